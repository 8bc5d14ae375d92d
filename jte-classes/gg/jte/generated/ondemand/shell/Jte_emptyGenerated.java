package gg.jte.generated.ondemand.shell;
@SuppressWarnings("unchecked")
public final class Jte_emptyGenerated {
	public static final String JTE_NAME = "shell/_empty.jte";
	public static final int[] JTE_LINE_INFO = {0,0,0,0,0,6,6,6,6,6,7,7,7,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,10,10,10,0,1,2,3,3,3,3};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, String icon, String text, String href, String action) {
		jteOutput.writeContent("\n<div class=\"empty-state\">\n    <i class=\"ti ti-");
		jteOutput.setContext("i", "class");
		jteOutput.writeUserContent(icon);
		jteOutput.setContext("i", null);
		jteOutput.writeContent("\" aria-hidden=\"true\"></i>\n    <p>");
		jteOutput.setContext("p", null);
		jteOutput.writeUserContent(text);
		jteOutput.writeContent("</p>\n    ");
		if (href != null && action != null) {
			jteOutput.writeContent("<a class=\"btn\"");
			var __jte_html_attribute_0 = href;
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_0)) {
				jteOutput.writeContent(" href=\"");
				jteOutput.setContext("a", "href");
				jteOutput.writeUserContent(__jte_html_attribute_0);
				jteOutput.setContext("a", null);
				jteOutput.writeContent("\"");
			}
			jteOutput.writeContent(">");
			jteOutput.setContext("a", null);
			jteOutput.writeUserContent(action);
			jteOutput.writeContent("</a>");
		}
		jteOutput.writeContent("\n</div>\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		String icon = (String)params.getOrDefault("icon", "checks");
		String text = (String)params.get("text");
		String href = (String)params.getOrDefault("href", null);
		String action = (String)params.getOrDefault("action", null);
		render(jteOutput, jteHtmlInterceptor, icon, text, href, action);
	}
}
