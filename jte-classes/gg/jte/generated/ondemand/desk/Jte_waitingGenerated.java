package gg.jte.generated.ondemand.desk;
import java.util.List;
import org.wenguo.desk.web.HomeView;
import org.wenguo.platform.web.Words;
@SuppressWarnings("unchecked")
public final class Jte_waitingGenerated {
	public static final String JTE_NAME = "desk/_waiting.jte";
	public static final int[] JTE_LINE_INFO = {0,0,1,2,4,4,4,4,9,9,9,10,10,10,10,10,10,10,10,10,10,10,10,10,10,10,11,11,11,11,11,11,11,11,11,11,11,11,11,11,11,11,11,11,11,11,12,12,13,13,13,4,5,6,7,7,7,7};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, Words t, String id, String title, List<HomeView.Waiting> lines) {
		jteOutput.writeContent("\n");
		if (!lines.isEmpty()) {
			jteOutput.writeContent("\n<section class=\"card waiting\"");
			var __jte_html_attribute_0 = id;
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_0)) {
				jteOutput.writeContent(" id=\"");
				jteOutput.setContext("section", "id");
				jteOutput.writeUserContent(__jte_html_attribute_0);
				jteOutput.setContext("section", null);
				jteOutput.writeContent("\"");
			}
			jteOutput.writeContent("><div class=\"card-body\"><div class=\"card-head\"><h2>");
			jteOutput.setContext("h2", null);
			jteOutput.writeUserContent(title);
			jteOutput.writeContent(" <span class=\"count\">");
			jteOutput.setContext("span", null);
			jteOutput.writeUserContent(t.number(lines.size()));
			jteOutput.writeContent("</span></h2></div>\n    <ul class=\"plain-list\">");
			for (HomeView.Waiting line : lines) {
				jteOutput.writeContent("<li>");
				gg.jte.generated.ondemand.shell.Jte_levelGenerated.render(jteOutput, jteHtmlInterceptor, line.level(), t.of("level." + line.level()));
				jteOutput.writeContent(" <a href=\"/complaints/");
				jteOutput.setContext("a", "href");
				jteOutput.writeUserContent(line.number());
				jteOutput.setContext("a", null);
				jteOutput.writeContent("\">");
				jteOutput.setContext("a", null);
				jteOutput.writeUserContent(line.subject());
				jteOutput.writeContent("</a>");
				if (!line.what().isEmpty()) {
					jteOutput.writeContent("<div class=\"quiet small waiting-what\">");
					jteOutput.setContext("div", null);
					jteOutput.writeUserContent(line.what());
					jteOutput.writeContent("</div>");
				}
				jteOutput.writeContent("</li>");
			}
			jteOutput.writeContent("</ul></div></section>\n");
		}
		jteOutput.writeContent("\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		Words t = (Words)params.get("t");
		String id = (String)params.get("id");
		String title = (String)params.get("title");
		List<HomeView.Waiting> lines = (List<HomeView.Waiting>)params.get("lines");
		render(jteOutput, jteHtmlInterceptor, t, id, title, lines);
	}
}
