package gg.jte.generated.ondemand.shell;
import gg.jte.Content;
import org.wenguo.platform.web.Words;
@SuppressWarnings("unchecked")
public final class Jte_fieldGenerated {
	public static final String JTE_NAME = "shell/_field.jte";
	public static final int[] JTE_LINE_INFO = {0,0,1,3,3,3,3,10,11,11,11,11,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,13,13,13,14,14,14,14,14,14,14,14,14,14,14,15,15,15,15,15,15,15,15,15,15,15,17,17,17,3,4,5,6,7,8,9,9,9,9};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, Words t, String id, String label, String hint, String error, boolean required, Content content) {
		jteOutput.writeContent("\n<div class=\"field ");
		jteOutput.setContext("div", "class");
		jteOutput.writeUserContent(error == null ? "" : "field-wrong");
		jteOutput.setContext("div", null);
		jteOutput.writeContent("\">\n    <label class=\"field-label\"");
		var __jte_html_attribute_0 = id;
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_0)) {
			jteOutput.writeContent(" for=\"");
			jteOutput.setContext("label", "for");
			jteOutput.writeUserContent(__jte_html_attribute_0);
			jteOutput.setContext("label", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent(">");
		jteOutput.setContext("label", null);
		jteOutput.writeUserContent(label);
		if (required) {
			jteOutput.writeContent("<span class=\"field-mark\">");
			jteOutput.setContext("span", null);
			jteOutput.writeUserContent(t.of("field.required"));
			jteOutput.writeContent("</span>");
		}
		jteOutput.writeContent("</label>\n    ");
		jteOutput.setContext("div", null);
		jteOutput.writeUserContent(content);
		jteOutput.writeContent("\n    ");
		if (hint != null && error == null) {
			jteOutput.writeContent("<div class=\"field-hint\" id=\"");
			jteOutput.setContext("div", "id");
			jteOutput.writeUserContent(id);
			jteOutput.setContext("div", null);
			jteOutput.writeContent("-hint\">");
			jteOutput.setContext("div", null);
			jteOutput.writeUserContent(hint);
			jteOutput.writeContent("</div>");
		}
		jteOutput.writeContent("\n    ");
		if (error != null) {
			jteOutput.writeContent("<div class=\"field-error\" id=\"");
			jteOutput.setContext("div", "id");
			jteOutput.writeUserContent(id);
			jteOutput.setContext("div", null);
			jteOutput.writeContent("-error\"><i class=\"ti ti-alert-circle\" aria-hidden=\"true\"></i>");
			jteOutput.setContext("div", null);
			jteOutput.writeUserContent(error);
			jteOutput.writeContent("</div>");
		}
		jteOutput.writeContent("\n</div>\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		Words t = (Words)params.get("t");
		String id = (String)params.get("id");
		String label = (String)params.get("label");
		String hint = (String)params.getOrDefault("hint", null);
		String error = (String)params.getOrDefault("error", null);
		boolean required = (boolean)params.getOrDefault("required", false);
		Content content = (Content)params.get("content");
		render(jteOutput, jteHtmlInterceptor, t, id, label, hint, error, required, content);
	}
}
