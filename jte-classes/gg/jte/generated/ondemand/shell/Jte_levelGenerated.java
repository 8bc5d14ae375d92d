package gg.jte.generated.ondemand.shell;
@SuppressWarnings("unchecked")
public final class Jte_levelGenerated {
	public static final String JTE_NAME = "shell/_level.jte";
	public static final int[] JTE_LINE_INFO = {0,0,0,0,0,2,2,2,2,2,2,2,2,3,3,3,0,1,1,1,1};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, String code, String label) {
		jteOutput.writeContent("<span class=\"level level-");
		jteOutput.setContext("span", "class");
		jteOutput.writeUserContent(code);
		jteOutput.setContext("span", null);
		jteOutput.writeContent("\">");
		jteOutput.setContext("span", null);
		jteOutput.writeUserContent(label);
		jteOutput.writeContent("</span>\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		String code = (String)params.get("code");
		String label = (String)params.get("label");
		render(jteOutput, jteHtmlInterceptor, code, label);
	}
}
