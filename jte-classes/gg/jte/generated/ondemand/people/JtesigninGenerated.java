package gg.jte.generated.ondemand.people;
import org.wenguo.platform.web.Asset;
import org.wenguo.platform.web.Shell;
import org.wenguo.platform.web.Words;
@SuppressWarnings("unchecked")
public final class JtesigninGenerated {
	public static final String JTE_NAME = "people/sign-in.jte";
	public static final int[] JTE_LINE_INFO = {0,0,1,2,4,4,4,4,9,9,9,9,11,11,11,12,12,12,13,13,13,13,13,13,13,15,15,15,15,15,15,15,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,19,19,19,23,23,23,26,26,26,29,29,29,31,31,31,31,31,31,31,31,31,31,31,31,31,31,31,31,32,32,32,4,5,6,7,7,7,7};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, Words t, Shell shell, String error, String note) {
		jteOutput.writeContent("\n");
		gg.jte.generated.ondemand.shell.JtelayoutGenerated.render(jteOutput, jteHtmlInterceptor, t, shell, new gg.jte.html.HtmlContent() {
			public void writeTo(gg.jte.html.HtmlTemplateOutput jteOutput) {
				jteOutput.writeContent("\n<div class=\"entry\">\n    <h1>");
				jteOutput.setContext("h1", null);
				jteOutput.writeUserContent(t.of("signIn.welcome"));
				jteOutput.writeContent("</h1>\n    <p>");
				jteOutput.setContext("p", null);
				jteOutput.writeUserContent(t.of("signIn.motto"));
				jteOutput.writeContent("</p>\n    ");
				if (note != null) {
					jteOutput.writeContent("<p class=\"note\" role=\"status\"><i class=\"ti ti-circle-check\" aria-hidden=\"true\"></i>");
					jteOutput.setContext("p", null);
					jteOutput.writeUserContent(note);
					jteOutput.writeContent("</p>");
				}
				jteOutput.writeContent("\n    <div class=\"card\"><div class=\"card-body\">\n        ");
				if (error != null) {
					jteOutput.writeContent("<div class=\"form-summary\" role=\"alert\"><i class=\"ti ti-alert-circle\" aria-hidden=\"true\"></i><p>");
					jteOutput.setContext("p", null);
					jteOutput.writeUserContent(error);
					jteOutput.writeContent("</p></div>");
				}
				jteOutput.writeContent("\n        <form id=\"sign-in\" action=\"/sign-in\" method=\"post\">\n            <input type=\"hidden\"");
				var __jte_html_attribute_0 = shell.csrf().name();
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_0)) {
					jteOutput.writeContent(" name=\"");
					jteOutput.setContext("input", "name");
					jteOutput.writeUserContent(__jte_html_attribute_0);
					jteOutput.setContext("input", null);
					jteOutput.writeContent("\"");
				}
				var __jte_html_attribute_1 = shell.csrf().token();
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_1)) {
					jteOutput.writeContent(" value=\"");
					jteOutput.setContext("input", "value");
					jteOutput.writeUserContent(__jte_html_attribute_1);
					jteOutput.setContext("input", null);
					jteOutput.writeContent("\"");
				}
				jteOutput.writeContent(">\n            <div class=\"field\">\n                <label class=\"field-label\" for=\"username\">");
				jteOutput.setContext("label", null);
				jteOutput.writeUserContent(t.of("signIn.username"));
				jteOutput.writeContent("</label>\n                <input class=\"form-control\" id=\"username\" name=\"username\" autocomplete=\"username\" autocapitalize=\"none\" spellcheck=\"false\" maxlength=\"60\" required autofocus>\n            </div>\n            <div class=\"field\">\n                <label class=\"field-label\" for=\"password\">");
				jteOutput.setContext("label", null);
				jteOutput.writeUserContent(t.of("signIn.password"));
				jteOutput.writeContent("</label>\n                <input class=\"form-control\" id=\"password\" name=\"password\" type=\"password\" autocomplete=\"current-password\" maxlength=\"200\" required>\n            </div>\n            <button class=\"btn btn-primary\" type=\"submit\">");
				jteOutput.setContext("button", null);
				jteOutput.writeUserContent(t.of("signIn.submit"));
				jteOutput.writeContent("</button>\n        </form>\n    </div></div>\n    <p class=\"entry-foot\">");
				jteOutput.setContext("p", null);
				jteOutput.writeUserContent(t.of("signIn.forgotten"));
				jteOutput.writeContent("</p>\n</div>\n");
			}
		}, new gg.jte.html.HtmlContent() {
			public void writeTo(gg.jte.html.HtmlTemplateOutput jteOutput) {
				jteOutput.writeContent("<link rel=\"stylesheet\"");
				var __jte_html_attribute_2 = Asset.of("/css/people.css");
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_2)) {
					jteOutput.writeContent(" href=\"");
					jteOutput.setContext("link", "href");
					jteOutput.writeUserContent(__jte_html_attribute_2);
					jteOutput.setContext("link", null);
					jteOutput.writeContent("\"");
				}
				jteOutput.writeContent(">");
			}
		});
		jteOutput.writeContent("\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		Words t = (Words)params.get("t");
		Shell shell = (Shell)params.get("shell");
		String error = (String)params.getOrDefault("error", null);
		String note = (String)params.getOrDefault("note", null);
		render(jteOutput, jteHtmlInterceptor, t, shell, error, note);
	}
}
