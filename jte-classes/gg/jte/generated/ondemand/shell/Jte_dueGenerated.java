package gg.jte.generated.ondemand.shell;
import java.time.Instant;
import org.wenguo.platform.web.DueState;
import org.wenguo.platform.web.Words;
@SuppressWarnings("unchecked")
public final class Jte_dueGenerated {
	public static final String JTE_NAME = "shell/_due.jte";
	public static final int[] JTE_LINE_INFO = {0,0,1,2,4,4,4,4,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,13,13,13,13,13,13,13,14,14,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,15,16,16,17,17,17,18,18,19,19,19,19,19,19,19,19,19,19,19,19,19,19,19,19,19,19,19,19,19,19,19,19,19,19,19,19,20,20,21,21,21,21,21,21,21,21,21,21,21,21,21,21,21,21,21,22,22,24,24,24,4,5,6,7,8,9,10,10,10,10};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, Words t, Instant due, Instant start, DueState state, Instant now, boolean bar, String label) {
		jteOutput.writeContent("\n<div class=\"due due-");
		jteOutput.setContext("div", "class");
		jteOutput.writeUserContent(state.look(start, due, now));
		jteOutput.setContext("div", null);
		jteOutput.writeContent(" ");
		jteOutput.setContext("div", "class");
		jteOutput.writeUserContent(state == DueState.RUNNING && t.remaining(due, now).equals(t.time(due, now)) ? "due-same" : "");
		jteOutput.setContext("div", null);
		jteOutput.writeContent("\"");
		var __jte_html_attribute_0 = state == DueState.RUNNING ? "running" : null;
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_0)) {
			jteOutput.writeContent(" data-due-state=\"");
			jteOutput.setContext("div", "data-due-state");
			jteOutput.writeUserContent(__jte_html_attribute_0);
			jteOutput.setContext("div", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent(">\n    ");
		if (label != null) {
			jteOutput.writeContent("<span class=\"due-label\">");
			jteOutput.setContext("span", null);
			jteOutput.writeUserContent(label);
			jteOutput.writeContent("</span>");
		}
		jteOutput.writeContent("\n    ");
		if (state == DueState.RUNNING) {
			jteOutput.writeContent("\n    <time class=\"due-left\"");
			var __jte_html_attribute_1 = due.toString();
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_1)) {
				jteOutput.writeContent(" datetime=\"");
				jteOutput.setContext("time", "datetime");
				jteOutput.writeUserContent(__jte_html_attribute_1);
				jteOutput.setContext("time", null);
				jteOutput.writeContent("\"");
			}
			var __jte_html_attribute_2 = t.exact(due);
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_2)) {
				jteOutput.writeContent(" title=\"");
				jteOutput.setContext("time", "title");
				jteOutput.writeUserContent(__jte_html_attribute_2);
				jteOutput.setContext("time", null);
				jteOutput.writeContent("\"");
			}
			var __jte_html_attribute_3 = due.toEpochMilli();
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_3)) {
				jteOutput.writeContent(" data-due=\"");
				jteOutput.setContext("time", "data-due");
				jteOutput.writeUserContent(__jte_html_attribute_3);
				jteOutput.setContext("time", null);
				jteOutput.writeContent("\"");
			}
			var __jte_html_attribute_4 = start == null ? null : Long.toString(start.toEpochMilli());
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_4)) {
				jteOutput.writeContent(" data-start=\"");
				jteOutput.setContext("time", "data-start");
				jteOutput.writeUserContent(__jte_html_attribute_4);
				jteOutput.setContext("time", null);
				jteOutput.writeContent("\"");
			}
			jteOutput.writeContent(">");
			jteOutput.setContext("time", null);
			jteOutput.writeUserContent(t.remaining(due, now));
			jteOutput.writeContent("</time>\n    ");
		} else {
			jteOutput.writeContent("\n    <span class=\"due-left\">");
			jteOutput.setContext("span", null);
			jteOutput.writeUserContent(t.of("due." + state.name().toLowerCase(java.util.Locale.ROOT)));
			jteOutput.writeContent("</span>\n    ");
		}
		jteOutput.writeContent("\n    <time class=\"due-at\"");
		var __jte_html_attribute_5 = due.toString();
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_5)) {
			jteOutput.writeContent(" datetime=\"");
			jteOutput.setContext("time", "datetime");
			jteOutput.writeUserContent(__jte_html_attribute_5);
			jteOutput.setContext("time", null);
			jteOutput.writeContent("\"");
		}
		var __jte_html_attribute_6 = t.exact(due);
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_6)) {
			jteOutput.writeContent(" title=\"");
			jteOutput.setContext("time", "title");
			jteOutput.writeUserContent(__jte_html_attribute_6);
			jteOutput.setContext("time", null);
			jteOutput.writeContent("\"");
		}
		var __jte_html_attribute_7 = due.toEpochMilli();
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_7)) {
			jteOutput.writeContent(" data-due-at=\"");
			jteOutput.setContext("time", "data-due-at");
			jteOutput.writeUserContent(__jte_html_attribute_7);
			jteOutput.setContext("time", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent(">");
		jteOutput.setContext("time", null);
		jteOutput.writeUserContent(t.time(due, now));
		jteOutput.writeContent("</time>\n    ");
		if (bar && start != null && state == DueState.RUNNING) {
			jteOutput.writeContent("\n    <progress class=\"due-bar\" max=\"100\"");
			var __jte_html_attribute_8 = Integer.toString(DueState.percent(start, due, now));
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_8)) {
				jteOutput.writeContent(" value=\"");
				jteOutput.setContext("progress", "value");
				jteOutput.writeUserContent(__jte_html_attribute_8);
				jteOutput.setContext("progress", null);
				jteOutput.writeContent("\"");
			}
			var __jte_html_attribute_9 = t.of("due.used", DueState.percent(start, due, now));
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_9)) {
				jteOutput.writeContent(" aria-label=\"");
				jteOutput.setContext("progress", "aria-label");
				jteOutput.writeUserContent(__jte_html_attribute_9);
				jteOutput.setContext("progress", null);
				jteOutput.writeContent("\"");
			}
			jteOutput.writeContent("></progress>\n    ");
		}
		jteOutput.writeContent("\n</div>\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		Words t = (Words)params.get("t");
		Instant due = (Instant)params.get("due");
		Instant start = (Instant)params.getOrDefault("start", null);
		DueState state = (DueState)params.getOrDefault("state", DueState.RUNNING);
		Instant now = (Instant)params.get("now");
		boolean bar = (boolean)params.getOrDefault("bar", true);
		String label = (String)params.getOrDefault("label", null);
		render(jteOutput, jteHtmlInterceptor, t, due, start, state, now, bar, label);
	}
}
