package gg.jte.generated.ondemand.desk;
import java.util.List;
import java.util.Map;
import org.wenguo.desk.web.HomeView;
import org.wenguo.platform.web.Asset;
import org.wenguo.platform.web.DueState;
import org.wenguo.platform.web.Shell;
import org.wenguo.platform.web.Words;
@SuppressWarnings("unchecked")
public final class JtehomeGenerated {
	public static final String JTE_NAME = "desk/home.jte";
	public static final int[] JTE_LINE_INFO = {0,0,1,2,3,4,5,6,8,8,8,8,12,12,12,12,14,14,14,15,15,16,16,16,16,16,16,16,16,16,16,16,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,17,18,18,22,22,24,24,24,25,25,25,26,26,26,26,26,26,26,26,26,27,27,27,29,29,30,30,32,32,32,32,32,32,34,34,34,34,34,34,35,35,35,35,35,35,36,36,36,36,36,36,36,36,36,36,36,37,37,37,37,37,37,37,37,37,37,37,39,39,39,41,41,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,43,43,46,46,47,47,48,48,49,49,50,50,51,51,52,52,52,52,52,52,54,54,56,56,56,56,57,57,57,57,57,57,57,57,57,57,57,57,57,57,57,57,57,57,57,57,57,57,57,57,57,58,58,58,58,58,58,58,58,58,58,58,58,58,58,58,58,58,58,58,58,60,60,62,62,63,63,64,64,64,64,64,64,66,66,68,68,68,69,69,69,69,69,69,69,69,69,69,69,69,69,69,69,70,70,70,70,70,70,70,70,70,70,70,70,70,70,70,70,72,72,74,74,75,75,78,78,79,79,79,80,80,80,80,80,80,80,81,81,81,81,81,81,81,81,81,81,81,81,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,82,83,83,85,85,86,86,87,87,88,88,89,89,90,90,90,90,90,90,91,91,91,91,91,91,91,91,91,91,91,91,91,92,92,93,93,94,94,94,94,94,94,95,95,95,95,95,95,95,95,95,95,95,95,95,95,95,95,95,95,95,95,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,96,97,97,98,98,99,99,100,100,103,103,103,103,103,103,103,103,103,103,103,103,103,103,103,103,104,104,104,8,9,10,10,10,10};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, Words t, Shell shell, HomeView view) {
		jteOutput.writeContent("\n");
		gg.jte.generated.ondemand.shell.JtelayoutGenerated.render(jteOutput, jteHtmlInterceptor, t, shell, new gg.jte.html.HtmlContent() {
			public void writeTo(gg.jte.html.HtmlTemplateOutput jteOutput) {
				jteOutput.writeContent("\n<div class=\"home-head\">\n    <h1>");
				jteOutput.setContext("h1", null);
				jteOutput.writeUserContent(view.greeting());
				jteOutput.writeContent("</h1>\n    ");
				if (view.works()) {
					jteOutput.writeContent("\n    <p class=\"quiet\">");
					if (view.pressing() > 0) {
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(t.of("home.pressing", t.number(view.pressing()), t.number(view.urgent().size() + view.held().size() - view.pressing())));
					} else if (view.urgent().isEmpty() && view.held().isEmpty()) {
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(t.of("home.nothing"));
					} else {
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(t.of("home.calm", t.number(view.urgent().size() + view.held().size())));
					}
					jteOutput.writeContent("</p>\n    <nav class=\"home-scope\"");
					var __jte_html_attribute_0 = t.of("home.scope");
					if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_0)) {
						jteOutput.writeContent(" aria-label=\"");
						jteOutput.setContext("nav", "aria-label");
						jteOutput.writeUserContent(__jte_html_attribute_0);
						jteOutput.setContext("nav", null);
						jteOutput.writeContent("\"");
					}
					jteOutput.writeContent("><a href=\"/\"");
					var __jte_html_attribute_1 = view.mine() ? null : "true";
					if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_1)) {
						jteOutput.writeContent(" aria-current=\"");
						jteOutput.setContext("a", "aria-current");
						jteOutput.writeUserContent(__jte_html_attribute_1);
						jteOutput.setContext("a", null);
						jteOutput.writeContent("\"");
					}
					jteOutput.writeContent(">");
					jteOutput.setContext("a", null);
					jteOutput.writeUserContent(t.of("home.scope.unit"));
					jteOutput.writeContent("</a><a href=\"/?mine=true\"");
					var __jte_html_attribute_2 = view.mine() ? "true" : null;
					if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_2)) {
						jteOutput.writeContent(" aria-current=\"");
						jteOutput.setContext("a", "aria-current");
						jteOutput.writeUserContent(__jte_html_attribute_2);
						jteOutput.setContext("a", null);
						jteOutput.writeContent("\"");
					}
					jteOutput.writeContent(">");
					jteOutput.setContext("a", null);
					jteOutput.writeUserContent(t.of("home.scope.mine"));
					jteOutput.writeContent("</a></nav>\n    ");
				}
				jteOutput.writeContent("\n</div>\n<div class=\"page-grid\">\n    <div class=\"area-main\">\n        ");
				if (view.administers()) {
					jteOutput.writeContent("\n        <section class=\"card\" id=\"set-up\"><div class=\"card-body\">\n            <div class=\"card-head\"><h2>");
					jteOutput.setContext("h2", null);
					jteOutput.writeUserContent(t.of("home.admin"));
					jteOutput.writeContent("</h2></div>\n            <p>");
					jteOutput.setContext("p", null);
					jteOutput.writeUserContent(t.of("home.admin.text"));
					jteOutput.writeContent("</p>\n            <ol class=\"steps\"><li>");
					jteOutput.setContext("li", null);
					jteOutput.writeUserContent(t.of("home.admin.units"));
					jteOutput.writeContent("</li><li>");
					jteOutput.setContext("li", null);
					jteOutput.writeUserContent(t.of("home.admin.staff"));
					jteOutput.writeContent("</li><li>");
					jteOutput.setContext("li", null);
					jteOutput.writeUserContent(t.of("home.admin.centre"));
					jteOutput.writeContent("</li></ol>\n            <a class=\"btn btn-primary\" href=\"/people\">");
					jteOutput.setContext("a", null);
					jteOutput.writeUserContent(t.of("home.admin.people"));
					jteOutput.writeContent("</a>\n        </div></section>\n        ");
				}
				jteOutput.writeContent("\n        ");
				if (view.month() != null) {
					jteOutput.writeContent("\n        <section class=\"card\" id=\"month\"><div class=\"card-body\">\n            <div class=\"card-head\"><h2>");
					jteOutput.setContext("h2", null);
					jteOutput.writeUserContent(t.of("home.month"));
					jteOutput.writeContent("</h2><a class=\"small\" href=\"/complaints\">");
					jteOutput.setContext("a", null);
					jteOutput.writeUserContent(t.of("nav.complaints"));
					jteOutput.writeContent("</a></div>\n            <dl class=\"figures\">\n                <div><dt>");
					jteOutput.setContext("dt", null);
					jteOutput.writeUserContent(t.of("home.received"));
					jteOutput.writeContent("</dt><dd>");
					jteOutput.setContext("dd", null);
					jteOutput.writeUserContent(t.number(view.month().received()));
					jteOutput.writeContent("</dd></div>\n                <div><dt>");
					jteOutput.setContext("dt", null);
					jteOutput.writeUserContent(t.of("home.closed"));
					jteOutput.writeContent("</dt><dd>");
					jteOutput.setContext("dd", null);
					jteOutput.writeUserContent(t.number(view.month().closed()));
					jteOutput.writeContent("</dd></div>\n                <div><dt>");
					jteOutput.setContext("dt", null);
					jteOutput.writeUserContent(t.of("home.on-time"));
					jteOutput.writeContent("</dt><dd>");
					if (view.month().onTime() == null) {
						jteOutput.writeContent("–");
					} else {
						jteOutput.setContext("dd", null);
						jteOutput.writeUserContent(view.month().onTime().toString());
						jteOutput.writeContent("<small>%</small>");
					}
					jteOutput.writeContent("</dd></div>\n                <div><dt>");
					jteOutput.setContext("dt", null);
					jteOutput.writeUserContent(t.of("home.content", t.number(view.month().calledBack())));
					jteOutput.writeContent("</dt><dd>");
					if (view.month().content() == null) {
						jteOutput.writeContent("–");
					} else {
						jteOutput.setContext("dd", null);
						jteOutput.writeUserContent(view.month().content().toString());
						jteOutput.writeContent("<small>%</small>");
					}
					jteOutput.writeContent("</dd></div>\n            </dl>\n            <h3 class=\"figures-head\">");
					jteOutput.setContext("h3", null);
					jteOutput.writeUserContent(t.of("home.by-level"));
					jteOutput.writeContent("</h3>\n            <ul class=\"by-level\">\n                ");
					for (Map.Entry<String, Long> level : view.month().byLevel().entrySet()) {
						jteOutput.writeContent("\n                <li><a href=\"/complaints?level=");
						jteOutput.setContext("a", "href");
						jteOutput.writeUserContent(level.getKey());
						jteOutput.setContext("a", null);
						jteOutput.writeContent("\">");
						gg.jte.generated.ondemand.shell.Jte_levelGenerated.render(jteOutput, jteHtmlInterceptor, level.getKey(), t.of("level." + level.getKey()));
						jteOutput.writeContent("</a><progress");
						var __jte_html_attribute_3 = Long.toString(view.month().most());
						if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_3)) {
							jteOutput.writeContent(" max=\"");
							jteOutput.setContext("progress", "max");
							jteOutput.writeUserContent(__jte_html_attribute_3);
							jteOutput.setContext("progress", null);
							jteOutput.writeContent("\"");
						}
						var __jte_html_attribute_4 = level.getValue().toString();
						if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_4)) {
							jteOutput.writeContent(" value=\"");
							jteOutput.setContext("progress", "value");
							jteOutput.writeUserContent(__jte_html_attribute_4);
							jteOutput.setContext("progress", null);
							jteOutput.writeContent("\"");
						}
						jteOutput.writeContent(" aria-hidden=\"true\"></progress><b>");
						jteOutput.setContext("b", null);
						jteOutput.writeUserContent(t.number(level.getValue()));
						jteOutput.writeContent("</b></li>\n                ");
					}
					jteOutput.writeContent("\n            </ul>\n        </div></section>\n        ");
				}
				jteOutput.writeContent("\n        ");
				if (view.works()) {
					jteOutput.writeContent("\n        ");
					if (view.urgent().isEmpty() && view.held().isEmpty()) {
						jteOutput.writeContent("\n        <section class=\"card\">");
						gg.jte.generated.ondemand.shell.Jte_emptyGenerated.render(jteOutput, jteHtmlInterceptor, "mood-check", t.of("home.empty"), "/complaints", t.of("home.empty.action"));
						jteOutput.writeContent("</section>\n        ");
					}
					jteOutput.writeContent("\n        ");
					if (!view.urgent().isEmpty()) {
						jteOutput.writeContent("\n        <section aria-labelledby=\"urgent-head\"><h2 class=\"list-head\" id=\"urgent-head\">");
						jteOutput.setContext("h2", null);
						jteOutput.writeUserContent(t.of("home.urgent"));
						jteOutput.writeContent(" <span class=\"count\">");
						jteOutput.setContext("span", null);
						jteOutput.writeUserContent(t.number(view.urgent().size()));
						jteOutput.writeContent("</span></h2>\n        <ul class=\"worklist\" id=\"urgent\">\n            ");
						for (HomeView.Work work : view.urgent()) {
							jteOutput.writeContent("\n            <li>\n                ");
							if (work.due() != null) {
								gg.jte.generated.ondemand.shell.Jte_dueGenerated.render(jteOutput, jteHtmlInterceptor, t, work.due(), work.start(), work.paused() ? DueState.PAUSED : DueState.RUNNING, view.now(), false, null);
							}
							jteOutput.writeContent("\n                <div class=\"work\"><div class=\"work-subject\">");
							gg.jte.generated.ondemand.shell.Jte_levelGenerated.render(jteOutput, jteHtmlInterceptor, work.level(), t.of("level." + work.level()));
							jteOutput.writeContent("<a href=\"/complaints/");
							jteOutput.setContext("a", "href");
							jteOutput.writeUserContent(work.number());
							jteOutput.setContext("a", null);
							jteOutput.writeContent("\">");
							jteOutput.setContext("a", null);
							jteOutput.writeUserContent(work.subject());
							jteOutput.writeContent("</a></div><div class=\"work-meta\"><span>");
							jteOutput.setContext("span", null);
							jteOutput.writeUserContent(work.complainant() == null ? t.of("desk.anonymous") : work.complainant());
							jteOutput.writeContent("</span><span>");
							jteOutput.setContext("span", null);
							jteOutput.writeUserContent(work.unit());
							jteOutput.writeContent("</span><span>");
							jteOutput.setContext("span", null);
							jteOutput.writeUserContent(t.of("home.limit", work.limit()));
							jteOutput.writeContent("</span>");
							if (work.waitsFor() != null) {
								jteOutput.writeContent("<span>");
								jteOutput.setContext("span", null);
								jteOutput.writeUserContent(t.of("home.with", work.waitsFor()));
								jteOutput.writeContent("</span>");
							}
							jteOutput.writeContent("</div></div>\n                <a class=\"btn btn-sm\"");
							var __jte_html_attribute_5 = work.href();
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_5)) {
								jteOutput.writeContent(" href=\"");
								jteOutput.setContext("a", "href");
								jteOutput.writeUserContent(__jte_html_attribute_5);
								jteOutput.setContext("a", null);
								jteOutput.writeContent("\"");
							}
							var __jte_html_attribute_6 = t.of("home.do", t.of("verb." + work.act().name()), work.subject());
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_6)) {
								jteOutput.writeContent(" aria-label=\"");
								jteOutput.setContext("a", "aria-label");
								jteOutput.writeUserContent(__jte_html_attribute_6);
								jteOutput.setContext("a", null);
								jteOutput.writeContent("\"");
							}
							jteOutput.writeContent(">");
							jteOutput.setContext("a", null);
							jteOutput.writeUserContent(t.of("verb." + work.act().name()));
							jteOutput.writeContent("</a>\n            </li>\n            ");
						}
						jteOutput.writeContent("\n        </ul></section>\n        ");
					}
					jteOutput.writeContent("\n        ");
					if (!view.held().isEmpty()) {
						jteOutput.writeContent("\n        <section aria-labelledby=\"held-head\"><h2 class=\"list-head\" id=\"held-head\">");
						jteOutput.setContext("h2", null);
						jteOutput.writeUserContent(t.of("home.held"));
						jteOutput.writeContent(" <span class=\"count\">");
						jteOutput.setContext("span", null);
						jteOutput.writeUserContent(t.number(view.held().size()));
						jteOutput.writeContent("</span></h2>\n        <ul class=\"worklist worklist-calm\" id=\"held\">\n            ");
						for (HomeView.Work work : view.held()) {
							jteOutput.writeContent("\n            <li>\n                <span class=\"quiet small\">");
							jteOutput.setContext("span", null);
							jteOutput.writeUserContent(t.of("stage." + work.stage()));
							jteOutput.writeContent("</span>\n                <div class=\"work\"><div class=\"work-subject\">");
							gg.jte.generated.ondemand.shell.Jte_levelGenerated.render(jteOutput, jteHtmlInterceptor, work.level(), t.of("level." + work.level()));
							jteOutput.writeContent("<a href=\"/complaints/");
							jteOutput.setContext("a", "href");
							jteOutput.writeUserContent(work.number());
							jteOutput.setContext("a", null);
							jteOutput.writeContent("\">");
							jteOutput.setContext("a", null);
							jteOutput.writeUserContent(work.subject());
							jteOutput.writeContent("</a></div><div class=\"work-meta\"><span>");
							jteOutput.setContext("span", null);
							jteOutput.writeUserContent(work.complainant() == null ? t.of("desk.anonymous") : work.complainant());
							jteOutput.writeContent("</span><span>");
							jteOutput.setContext("span", null);
							jteOutput.writeUserContent(work.unit());
							jteOutput.writeContent("</span></div></div>\n                <a class=\"btn btn-sm\" href=\"/complaints/");
							jteOutput.setContext("a", "href");
							jteOutput.writeUserContent(work.number());
							jteOutput.setContext("a", null);
							jteOutput.writeContent("\"");
							var __jte_html_attribute_7 = t.of("home.do", t.of("home.next." + work.stage()), work.subject());
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_7)) {
								jteOutput.writeContent(" aria-label=\"");
								jteOutput.setContext("a", "aria-label");
								jteOutput.writeUserContent(__jte_html_attribute_7);
								jteOutput.setContext("a", null);
								jteOutput.writeContent("\"");
							}
							jteOutput.writeContent(">");
							jteOutput.setContext("a", null);
							jteOutput.writeUserContent(t.of("home.next." + work.stage()));
							jteOutput.writeContent("</a>\n            </li>\n            ");
						}
						jteOutput.writeContent("\n        </ul></section>\n        ");
					}
					jteOutput.writeContent("\n        ");
				}
				jteOutput.writeContent("\n    </div>\n    <div class=\"area-side\">\n        ");
				if (view.board() != null) {
					jteOutput.writeContent("\n        <section class=\"card\" id=\"board\"><div class=\"card-body\"><div class=\"card-head\"><h2>");
					jteOutput.setContext("h2", null);
					jteOutput.writeUserContent(t.of("home.board"));
					jteOutput.writeContent("</h2></div>\n            ");
					if (view.board().isEmpty()) {
						jteOutput.writeContent("<p class=\"quiet\">");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(t.of("home.board.empty"));
						jteOutput.writeContent("</p>");
					} else {
						jteOutput.writeContent("\n            <table class=\"board\"><thead><tr><th>");
						jteOutput.setContext("th", null);
						jteOutput.writeUserContent(t.of("home.board.unit"));
						jteOutput.writeContent("</th><th>");
						jteOutput.setContext("th", null);
						jteOutput.writeUserContent(t.of("home.board.running"));
						jteOutput.writeContent("</th><th>");
						jteOutput.setContext("th", null);
						jteOutput.writeUserContent(t.of("home.board.soon"));
						jteOutput.writeContent("</th><th>");
						jteOutput.setContext("th", null);
						jteOutput.writeUserContent(t.of("home.board.breached"));
						jteOutput.writeContent("</th></tr></thead>\n            <tbody>");
						for (HomeView.UnitLine line : view.board()) {
							jteOutput.writeContent("<tr><th scope=\"row\"><a href=\"/complaints?unit=");
							jteOutput.setContext("a", "href");
							jteOutput.writeUserContent(line.code());
							jteOutput.setContext("a", null);
							jteOutput.writeContent("\">");
							jteOutput.setContext("a", null);
							jteOutput.writeUserContent(line.unit());
							jteOutput.writeContent("</a></th><td>");
							jteOutput.setContext("td", null);
							jteOutput.writeUserContent(t.number(line.running()));
							jteOutput.writeContent("</td><td");
							var __jte_html_attribute_8 = line.soon() > 0 ? "board-soon" : "board-none";
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_8)) {
								jteOutput.writeContent(" class=\"");
								jteOutput.setContext("td", "class");
								jteOutput.writeUserContent(__jte_html_attribute_8);
								jteOutput.setContext("td", null);
								jteOutput.writeContent("\"");
							}
							jteOutput.writeContent(">");
							jteOutput.setContext("td", null);
							jteOutput.writeUserContent(t.number(line.soon()));
							jteOutput.writeContent("</td><td");
							var __jte_html_attribute_9 = line.breached() > 0 ? "board-late" : "board-none";
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_9)) {
								jteOutput.writeContent(" class=\"");
								jteOutput.setContext("td", "class");
								jteOutput.writeUserContent(__jte_html_attribute_9);
								jteOutput.setContext("td", null);
								jteOutput.writeContent("\"");
							}
							jteOutput.writeContent(">");
							if (line.breached() > 0) {
								jteOutput.writeContent("<a href=\"/complaints?unit=");
								jteOutput.setContext("a", "href");
								jteOutput.writeUserContent(line.code());
								jteOutput.setContext("a", null);
								jteOutput.writeContent("&overdue=true\">");
								jteOutput.setContext("a", null);
								jteOutput.writeUserContent(t.number(line.breached()));
								jteOutput.writeContent("</a>");
							} else {
								jteOutput.setContext("td", null);
								jteOutput.writeUserContent(t.number(line.breached()));
							}
							jteOutput.writeContent("</td></tr>");
						}
						jteOutput.writeContent("</tbody></table>\n            ");
					}
					jteOutput.writeContent("\n        </div></section>\n        ");
				}
				jteOutput.writeContent("\n        ");
				gg.jte.generated.ondemand.desk.Jte_waitingGenerated.render(jteOutput, jteHtmlInterceptor, t, "to-approve", t.of("home.to-approve"), view.toApprove());
				jteOutput.writeContent("\n        ");
				gg.jte.generated.ondemand.desk.Jte_waitingGenerated.render(jteOutput, jteHtmlInterceptor, t, "to-accept", t.of("home.to-accept"), view.toAccept());
				jteOutput.writeContent("\n        ");
				gg.jte.generated.ondemand.desk.Jte_waitingGenerated.render(jteOutput, jteHtmlInterceptor, t, "to-advise", t.of("home.to-advise"), view.toAdvise());
				jteOutput.writeContent("\n        ");
				if (!view.promises().isEmpty()) {
					jteOutput.writeContent("\n        <section class=\"card\" id=\"promises\"><div class=\"card-body\"><div class=\"card-head\"><h2>");
					jteOutput.setContext("h2", null);
					jteOutput.writeUserContent(t.of("home.promises"));
					jteOutput.writeContent(" <span class=\"count\">");
					jteOutput.setContext("span", null);
					jteOutput.writeUserContent(t.number(view.promises().size()));
					jteOutput.writeContent("</span></h2></div>\n            <ul class=\"plain-list\">");
					for (HomeView.Promise made : view.promises()) {
						jteOutput.writeContent("<li><a href=\"/complaints/");
						jteOutput.setContext("a", "href");
						jteOutput.writeUserContent(made.number());
						jteOutput.setContext("a", null);
						jteOutput.writeContent("#promises\">");
						jteOutput.setContext("a", null);
						jteOutput.writeUserContent(made.text());
						jteOutput.writeContent("</a>");
						gg.jte.generated.ondemand.shell.Jte_dueGenerated.render(jteOutput, jteHtmlInterceptor, t, made.due(), null, DueState.RUNNING, view.now(), false, null);
						jteOutput.writeContent("</li>");
					}
					jteOutput.writeContent("</ul></div></section>\n        ");
				}
				jteOutput.writeContent("\n        ");
				if (!view.notices().isEmpty()) {
					jteOutput.writeContent("\n        <section class=\"card\" id=\"notices\"><div class=\"card-body\"><div class=\"card-head\"><h2>");
					jteOutput.setContext("h2", null);
					jteOutput.writeUserContent(t.of("home.notices"));
					jteOutput.writeContent(" <span class=\"count\">");
					jteOutput.setContext("span", null);
					jteOutput.writeUserContent(t.number(view.notices().size()));
					jteOutput.writeContent("</span></h2>\n            <form action=\"/notices/seen\" method=\"post\"><input type=\"hidden\"");
					var __jte_html_attribute_10 = shell.csrf().name();
					if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_10)) {
						jteOutput.writeContent(" name=\"");
						jteOutput.setContext("input", "name");
						jteOutput.writeUserContent(__jte_html_attribute_10);
						jteOutput.setContext("input", null);
						jteOutput.writeContent("\"");
					}
					var __jte_html_attribute_11 = shell.csrf().token();
					if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_11)) {
						jteOutput.writeContent(" value=\"");
						jteOutput.setContext("input", "value");
						jteOutput.writeUserContent(__jte_html_attribute_11);
						jteOutput.setContext("input", null);
						jteOutput.writeContent("\"");
					}
					jteOutput.writeContent("><button class=\"btn btn-sm\" type=\"submit\">");
					jteOutput.setContext("button", null);
					jteOutput.writeUserContent(t.of("home.notices.seen"));
					jteOutput.writeContent("</button></form></div>\n            <ul class=\"plain-list\">");
					for (HomeView.Notice notice : view.notices()) {
						jteOutput.writeContent("<li");
						var __jte_html_attribute_12 = notice.breach() ? "notice-breach" : null;
						if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_12)) {
							jteOutput.writeContent(" class=\"");
							jteOutput.setContext("li", "class");
							jteOutput.writeUserContent(__jte_html_attribute_12);
							jteOutput.setContext("li", null);
							jteOutput.writeContent("\"");
						}
						jteOutput.writeContent("><a href=\"/complaints/");
						jteOutput.setContext("a", "href");
						jteOutput.writeUserContent(notice.number());
						jteOutput.setContext("a", null);
						jteOutput.writeContent("\">");
						jteOutput.setContext("a", null);
						jteOutput.writeUserContent(notice.subject());
						jteOutput.writeContent("</a><div class=\"small\"><b>");
						jteOutput.setContext("b", null);
						jteOutput.writeUserContent(t.of(notice.breach() ? "home.notice.breach" : "home.notice.warning", notice.limit()));
						jteOutput.writeContent("</b> <time class=\"quiet\"");
						var __jte_html_attribute_13 = notice.due().toString();
						if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_13)) {
							jteOutput.writeContent(" datetime=\"");
							jteOutput.setContext("time", "datetime");
							jteOutput.writeUserContent(__jte_html_attribute_13);
							jteOutput.setContext("time", null);
							jteOutput.writeContent("\"");
						}
						var __jte_html_attribute_14 = t.exact(notice.due());
						if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_14)) {
							jteOutput.writeContent(" title=\"");
							jteOutput.setContext("time", "title");
							jteOutput.writeUserContent(__jte_html_attribute_14);
							jteOutput.setContext("time", null);
							jteOutput.writeContent("\"");
						}
						jteOutput.writeContent(">");
						jteOutput.setContext("time", null);
						jteOutput.writeUserContent(t.time(notice.due(), view.now()));
						jteOutput.writeContent("</time></div></li>");
					}
					jteOutput.writeContent("</ul></div></section>\n        ");
				}
				jteOutput.writeContent("\n        ");
				if (view.works() && view.hasNothingBeside()) {
					jteOutput.writeContent("\n        <section class=\"card\">");
					gg.jte.generated.ondemand.shell.Jte_emptyGenerated.render(jteOutput, jteHtmlInterceptor, "checks", t.of("home.beside.empty"), null, null);
					jteOutput.writeContent("</section>\n        ");
				}
				jteOutput.writeContent("\n    </div>\n</div>\n");
			}
		}, new gg.jte.html.HtmlContent() {
			public void writeTo(gg.jte.html.HtmlTemplateOutput jteOutput) {
				jteOutput.writeContent("<link rel=\"stylesheet\"");
				var __jte_html_attribute_15 = Asset.of("/css/home.css");
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_15)) {
					jteOutput.writeContent(" href=\"");
					jteOutput.setContext("link", "href");
					jteOutput.writeUserContent(__jte_html_attribute_15);
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
		HomeView view = (HomeView)params.get("view");
		render(jteOutput, jteHtmlInterceptor, t, shell, view);
	}
}
