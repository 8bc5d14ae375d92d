package gg.jte.generated.ondemand.shell;
import java.util.List;
import org.wenguo.platform.web.StageMark;
import org.wenguo.platform.web.Words;
@SuppressWarnings("unchecked")
public final class Jte_stagesGenerated {
	public static final String JTE_NAME = "shell/_stages.jte";
	public static final int[] JTE_LINE_INFO = {0,0,1,2,4,4,4,4,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,9,9,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,11,11,13,13,13,4,5,6,6,6,6};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, Words t, List<StageMark> stages, boolean vertical) {
		jteOutput.writeContent("\n<ol");
		var __jte_html_attribute_0 = vertical ? "stages stages-vertical" : "stages";
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_0)) {
			jteOutput.writeContent(" class=\"");
			jteOutput.setContext("ol", "class");
			jteOutput.writeUserContent(__jte_html_attribute_0);
			jteOutput.setContext("ol", null);
			jteOutput.writeContent("\"");
		}
		var __jte_html_attribute_1 = t.of("stages.label");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_1)) {
			jteOutput.writeContent(" aria-label=\"");
			jteOutput.setContext("ol", "aria-label");
			jteOutput.writeUserContent(__jte_html_attribute_1);
			jteOutput.setContext("ol", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent(">\n    ");
		for (StageMark stage : stages) {
			jteOutput.writeContent("\n    <li");
			var __jte_html_attribute_2 = stage.look();
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_2)) {
				jteOutput.writeContent(" class=\"");
				jteOutput.setContext("li", "class");
				jteOutput.writeUserContent(__jte_html_attribute_2);
				jteOutput.setContext("li", null);
				jteOutput.writeContent("\"");
			}
			var __jte_html_attribute_3 = stage.standing() == StageMark.Standing.NOW ? "step" : null;
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_3)) {
				jteOutput.writeContent(" aria-current=\"");
				jteOutput.setContext("li", "aria-current");
				jteOutput.writeUserContent(__jte_html_attribute_3);
				jteOutput.setContext("li", null);
				jteOutput.writeContent("\"");
			}
			jteOutput.writeContent("><span class=\"stage-label\">");
			jteOutput.setContext("span", null);
			jteOutput.writeUserContent(stage.label());
			jteOutput.writeContent("</span><span class=\"visually-hidden\">");
			jteOutput.setContext("span", null);
			jteOutput.writeUserContent(t.of("stages." + stage.look()));
			jteOutput.writeContent("</span>");
			if (!stage.note().isEmpty()) {
				jteOutput.writeContent("<span class=\"stage-note\">");
				jteOutput.setContext("span", null);
				jteOutput.writeUserContent(stage.note());
				jteOutput.writeContent("</span>");
			}
			jteOutput.writeContent("</li>\n    ");
		}
		jteOutput.writeContent("\n</ol>\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		Words t = (Words)params.get("t");
		List<StageMark> stages = (List<StageMark>)params.get("stages");
		boolean vertical = (boolean)params.getOrDefault("vertical", false);
		render(jteOutput, jteHtmlInterceptor, t, stages, vertical);
	}
}
