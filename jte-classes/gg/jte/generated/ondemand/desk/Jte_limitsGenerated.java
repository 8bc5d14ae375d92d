package gg.jte.generated.ondemand.desk;
import org.wenguo.desk.web.CaseView;
import org.wenguo.platform.web.DueState;
import org.wenguo.platform.web.Words;
@SuppressWarnings("unchecked")
public final class Jte_limitsGenerated {
	public static final String JTE_NAME = "desk/_limits.jte";
	public static final int[] JTE_LINE_INFO = {0,0,1,2,4,4,4,4,7,7,7,9,9,9,11,11,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,13,13,14,14,14,14,14,14,15,15,16,16,17,17,18,18,18,18,18,18,18,18,18,18,18,18,20,20,23,23,24,24,24,4,5,5,5,5};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, Words t, CaseView view) {
		jteOutput.writeContent("\n");
		if (!view.limits().isEmpty()) {
			jteOutput.writeContent("\n<section class=\"card\" id=\"limits\"><div class=\"card-body\">\n    <div class=\"card-head\"><h2>");
			jteOutput.setContext("h2", null);
			jteOutput.writeUserContent(t.of("desk.limits"));
			jteOutput.writeContent("</h2></div>\n    <ul class=\"limits\">\n        ");
			for (CaseView.Line line : view.limits()) {
				jteOutput.writeContent("\n        <li");
				var __jte_html_attribute_0 = line.isCancelled() ? "limit-cancelled" : null;
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_0)) {
					jteOutput.writeContent(" class=\"");
					jteOutput.setContext("li", "class");
					jteOutput.writeUserContent(__jte_html_attribute_0);
					jteOutput.setContext("li", null);
					jteOutput.writeContent("\"");
				}
				var __jte_html_attribute_1 = line.source();
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_1)) {
					jteOutput.writeContent(" title=\"");
					jteOutput.setContext("li", "title");
					jteOutput.writeUserContent(__jte_html_attribute_1);
					jteOutput.setContext("li", null);
					jteOutput.writeContent("\"");
				}
				jteOutput.writeContent(">\n            ");
				if (line.isCancelled()) {
					jteOutput.writeContent("\n            <div class=\"due\"><span class=\"due-label\">");
					jteOutput.setContext("span", null);
					jteOutput.writeUserContent(line.title());
					jteOutput.writeContent("</span><span class=\"due-left\">");
					jteOutput.setContext("span", null);
					jteOutput.writeUserContent(t.of("desk.limit.cancelled"));
					jteOutput.writeContent("</span></div>\n            ");
				} else {
					jteOutput.writeContent("\n            ");
					gg.jte.generated.ondemand.shell.Jte_dueGenerated.render(jteOutput, jteHtmlInterceptor, t, line.due(), line.start(), line.look(), view.now(), true, line.title());
					jteOutput.writeContent("\n            ");
				}
				jteOutput.writeContent("\n            ");
				if (line.open()) {
					jteOutput.writeContent("<p class=\"limit-owner\">");
					jteOutput.setContext("p", null);
					jteOutput.writeUserContent(line.owner());
					if (line.by() != null) {
						jteOutput.writeContent(" · ");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(line.by());
					}
					jteOutput.writeContent("</p>");
				}
				jteOutput.writeContent("\n        </li>\n        ");
			}
			jteOutput.writeContent("\n    </ul>\n</div></section>\n");
		}
		jteOutput.writeContent("\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		Words t = (Words)params.get("t");
		CaseView view = (CaseView)params.get("view");
		render(jteOutput, jteHtmlInterceptor, t, view);
	}
}
