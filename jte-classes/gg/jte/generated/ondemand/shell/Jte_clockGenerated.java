package gg.jte.generated.ondemand.shell;
import java.time.Instant;
import org.wenguo.platform.web.Words;
@SuppressWarnings("unchecked")
public final class Jte_clockGenerated {
	public static final String JTE_NAME = "shell/_clock.jte";
	public static final int[] JTE_LINE_INFO = {0,0,1,3,3,3,3,5,6,6,6,6,6,6,6,6,6,6,6,6,6,6,6,6,6,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,8,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,11,11,11,11,11,11,11,11,11,11,11,11,11,11,11,11,11,11,11,11,11,11,11,11,11,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,13,13,13,3,4,4,4,4};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, Words t, Instant now) {
		jteOutput.writeContent("\n<meta name=\"clock\"");
		var __jte_html_attribute_0 = now.toEpochMilli();
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_0)) {
			jteOutput.writeContent(" content=\"");
			jteOutput.setContext("meta", "content");
			jteOutput.writeUserContent(__jte_html_attribute_0);
			jteOutput.setContext("meta", null);
			jteOutput.writeContent("\"");
		}
		var __jte_html_attribute_1 = t.zone().getId();
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_1)) {
			jteOutput.writeContent(" data-zone=\"");
			jteOutput.setContext("meta", "data-zone");
			jteOutput.writeUserContent(__jte_html_attribute_1);
			jteOutput.setContext("meta", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent("\n     ");
		var __jte_html_attribute_2 = t.of("time.left.soon");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_2)) {
			jteOutput.writeContent(" data-left-soon=\"");
			jteOutput.setContext("meta", "data-left-soon");
			jteOutput.writeUserContent(__jte_html_attribute_2);
			jteOutput.setContext("meta", null);
			jteOutput.writeContent("\"");
		}
		var __jte_html_attribute_3 = t.of("time.left.minutes", "{0}");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_3)) {
			jteOutput.writeContent(" data-left-minutes=\"");
			jteOutput.setContext("meta", "data-left-minutes");
			jteOutput.writeUserContent(__jte_html_attribute_3);
			jteOutput.setContext("meta", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent("\n     ");
		var __jte_html_attribute_4 = t.of("time.left.hours", "{0}");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_4)) {
			jteOutput.writeContent(" data-left-hours=\"");
			jteOutput.setContext("meta", "data-left-hours");
			jteOutput.writeUserContent(__jte_html_attribute_4);
			jteOutput.setContext("meta", null);
			jteOutput.writeContent("\"");
		}
		var __jte_html_attribute_5 = t.of("time.left.hoursMinutes", "{0}", "{1}");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_5)) {
			jteOutput.writeContent(" data-left-hours-minutes=\"");
			jteOutput.setContext("meta", "data-left-hours-minutes");
			jteOutput.writeUserContent(__jte_html_attribute_5);
			jteOutput.setContext("meta", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent("\n     ");
		var __jte_html_attribute_6 = t.of("time.late.just");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_6)) {
			jteOutput.writeContent(" data-late-just=\"");
			jteOutput.setContext("meta", "data-late-just");
			jteOutput.writeUserContent(__jte_html_attribute_6);
			jteOutput.setContext("meta", null);
			jteOutput.writeContent("\"");
		}
		var __jte_html_attribute_7 = t.of("time.late.minutes", "{0}");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_7)) {
			jteOutput.writeContent(" data-late-minutes=\"");
			jteOutput.setContext("meta", "data-late-minutes");
			jteOutput.writeUserContent(__jte_html_attribute_7);
			jteOutput.setContext("meta", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent("\n     ");
		var __jte_html_attribute_8 = t.of("time.late.hours", "{0}");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_8)) {
			jteOutput.writeContent(" data-late-hours=\"");
			jteOutput.setContext("meta", "data-late-hours");
			jteOutput.writeUserContent(__jte_html_attribute_8);
			jteOutput.setContext("meta", null);
			jteOutput.writeContent("\"");
		}
		var __jte_html_attribute_9 = t.of("time.late.hoursMinutes", "{0}", "{1}");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_9)) {
			jteOutput.writeContent(" data-late-hours-minutes=\"");
			jteOutput.setContext("meta", "data-late-hours-minutes");
			jteOutput.writeUserContent(__jte_html_attribute_9);
			jteOutput.setContext("meta", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent("\n     ");
		var __jte_html_attribute_10 = t.of("time.late.days", "{0}");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_10)) {
			jteOutput.writeContent(" data-late-days=\"");
			jteOutput.setContext("meta", "data-late-days");
			jteOutput.writeUserContent(__jte_html_attribute_10);
			jteOutput.setContext("meta", null);
			jteOutput.writeContent("\"");
		}
		var __jte_html_attribute_11 = t.of("time.today", "{0}");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_11)) {
			jteOutput.writeContent(" data-today=\"");
			jteOutput.setContext("meta", "data-today");
			jteOutput.writeUserContent(__jte_html_attribute_11);
			jteOutput.setContext("meta", null);
			jteOutput.writeContent("\"");
		}
		var __jte_html_attribute_12 = t.of("time.tomorrow", "{0}");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_12)) {
			jteOutput.writeContent(" data-tomorrow=\"");
			jteOutput.setContext("meta", "data-tomorrow");
			jteOutput.writeUserContent(__jte_html_attribute_12);
			jteOutput.setContext("meta", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent("\n     ");
		var __jte_html_attribute_13 = t.of("draft.restored");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_13)) {
			jteOutput.writeContent(" data-draft-restored=\"");
			jteOutput.setContext("meta", "data-draft-restored");
			jteOutput.writeUserContent(__jte_html_attribute_13);
			jteOutput.setContext("meta", null);
			jteOutput.writeContent("\"");
		}
		var __jte_html_attribute_14 = t.of("draft.discard");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_14)) {
			jteOutput.writeContent(" data-draft-discard=\"");
			jteOutput.setContext("meta", "data-draft-discard");
			jteOutput.writeUserContent(__jte_html_attribute_14);
			jteOutput.setContext("meta", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent(">\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		Words t = (Words)params.get("t");
		Instant now = (Instant)params.get("now");
		render(jteOutput, jteHtmlInterceptor, t, now);
	}
}
