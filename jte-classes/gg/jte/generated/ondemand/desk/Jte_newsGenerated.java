package gg.jte.generated.ondemand.desk;
import java.util.List;
import org.wenguo.desk.web.CaseTimeline;
import org.wenguo.platform.web.Words;
@SuppressWarnings("unchecked")
public final class Jte_newsGenerated {
	public static final String JTE_NAME = "desk/_news.jte";
	public static final int[] JTE_LINE_INFO = {0,0,1,2,4,4,4,4,9,9,9,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,11,11,12,12,13,13,13,14,14,15,15,15,4,5,6,7,7,7,7};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, Words t, String number, List<String> others, List<CaseTimeline.Entry> events) {
		jteOutput.writeContent("\n");
		if (!events.isEmpty()) {
			jteOutput.writeContent("\n<div class=\"note news-note\"><i class=\"ti ti-refresh\" aria-hidden=\"true\"></i><span>");
			for (CaseTimeline.Entry event : events) {
				jteOutput.writeContent("<span class=\"news-event\"><b>");
				jteOutput.setContext("b", null);
				jteOutput.writeUserContent(event.who() == null ? t.of("actor.system") : event.who());
				jteOutput.writeContent("</b> ");
				jteOutput.setContext("span", null);
				jteOutput.writeUserContent(event.what());
				jteOutput.writeContent("</span>");
			}
			jteOutput.writeContent("</span><a href=\"/complaints/");
			jteOutput.setContext("a", "href");
			jteOutput.writeUserContent(number);
			jteOutput.setContext("a", null);
			jteOutput.writeContent("\">");
			jteOutput.setContext("a", null);
			jteOutput.writeUserContent(t.of("desk.news.reload"));
			jteOutput.writeContent("</a></div>\n");
		}
		jteOutput.writeContent("\n");
		if (!others.isEmpty()) {
			jteOutput.writeContent("\n<p class=\"onlookers\"><i class=\"ti ti-eye\" aria-hidden=\"true\"></i>");
			jteOutput.setContext("p", null);
			jteOutput.writeUserContent(t.of("desk.news.others", String.join(t.of("desk.comma"), others)));
			jteOutput.writeContent("</p>\n");
		}
		jteOutput.writeContent("\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		Words t = (Words)params.get("t");
		String number = (String)params.get("number");
		List<String> others = (List<String>)params.get("others");
		List<CaseTimeline.Entry> events = (List<CaseTimeline.Entry>)params.get("events");
		render(jteOutput, jteHtmlInterceptor, t, number, others, events);
	}
}
