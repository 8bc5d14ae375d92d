package gg.jte.generated.ondemand.desk;
import java.util.Map;
import java.util.List;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Validity;
import org.wenguo.complaint.Verb;
import org.wenguo.desk.web.ActForm;
import org.wenguo.desk.web.CasePage;
import org.wenguo.desk.web.CaseTimeline;
import org.wenguo.desk.web.CaseView;
import org.wenguo.platform.web.Asset;
import org.wenguo.platform.web.DueState;
import org.wenguo.platform.web.Shell;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.Script;
@SuppressWarnings("unchecked")
public final class JtecaseGenerated {
	public static final String JTE_NAME = "desk/case.jte";
	public static final int[] JTE_LINE_INFO = {0,0,1,2,3,4,5,6,7,8,9,10,11,12,13,15,15,15,15,22,22,22,23,23,24,24,25,25,26,26,28,28,28,29,29,29,29,29,29,29,29,29,29,29,29,29,29,29,29,29,32,32,32,33,33,34,34,34,36,36,36,36,36,36,36,36,36,36,37,37,37,37,37,37,40,40,40,42,42,42,42,42,42,42,42,42,42,42,42,42,42,42,43,43,43,43,43,43,43,44,44,44,44,44,44,44,45,45,45,45,45,45,45,46,46,46,46,46,46,46,49,49,49,49,49,49,49,49,50,50,51,51,51,51,51,51,51,51,51,51,52,52,53,53,57,57,57,58,58,59,59,59,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,61,61,62,62,62,62,62,62,62,62,62,62,62,62,62,62,62,62,65,65,66,66,70,70,71,71,71,71,71,71,72,72,73,73,73,73,73,73,74,74,75,75,75,76,76,77,77,78,78,79,79,79,79,79,79,79,79,79,79,79,80,80,81,81,82,82,83,83,85,85,86,86,86,86,86,87,87,88,88,89,89,89,89,89,89,89,89,89,90,90,92,92,92,94,94,95,95,95,95,95,95,95,95,95,95,96,96,99,99,101,101,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,105,106,106,106,107,107,109,109,109,110,110,111,111,111,111,111,111,111,111,111,111,111,111,111,111,111,111,111,111,111,111,111,111,111,111,111,111,112,112,114,114,117,117,117,117,117,117,117,117,117,117,117,117,118,118,118,118,118,118,118,118,118,118,118,118,118,118,118,118,118,118,119,119,119,119,119,119,119,120,120,120,120,120,120,120,120,120,120,120,120,120,121,121,121,121,121,121,121,121,121,121,121,121,121,122,122,122,122,122,122,122,122,122,122,123,123,123,123,123,123,123,123,123,124,124,124,124,124,124,125,125,125,125,125,125,125,125,125,125,125,125,125,125,125,125,125,125,125,125,125,125,125,125,125,125,125,126,126,126,126,126,126,126,126,126,126,127,127,127,127,127,127,127,127,127,127,128,128,128,128,128,128,128,128,128,128,128,128,128,128,128,128,128,128,128,131,131,133,133,133,133,133,133,133,133,133,133,133,133,133,133,133,133,133,133,133,133,133,133,133,133,133,133,134,134,134,135,135,135,135,135,135,135,137,137,138,138,140,140,140,140,140,140,142,142,143,143,143,143,143,143,143,143,143,144,144,144,145,145,145,145,145,145,145,145,145,146,146,146,146,146,146,146,146,146,146,148,148,150,150,150,150,150,150,150,150,150,150,151,151,151,151,151,151,151,151,151,151,153,153,154,154,156,156,156,156,156,156,156,156,156,156,156,156,156,158,158,159,159,159,159,159,159,159,159,159,159,159,159,159,159,159,159,159,159,159,159,159,159,159,159,159,159,159,159,159,160,160,163,163,164,164,166,166,166,166,166,166,167,167,168,168,168,168,168,168,168,168,168,168,168,168,169,169,169,169,169,169,169,169,169,169,169,169,169,169,169,169,169,169,170,170,172,172,173,173,175,175,175,175,175,175,176,176,177,177,177,177,177,177,177,177,177,177,177,177,177,177,177,177,177,177,177,177,177,177,177,177,177,177,177,177,177,178,178,180,180,182,182,182,183,183,183,183,183,183,183,183,183,184,184,185,185,185,185,185,185,185,185,185,185,185,185,185,185,185,185,185,185,185,185,186,186,188,188,189,189,189,191,191,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,192,193,193,195,195,199,199,200,200,201,201,201,201,201,201,202,202,203,203,203,203,203,203,204,204,205,205,205,207,207,208,208,209,209,209,209,209,209,210,210,210,210,210,210,210,210,210,210,210,210,210,210,210,210,210,210,210,210,211,211,212,212,213,213,213,214,214,214,214,214,214,214,214,214,214,214,214,214,214,214,214,214,215,215,219,219,219,219,220,220,220,220,220,220,220,220,220,221,221,221,221,221,221,221,221,221,222,222,222,222,222,222,222,222,222,222,222,222,222,223,223,223,224,224,224,15,16,17,18,19,20,20,20,20};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, Words t, Shell shell, CaseView view, CasePage.Done done, ActForm.Refused refused, List<CaseTimeline.Entry> meanwhile) {
		jteOutput.writeContent("\n");
		Complaint complaint = view.complaint();
		jteOutput.writeContent("\n");
		String number = complaint.number();
		jteOutput.writeContent("\n");
		int version = complaint.version();
		jteOutput.writeContent("\n");
		var next = view.next();
		jteOutput.writeContent("\n");
		var registration = view.registration();
		jteOutput.writeContent("\n\n");
		gg.jte.generated.ondemand.shell.JtelayoutGenerated.render(jteOutput, jteHtmlInterceptor, t, shell, new gg.jte.html.HtmlContent() {
			public void writeTo(gg.jte.html.HtmlTemplateOutput jteOutput) {
				jteOutput.writeContent("\n<article class=\"case\"");
				var __jte_html_attribute_0 = number;
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_0)) {
					jteOutput.writeContent(" data-number=\"");
					jteOutput.setContext("article", "data-number");
					jteOutput.writeUserContent(__jte_html_attribute_0);
					jteOutput.setContext("article", null);
					jteOutput.writeContent("\"");
				}
				var __jte_html_attribute_1 = Integer.toString(version);
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_1)) {
					jteOutput.writeContent(" data-version=\"");
					jteOutput.setContext("article", "data-version");
					jteOutput.writeUserContent(__jte_html_attribute_1);
					jteOutput.setContext("article", null);
					jteOutput.writeContent("\"");
				}
				jteOutput.writeContent(">\n<div class=\"page-head\">\n    <div class=\"page-head-line\">\n        <span class=\"case-number\">");
				jteOutput.setContext("span", null);
				jteOutput.writeUserContent(number);
				jteOutput.writeContent("</span>\n        ");
				gg.jte.generated.ondemand.shell.Jte_levelGenerated.render(jteOutput, jteHtmlInterceptor, complaint.level().code(), t.of("level." + complaint.level().code()));
				jteOutput.writeContent("\n        <span class=\"case-why\">");
				jteOutput.setContext("span", null);
				jteOutput.writeUserContent(view.why());
				jteOutput.writeContent("</span>\n        <span class=\"push\">\n            ");
				if (view.holder() != null) {
					jteOutput.writeContent("<span>");
					jteOutput.setContext("span", null);
					jteOutput.writeUserContent(t.of("desk.holder"));
					jteOutput.writeContent(" <b>");
					jteOutput.setContext("b", null);
					jteOutput.writeUserContent(view.holder());
					jteOutput.writeContent("</b></span>");
				}
				jteOutput.writeContent("\n            <span>");
				jteOutput.setContext("span", null);
				jteOutput.writeUserContent(t.of("desk.lead"));
				jteOutput.writeContent(" ");
				jteOutput.setContext("span", null);
				jteOutput.writeUserContent(view.lead());
				jteOutput.writeContent("</span>\n        </span>\n    </div>\n    <h1>");
				jteOutput.setContext("h1", null);
				jteOutput.writeUserContent(registration.subject());
				jteOutput.writeContent("</h1>\n    <ul class=\"case-marks\">\n        <li");
				var __jte_html_attribute_2 = complaint.validity() == Validity.UNDETERMINED ? "mark mark-open" : "mark";
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_2)) {
					jteOutput.writeContent(" class=\"");
					jteOutput.setContext("li", "class");
					jteOutput.writeUserContent(__jte_html_attribute_2);
					jteOutput.setContext("li", null);
					jteOutput.writeContent("\"");
				}
				jteOutput.writeContent(">");
				jteOutput.setContext("li", null);
				jteOutput.writeUserContent(t.of("desk.validity"));
				jteOutput.writeContent(" ");
				jteOutput.setContext("li", null);
				jteOutput.writeUserContent(complaint.isValidityPassed() ? t.of("desk.validity.passed") : t.of("validity." + complaint.validity().code()));
				jteOutput.writeContent("</li>\n        ");
				if (complaint.round() > 1) {
					jteOutput.writeContent("<li class=\"mark mark-loud\">");
					jteOutput.setContext("li", null);
					jteOutput.writeUserContent(t.of("desk.round", Integer.toString(complaint.round())));
					jteOutput.writeContent("</li>");
				}
				jteOutput.writeContent("\n        ");
				if (complaint.suspension().isPresent()) {
					jteOutput.writeContent("<li class=\"mark mark-loud\"><i class=\"ti ti-player-pause\" aria-hidden=\"true\"></i>");
					jteOutput.setContext("li", null);
					jteOutput.writeUserContent(t.of("desk.suspended", t.of("waiting." + complaint.suspension().get().waitingFor()), t.time(complaint.suspension().get().since().at(), view.now())));
					jteOutput.writeContent("</li>");
				}
				jteOutput.writeContent("\n        ");
				if (complaint.isMediaCase()) {
					jteOutput.writeContent("<li class=\"mark mark-loud\"><i class=\"ti ti-microphone\" aria-hidden=\"true\"></i>");
					jteOutput.setContext("li", null);
					jteOutput.writeUserContent(t.of("desk.media-case"));
					jteOutput.writeContent("</li>");
				}
				jteOutput.writeContent("\n        ");
				if (complaint.bounces() > 0) {
					jteOutput.writeContent("<li class=\"mark\">");
					jteOutput.setContext("li", null);
					jteOutput.writeUserContent(t.of("desk.bounces", Integer.toString(complaint.bounces())));
					jteOutput.writeContent("</li>");
				}
				jteOutput.writeContent("\n    </ul>\n</div>\n<div id=\"news\" class=\"news\" aria-live=\"polite\" hx-get=\"/complaints/");
				jteOutput.setContext("div", "hx-get");
				jteOutput.writeUserContent(number);
				jteOutput.setContext("div", null);
				jteOutput.writeContent("/news?since=");
				jteOutput.setContext("div", "hx-get");
				jteOutput.writeUserContent(Integer.toString(version));
				jteOutput.setContext("div", null);
				jteOutput.writeContent("\" hx-trigger=\"load delay:1s, every 15s\" hx-swap=\"innerHTML\"></div>\n");
				if (done != null) {
					jteOutput.writeContent("\n<div class=\"flash\" role=\"status\"><i class=\"ti ti-check\" aria-hidden=\"true\"></i><div>");
					for (CaseTimeline.Entry event : view.since(done.before())) {
						jteOutput.writeContent("<p><b>");
						jteOutput.setContext("b", null);
						jteOutput.writeUserContent(event.who() == null ? t.of("actor.system") : event.who());
						jteOutput.writeContent("</b> ");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(event.what());
						jteOutput.writeContent("</p>");
					}
					jteOutput.writeContent("</div></div>\n");
				}
				jteOutput.writeContent("\n");
				if (refused != null) {
					jteOutput.writeContent("\n<div class=\"form-summary case-refused\" role=\"alert\">\n    <i class=\"ti ti-alert-circle\" aria-hidden=\"true\"></i>\n    <div>\n        <p>");
					jteOutput.setContext("p", null);
					jteOutput.writeUserContent(refused.problem());
					jteOutput.writeContent("</p>\n        ");
					if (!meanwhile.isEmpty()) {
						jteOutput.writeContent("\n        <p class=\"small\">");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(t.of("desk.meanwhile"));
						jteOutput.writeContent("</p>\n        <ol class=\"meanwhile\">");
						for (CaseTimeline.Entry event : meanwhile) {
							jteOutput.writeContent("<li><time");
							var __jte_html_attribute_3 = event.at().toString();
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_3)) {
								jteOutput.writeContent(" datetime=\"");
								jteOutput.setContext("time", "datetime");
								jteOutput.writeUserContent(__jte_html_attribute_3);
								jteOutput.setContext("time", null);
								jteOutput.writeContent("\"");
							}
							var __jte_html_attribute_4 = t.exact(event.at());
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_4)) {
								jteOutput.writeContent(" title=\"");
								jteOutput.setContext("time", "title");
								jteOutput.writeUserContent(__jte_html_attribute_4);
								jteOutput.setContext("time", null);
								jteOutput.writeContent("\"");
							}
							jteOutput.writeContent(">");
							jteOutput.setContext("time", null);
							jteOutput.writeUserContent(t.time(event.at(), view.now()));
							jteOutput.writeContent("</time> <b>");
							jteOutput.setContext("b", null);
							jteOutput.writeUserContent(event.who() == null ? t.of("actor.system") : event.who());
							jteOutput.writeContent("</b> ");
							jteOutput.setContext("li", null);
							jteOutput.writeUserContent(event.what());
							if (event.more() != null) {
								jteOutput.writeContent("<span class=\"quiet\"> — ");
								jteOutput.setContext("span", null);
								jteOutput.writeUserContent(event.more());
								jteOutput.writeContent("</span>");
							}
							jteOutput.writeContent("</li>");
						}
						jteOutput.writeContent("</ol>\n        ");
					}
					jteOutput.writeContent("\n        ");
					if (view.stranded().isPresent()) {
						jteOutput.writeContent("<p class=\"small\">");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(t.of("desk.stranded"));
						jteOutput.writeContent("</p>");
					} else if (!next.map(ActForm::verb).filter(verb -> verb == refused.verb()).isPresent()) {
						jteOutput.writeContent("<p class=\"small\"><a href=\"#act-");
						jteOutput.setContext("a", "href");
						jteOutput.writeUserContent(refused.verb().code());
						jteOutput.setContext("a", null);
						jteOutput.writeContent("\">");
						jteOutput.setContext("a", null);
						jteOutput.writeUserContent(t.of("desk.to-form"));
						jteOutput.writeContent("</a></p>");
					}
					jteOutput.writeContent("\n    </div>\n</div>\n");
				}
				jteOutput.writeContent("\n");
				gg.jte.generated.ondemand.shell.Jte_stagesGenerated.render(jteOutput, jteHtmlInterceptor, t, view.stages(), false);
				jteOutput.writeContent("\n<div class=\"page-grid\">\n    <div class=\"area-next\">\n        <section class=\"next-act\" aria-labelledby=\"next-act-head\">\n            ");
				if (next.isPresent()) {
					jteOutput.writeContent("\n            <h2 id=\"next-act-head\">");
					jteOutput.setContext("h2", null);
					jteOutput.writeUserContent(t.of("desk.next"));
					jteOutput.writeContent(" · <strong>");
					jteOutput.setContext("strong", null);
					jteOutput.writeUserContent(next.get().label());
					jteOutput.writeContent("</strong></h2>\n            ");
				} else if (view.waitingFor() != null) {
					jteOutput.writeContent("\n            <h2 id=\"next-act-head\">");
					jteOutput.setContext("h2", null);
					jteOutput.writeUserContent(t.of("desk.waiting"));
					jteOutput.writeContent(" · <strong>");
					jteOutput.setContext("strong", null);
					jteOutput.writeUserContent(view.waitingFor());
					jteOutput.writeContent("</strong></h2>\n            ");
				} else {
					jteOutput.writeContent("\n            <h2 id=\"next-act-head\"><strong>");
					jteOutput.setContext("strong", null);
					jteOutput.writeUserContent(t.of("desk.over." + complaint.stage().name()));
					jteOutput.writeContent("</strong></h2>\n            ");
				}
				jteOutput.writeContent("\n            ");
				if (view.mostUrgent().isPresent()) {
					jteOutput.writeContent("\n            ");
					gg.jte.generated.ondemand.shell.Jte_dueGenerated.render(jteOutput, jteHtmlInterceptor, t, view.mostUrgent().get().due(), view.mostUrgent().get().start(), DueState.RUNNING, view.now(), true, null);
					jteOutput.writeContent("\n            <p class=\"next-act-limit\">");
					jteOutput.setContext("p", null);
					jteOutput.writeUserContent(view.mostUrgent().get().title());
					jteOutput.writeContent(" · ");
					jteOutput.setContext("p", null);
					jteOutput.writeUserContent(view.mostUrgent().get().owner());
					if (view.mostUrgent().get().by() != null) {
						jteOutput.writeContent(" · ");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(view.mostUrgent().get().by());
					}
					jteOutput.writeContent("</p>\n            ");
				}
				jteOutput.writeContent("\n            ");
				if (next.isPresent()) {
					jteOutput.writeContent("\n            ");
					gg.jte.generated.ondemand.desk.Jte_actGenerated.render(jteOutput, jteHtmlInterceptor, t, shell.csrf(), next.get(), number, version);
					jteOutput.writeContent("\n            ");
				}
				jteOutput.writeContent("\n        </section>\n        ");
				if (view.stranded().isPresent()) {
					jteOutput.writeContent("\n        <section class=\"card stranded\"><div class=\"card-body\"><div class=\"card-head\"><h2>");
					jteOutput.setContext("h2", null);
					jteOutput.writeUserContent(view.stranded().get().label());
					jteOutput.writeContent("</h2></div>");
					gg.jte.generated.ondemand.desk.Jte_actGenerated.render(jteOutput, jteHtmlInterceptor, t, shell.csrf(), view.stranded().get(), number, version);
					jteOutput.writeContent("</div></section>\n        ");
				}
				jteOutput.writeContent("\n        ");
				if (!view.otherActs().isEmpty()) {
					jteOutput.writeContent("\n        <section class=\"card acts\" id=\"acts\"");
					var __jte_html_attribute_5 = t.of("desk.acts");
					if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_5)) {
						jteOutput.writeContent(" aria-label=\"");
						jteOutput.setContext("section", "aria-label");
						jteOutput.writeUserContent(__jte_html_attribute_5);
						jteOutput.setContext("section", null);
						jteOutput.writeContent("\"");
					}
					jteOutput.writeContent(">\n            ");
					for (Map.Entry<ActForm.Group, List<ActForm>> group : view.otherActs().entrySet()) {
						jteOutput.writeContent("\n            <div class=\"acts-group\">\n                <h3>");
						jteOutput.setContext("h3", null);
						jteOutput.writeUserContent(t.of(group.getKey().key()));
						jteOutput.writeContent("</h3>\n                <div class=\"acts-list\">\n                    ");
						for (ActForm form : group.getValue()) {
							jteOutput.writeContent("\n                    <details class=\"act\" name=\"act\"");
							var __jte_html_attribute_6 = form.open();
							if (__jte_html_attribute_6) {
							jteOutput.writeContent(" open");
							}
							jteOutput.writeContent("><summary>");
							jteOutput.setContext("summary", null);
							jteOutput.writeUserContent(form.label());
							jteOutput.writeContent("</summary>");
							gg.jte.generated.ondemand.desk.Jte_actGenerated.render(jteOutput, jteHtmlInterceptor, t, shell.csrf(), form, number, version);
							jteOutput.writeContent("</details>\n                    ");
						}
						jteOutput.writeContent("\n                </div>\n            </div>\n            ");
					}
					jteOutput.writeContent("\n        </section>\n        ");
				}
				jteOutput.writeContent("\n    </div>\n    <div class=\"area-main\">\n        <section class=\"card\" id=\"words\"><div class=\"card-body\">\n            <div class=\"card-head\"><h2>");
				jteOutput.setContext("h2", null);
				jteOutput.writeUserContent(t.of("desk.words"));
				jteOutput.writeContent("</h2><span class=\"quiet small\">");
				jteOutput.setContext("span", null);
				jteOutput.writeUserContent(t.of("channel." + registration.channel().code()));
				jteOutput.writeContent(" · <time");
				var __jte_html_attribute_7 = registration.receivedAt().toString();
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_7)) {
					jteOutput.writeContent(" datetime=\"");
					jteOutput.setContext("time", "datetime");
					jteOutput.writeUserContent(__jte_html_attribute_7);
					jteOutput.setContext("time", null);
					jteOutput.writeContent("\"");
				}
				var __jte_html_attribute_8 = t.exact(registration.receivedAt());
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_8)) {
					jteOutput.writeContent(" title=\"");
					jteOutput.setContext("time", "title");
					jteOutput.writeUserContent(__jte_html_attribute_8);
					jteOutput.setContext("time", null);
					jteOutput.writeContent("\"");
				}
				jteOutput.writeContent(">");
				jteOutput.setContext("time", null);
				jteOutput.writeUserContent(t.of("desk.received", t.time(registration.receivedAt(), view.now())));
				jteOutput.writeContent("</time> · <time");
				var __jte_html_attribute_9 = complaint.registeredAt().toString();
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_9)) {
					jteOutput.writeContent(" datetime=\"");
					jteOutput.setContext("time", "datetime");
					jteOutput.writeUserContent(__jte_html_attribute_9);
					jteOutput.setContext("time", null);
					jteOutput.writeContent("\"");
				}
				var __jte_html_attribute_10 = t.exact(complaint.registeredAt());
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_10)) {
					jteOutput.writeContent(" title=\"");
					jteOutput.setContext("time", "title");
					jteOutput.writeUserContent(__jte_html_attribute_10);
					jteOutput.setContext("time", null);
					jteOutput.writeContent("\"");
				}
				jteOutput.writeContent(">");
				jteOutput.setContext("time", null);
				jteOutput.writeUserContent(t.of("desk.registered", t.time(complaint.registeredAt(), view.now())));
				jteOutput.writeContent("</time>");
				if (registration.readBack()) {
					jteOutput.writeContent(" · ");
					jteOutput.setContext("span", null);
					jteOutput.writeUserContent(t.of("desk.read-back"));
				}
				jteOutput.writeContent("</span></div>\n            <p class=\"words\">");
				jteOutput.setContext("p", null);
				jteOutput.writeUserContent(registration.text());
				jteOutput.writeContent("</p>\n            ");
				if (!view.added().isEmpty()) {
					jteOutput.writeContent("\n            <div class=\"added\">\n                <h3>");
					jteOutput.setContext("h3", null);
					jteOutput.writeUserContent(t.of("desk.added"));
					jteOutput.writeContent("</h3>\n                ");
					for (CaseTimeline.Entry entry : view.added()) {
						jteOutput.writeContent("\n                <div class=\"added-one\"><p class=\"quiet small\">");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(entry.who() == null ? t.of("actor.system") : entry.who());
						jteOutput.writeContent(" · <time");
						var __jte_html_attribute_11 = entry.at().toString();
						if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_11)) {
							jteOutput.writeContent(" datetime=\"");
							jteOutput.setContext("time", "datetime");
							jteOutput.writeUserContent(__jte_html_attribute_11);
							jteOutput.setContext("time", null);
							jteOutput.writeContent("\"");
						}
						var __jte_html_attribute_12 = t.exact(entry.at());
						if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_12)) {
							jteOutput.writeContent(" title=\"");
							jteOutput.setContext("time", "title");
							jteOutput.writeUserContent(__jte_html_attribute_12);
							jteOutput.setContext("time", null);
							jteOutput.writeContent("\"");
						}
						jteOutput.writeContent(">");
						jteOutput.setContext("time", null);
						jteOutput.writeUserContent(t.time(entry.at(), view.now()));
						jteOutput.writeContent("</time></p><p class=\"words\">");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(entry.more());
						jteOutput.writeContent("</p></div>\n                ");
					}
					jteOutput.writeContent("\n            </div>\n            ");
				}
				jteOutput.writeContent("\n            <hr>\n            <dl class=\"facts\">\n                <div><dt>");
				jteOutput.setContext("dt", null);
				jteOutput.writeUserContent(t.of("desk.complainant"));
				jteOutput.writeContent("</dt><dd>");
				jteOutput.setContext("dd", null);
				jteOutput.writeUserContent(view.complainantName());
				jteOutput.writeContent(" · ");
				jteOutput.setContext("dd", null);
				jteOutput.writeUserContent(t.of("customer." + registration.complainant().kind()));
				if (registration.complainant().vip()) {
					jteOutput.writeContent(" · VIP");
				}
				jteOutput.writeContent("</dd>\n                    ");
				for (String way : view.reachableBy()) {
					jteOutput.writeContent("<dd>");
					if (way.equals(view.phone())) {
						jteOutput.writeContent("<a href=\"tel:");
						jteOutput.setContext("a", "href");
						jteOutput.writeUserContent(way);
						jteOutput.setContext("a", null);
						jteOutput.writeContent("\">");
						jteOutput.setContext("a", null);
						jteOutput.writeUserContent(way);
						jteOutput.writeContent("</a>");
					} else {
						jteOutput.setContext("dd", null);
						jteOutput.writeUserContent(way);
					}
					jteOutput.writeContent("</dd>");
				}
				jteOutput.writeContent("\n                    ");
				if (view.isMasked()) {
					jteOutput.writeContent("<dd class=\"quiet small\">");
					jteOutput.setContext("dd", null);
					jteOutput.writeUserContent(t.of("desk.masked"));
					jteOutput.writeContent("</dd>");
				}
				jteOutput.writeContent("</div>\n                <div><dt>");
				jteOutput.setContext("dt", null);
				jteOutput.writeUserContent(t.of("desk.place"));
				jteOutput.writeContent("</dt><dd>");
				jteOutput.setContext("dd", null);
				jteOutput.writeUserContent(view.unit(registration.unit()));
				jteOutput.writeContent("</dd>");
				if (registration.place() != null) {
					jteOutput.writeContent("<dd>");
					jteOutput.setContext("dd", null);
					jteOutput.writeUserContent(registration.place());
					jteOutput.writeContent("</dd>");
				}
				jteOutput.writeContent("</div>\n                <div><dt>");
				jteOutput.setContext("dt", null);
				jteOutput.writeUserContent(t.of("desk.category"));
				jteOutput.writeContent("</dt><dd>");
				if (view.category() != null) {
					jteOutput.setContext("dd", null);
					jteOutput.writeUserContent(view.category());
				} else {
					jteOutput.writeContent("<span class=\"quiet\">");
					jteOutput.setContext("span", null);
					jteOutput.writeUserContent(t.of("desk.unclassified"));
					jteOutput.writeContent("</span>");
				}
				jteOutput.writeContent("</dd></div>\n                ");
				if (view.demand() != null) {
					jteOutput.writeContent("<div><dt>");
					jteOutput.setContext("dt", null);
					jteOutput.writeUserContent(t.of("desk.demand"));
					jteOutput.writeContent("</dt><dd>");
					jteOutput.setContext("dd", null);
					jteOutput.writeUserContent(view.demand());
					jteOutput.writeContent("</dd></div>");
				}
				jteOutput.writeContent("\n                <div><dt>");
				jteOutput.setContext("dt", null);
				jteOutput.writeUserContent(t.of("desk.determination"));
				jteOutput.writeContent("</dt><dd>");
				jteOutput.setContext("dd", null);
				jteOutput.writeUserContent(t.of("validity." + complaint.validity().code()));
				jteOutput.writeContent(" · ");
				jteOutput.setContext("dd", null);
				jteOutput.writeUserContent(t.of("responsibility." + complaint.responsibility()));
				jteOutput.writeContent("</dd></div>\n                <div><dt>");
				jteOutput.setContext("dt", null);
				jteOutput.writeUserContent(t.of("desk.circumstances"));
				jteOutput.writeContent("</dt><dd>");
				jteOutput.setContext("dd", null);
				jteOutput.writeUserContent(String.join(" · ", view.circumstances()));
				jteOutput.writeContent("</dd></div>\n                ");
				if (registration.occurredAt() != null) {
					jteOutput.writeContent("<div><dt>");
					jteOutput.setContext("dt", null);
					jteOutput.writeUserContent(t.of("desk.occurred"));
					jteOutput.writeContent("</dt><dd><time");
					var __jte_html_attribute_13 = registration.occurredAt().toString();
					if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_13)) {
						jteOutput.writeContent(" datetime=\"");
						jteOutput.setContext("time", "datetime");
						jteOutput.writeUserContent(__jte_html_attribute_13);
						jteOutput.setContext("time", null);
						jteOutput.writeContent("\"");
					}
					var __jte_html_attribute_14 = t.exact(registration.occurredAt());
					if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_14)) {
						jteOutput.writeContent(" title=\"");
						jteOutput.setContext("time", "title");
						jteOutput.writeUserContent(__jte_html_attribute_14);
						jteOutput.setContext("time", null);
						jteOutput.writeContent("\"");
					}
					jteOutput.writeContent(">");
					jteOutput.setContext("time", null);
					jteOutput.writeUserContent(t.time(registration.occurredAt(), view.now()));
					jteOutput.writeContent("</time></dd></div>");
				}
				jteOutput.writeContent("\n                ");
				if (registration.against() != null) {
					jteOutput.writeContent("<div><dt>");
					jteOutput.setContext("dt", null);
					jteOutput.writeUserContent(t.of("desk.against"));
					jteOutput.writeContent("</dt><dd>");
					jteOutput.setContext("dd", null);
					jteOutput.writeUserContent(registration.against());
					jteOutput.writeContent("</dd></div>");
				}
				jteOutput.writeContent("\n                ");
				if (registration.sourceId() != null) {
					jteOutput.writeContent("<div><dt>");
					jteOutput.setContext("dt", null);
					jteOutput.writeUserContent(t.of("desk.source-id"));
					jteOutput.writeContent("</dt><dd>");
					jteOutput.setContext("dd", null);
					jteOutput.writeUserContent(registration.sourceId());
					jteOutput.writeContent("</dd></div>");
				}
				jteOutput.writeContent("\n                ");
				if (view.trackingPath() != null) {
					jteOutput.writeContent("<div><dt>");
					jteOutput.setContext("dt", null);
					jteOutput.writeUserContent(t.of("desk.tracking"));
					jteOutput.writeContent("</dt><dd><a");
					var __jte_html_attribute_15 = view.trackingPath();
					if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_15)) {
						jteOutput.writeContent(" href=\"");
						jteOutput.setContext("a", "href");
						jteOutput.writeUserContent(__jte_html_attribute_15);
						jteOutput.setContext("a", null);
						jteOutput.writeContent("\"");
					}
					jteOutput.writeContent(" target=\"_blank\" rel=\"noopener\">");
					jteOutput.setContext("a", null);
					jteOutput.writeUserContent(t.of("desk.tracking.open"));
					jteOutput.writeContent("</a></dd></div>");
				}
				jteOutput.writeContent("\n            </dl>\n        </div></section>\n        ");
				if (complaint.answer().isPresent()) {
					jteOutput.writeContent("\n        <section class=\"card\" id=\"answer\"><div class=\"card-body\">\n            <div class=\"card-head\"><h2>");
					jteOutput.setContext("h2", null);
					jteOutput.writeUserContent(t.of("desk.answer"));
					jteOutput.writeContent("</h2><span class=\"quiet small\">");
					jteOutput.setContext("span", null);
					jteOutput.writeUserContent(view.staff(complaint.answer().get().moment().actor().id()));
					jteOutput.writeContent(" · <time");
					var __jte_html_attribute_16 = complaint.answer().get().moment().at().toString();
					if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_16)) {
						jteOutput.writeContent(" datetime=\"");
						jteOutput.setContext("time", "datetime");
						jteOutput.writeUserContent(__jte_html_attribute_16);
						jteOutput.setContext("time", null);
						jteOutput.writeContent("\"");
					}
					var __jte_html_attribute_17 = t.exact(complaint.answer().get().moment().at());
					if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_17)) {
						jteOutput.writeContent(" title=\"");
						jteOutput.setContext("time", "title");
						jteOutput.writeUserContent(__jte_html_attribute_17);
						jteOutput.setContext("time", null);
						jteOutput.writeContent("\"");
					}
					jteOutput.writeContent(">");
					jteOutput.setContext("time", null);
					jteOutput.writeUserContent(t.time(complaint.answer().get().moment().at(), view.now()));
					jteOutput.writeContent("</time></span></div>\n            <p class=\"words words-inner\">");
					jteOutput.setContext("p", null);
					jteOutput.writeUserContent(complaint.answer().get().text());
					jteOutput.writeContent("</p>\n            ");
					if (complaint.answer().get().findings() != null) {
						jteOutput.writeContent("<p class=\"found\">");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(view.findings(complaint.answer().get().findings()));
						jteOutput.writeContent("</p>");
					}
					jteOutput.writeContent("\n        </div></section>\n        ");
				}
				jteOutput.writeContent("\n        ");
				if (!complaint.proposals().isEmpty() || complaint.agreement().isPresent() || complaint.counterProposal().isPresent()) {
					jteOutput.writeContent("\n        <section class=\"card\" id=\"proposals\"><div class=\"card-body\">\n            <div class=\"card-head\"><h2>");
					jteOutput.setContext("h2", null);
					jteOutput.writeUserContent(t.of("desk.options"));
					jteOutput.writeContent(" <span class=\"count\">");
					jteOutput.setContext("span", null);
					jteOutput.writeUserContent(Integer.toString(complaint.proposals().size()));
					jteOutput.writeContent("</span></h2></div>\n            <ul class=\"options\">\n                ");
					for (Complaint.Proposal proposal : complaint.proposals()) {
						jteOutput.writeContent("\n                <li");
						var __jte_html_attribute_18 = complaint.chosen().filter(no -> no == proposal.no()).isPresent() ? "option option-chosen" : "option";
						if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_18)) {
							jteOutput.writeContent(" class=\"");
							jteOutput.setContext("li", "class");
							jteOutput.writeUserContent(__jte_html_attribute_18);
							jteOutput.setContext("li", null);
							jteOutput.writeContent("\"");
						}
						jteOutput.writeContent(">\n                    <span class=\"option-no\">");
						jteOutput.setContext("span", null);
						jteOutput.writeUserContent(Integer.toString(proposal.no()));
						jteOutput.writeContent("</span>\n                    <div><p class=\"option-text\">");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(proposal.text());
						jteOutput.writeContent("</p><p class=\"quiet small\">");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(view.staff(proposal.moment().actor().id()));
						jteOutput.writeContent(" · ");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(t.time(proposal.moment().at(), view.now()));
						jteOutput.writeContent("</p></div>\n                    <div class=\"option-end\">");
						if (proposal.compensation() != null) {
							jteOutput.writeContent("<b class=\"option-money\">");
							jteOutput.setContext("b", null);
							jteOutput.writeUserContent(view.money(proposal.compensation()));
							jteOutput.writeContent("</b>");
						}
						jteOutput.writeContent("<span class=\"mark\">");
						jteOutput.setContext("span", null);
						jteOutput.writeUserContent(view.state(proposal));
						jteOutput.writeContent("</span></div>\n                </li>\n                ");
					}
					jteOutput.writeContent("\n            </ul>\n            ");
					if (complaint.counterProposal().isPresent()) {
						jteOutput.writeContent("<div class=\"added-one\"><p class=\"quiet small\">");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(t.of("desk.counter-proposal"));
						jteOutput.writeContent("</p><p class=\"words words-inner\">");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(complaint.counterProposal().get());
						jteOutput.writeContent("</p></div>");
					}
					jteOutput.writeContent("\n            ");
					if (complaint.agreement().isPresent()) {
						jteOutput.writeContent("<div class=\"added-one\"><p class=\"quiet small\">");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(t.of("desk.agreement"));
						jteOutput.writeContent("</p><p class=\"words words-inner\">");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(complaint.agreement().get());
						jteOutput.writeContent("</p></div>");
					}
					jteOutput.writeContent("\n        </div></section>\n        ");
				}
				jteOutput.writeContent("\n        ");
				if (!complaint.promises().isEmpty()) {
					jteOutput.writeContent("\n        <section class=\"card\" id=\"promises\"><div class=\"card-body\">\n            <div class=\"card-head\"><h2>");
					jteOutput.setContext("h2", null);
					jteOutput.writeUserContent(t.of("desk.promises"));
					jteOutput.writeContent(" <span class=\"count\">");
					jteOutput.setContext("span", null);
					jteOutput.writeUserContent(Integer.toString(complaint.promises().size()));
					jteOutput.writeContent("</span></h2>");
					if (view.may(Verb.KEEP_PROMISE)) {
						jteOutput.writeContent("<a class=\"small\" href=\"#act-keep-promise\">");
						jteOutput.setContext("a", null);
						jteOutput.writeUserContent(t.of("verb.KEEP_PROMISE"));
						jteOutput.writeContent("</a>");
					}
					jteOutput.writeContent("</div>\n            <ul class=\"plain-list promises\">\n                ");
					for (Complaint.Promise made : complaint.promises()) {
						jteOutput.writeContent("\n                <li>");
						if (made.keptAt() == null) {
							gg.jte.generated.ondemand.shell.Jte_dueGenerated.render(jteOutput, jteHtmlInterceptor, t, made.dueAt(), made.madeAt(), DueState.RUNNING, view.now(), false, null);
						} else {
							jteOutput.writeContent("<span class=\"kept\"><i class=\"ti ti-check\" aria-hidden=\"true\"></i><time");
							var __jte_html_attribute_19 = made.keptAt().toString();
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_19)) {
								jteOutput.writeContent(" datetime=\"");
								jteOutput.setContext("time", "datetime");
								jteOutput.writeUserContent(__jte_html_attribute_19);
								jteOutput.setContext("time", null);
								jteOutput.writeContent("\"");
							}
							var __jte_html_attribute_20 = t.exact(made.keptAt());
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_20)) {
								jteOutput.writeContent(" title=\"");
								jteOutput.setContext("time", "title");
								jteOutput.writeUserContent(__jte_html_attribute_20);
								jteOutput.setContext("time", null);
								jteOutput.writeContent("\"");
							}
							jteOutput.writeContent(">");
							jteOutput.setContext("time", null);
							jteOutput.writeUserContent(t.of("desk.kept", t.time(made.keptAt(), view.now())));
							jteOutput.writeContent("</time></span>");
						}
						jteOutput.writeContent("<span class=\"promise-text\">");
						jteOutput.setContext("span", null);
						jteOutput.writeUserContent(made.text());
						jteOutput.writeContent("</span></li>\n                ");
					}
					jteOutput.writeContent("\n            </ul>\n        </div></section>\n        ");
				}
				jteOutput.writeContent("\n        ");
				if (!complaint.consultations().isEmpty()) {
					jteOutput.writeContent("\n        <section class=\"card\" id=\"consultations\"><div class=\"card-body\">\n            <div class=\"card-head\"><h2>");
					jteOutput.setContext("h2", null);
					jteOutput.writeUserContent(t.of("desk.consultations"));
					jteOutput.writeContent(" <span class=\"count\">");
					jteOutput.setContext("span", null);
					jteOutput.writeUserContent(Integer.toString(complaint.consultations().size()));
					jteOutput.writeContent("</span></h2></div>\n            ");
					for (Complaint.Consultation asked : complaint.consultations()) {
						jteOutput.writeContent("\n            <div class=\"talk\"><p class=\"quiet small\">");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(view.staff(asked.asked().actor().id()));
						jteOutput.writeContent(" → ");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(view.unit(asked.unit()));
						jteOutput.writeContent(" · ");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(t.time(asked.asked().at(), view.now()));
						jteOutput.writeContent("</p><p class=\"words words-inner\">");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(asked.question());
						jteOutput.writeContent("</p>\n                ");
						if (asked.advice() != null && asked.advised() != null) {
							jteOutput.writeContent("<div class=\"talk-answer\"><p class=\"quiet small\">");
							jteOutput.setContext("p", null);
							jteOutput.writeUserContent(view.staff(asked.advised().actor().id()));
							jteOutput.writeContent(" · ");
							jteOutput.setContext("p", null);
							jteOutput.writeUserContent(t.time(asked.advised().at(), view.now()));
							jteOutput.writeContent("</p><p class=\"words words-inner\">");
							jteOutput.setContext("p", null);
							jteOutput.writeUserContent(asked.advice());
							jteOutput.writeContent("</p></div>");
						} else {
							jteOutput.writeContent("<p class=\"mark mark-open\">");
							jteOutput.setContext("p", null);
							jteOutput.writeUserContent(t.of("desk.unanswered"));
							jteOutput.writeContent("</p>");
						}
						jteOutput.writeContent("</div>\n            ");
					}
					jteOutput.writeContent("\n        </div></section>\n        ");
				}
				jteOutput.writeContent("\n        ");
				if (!complaint.replies().isEmpty()) {
					jteOutput.writeContent("\n        <section class=\"card\" id=\"replies\"><div class=\"card-body\">\n            <div class=\"card-head\"><h2>");
					jteOutput.setContext("h2", null);
					jteOutput.writeUserContent(t.of("desk.replies"));
					jteOutput.writeContent(" <span class=\"count\">");
					jteOutput.setContext("span", null);
					jteOutput.writeUserContent(Integer.toString(complaint.replies().size()));
					jteOutput.writeContent("</span></h2></div>\n            ");
					for (Complaint.Reply reply : complaint.replies()) {
						jteOutput.writeContent("\n            <div class=\"talk\"><p class=\"quiet small\">");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(view.staff(reply.moment().actor().id()));
						jteOutput.writeContent(" · ");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(t.of("channel." + reply.channel().code()));
						jteOutput.writeContent(" · <time");
						var __jte_html_attribute_21 = reply.moment().at().toString();
						if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_21)) {
							jteOutput.writeContent(" datetime=\"");
							jteOutput.setContext("time", "datetime");
							jteOutput.writeUserContent(__jte_html_attribute_21);
							jteOutput.setContext("time", null);
							jteOutput.writeContent("\"");
						}
						var __jte_html_attribute_22 = t.exact(reply.moment().at());
						if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_22)) {
							jteOutput.writeContent(" title=\"");
							jteOutput.setContext("time", "title");
							jteOutput.writeUserContent(__jte_html_attribute_22);
							jteOutput.setContext("time", null);
							jteOutput.writeContent("\"");
						}
						jteOutput.writeContent(">");
						jteOutput.setContext("time", null);
						jteOutput.writeUserContent(t.time(reply.moment().at(), view.now()));
						jteOutput.writeContent("</time></p><p class=\"words words-inner\">");
						jteOutput.setContext("p", null);
						jteOutput.writeUserContent(reply.text());
						jteOutput.writeContent("</p></div>\n            ");
					}
					jteOutput.writeContent("\n        </div></section>\n        ");
				}
				jteOutput.writeContent("\n        <section class=\"card log\" id=\"timeline\"><div class=\"card-body\">\n            <div class=\"card-head\"><h2>");
				jteOutput.setContext("h2", null);
				jteOutput.writeUserContent(t.of("desk.timeline"));
				jteOutput.writeContent("</h2>\n                <div class=\"tl-filter\" role=\"radiogroup\"");
				var __jte_html_attribute_23 = t.of("desk.timeline.filter");
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_23)) {
					jteOutput.writeContent(" aria-label=\"");
					jteOutput.setContext("div", "aria-label");
					jteOutput.writeUserContent(__jte_html_attribute_23);
					jteOutput.setContext("div", null);
					jteOutput.writeContent("\"");
				}
				jteOutput.writeContent(">\n                    ");
				for (String kind : List.of("all", "act", "determination", "customer", "limit")) {
					jteOutput.writeContent("\n                    <label><input type=\"radio\" name=\"tl\" id=\"tl-");
					jteOutput.setContext("input", "id");
					jteOutput.writeUserContent(kind);
					jteOutput.setContext("input", null);
					jteOutput.writeContent("\"");
					var __jte_html_attribute_24 = kind;
					if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_24)) {
						jteOutput.writeContent(" value=\"");
						jteOutput.setContext("input", "value");
						jteOutput.writeUserContent(__jte_html_attribute_24);
						jteOutput.setContext("input", null);
						jteOutput.writeContent("\"");
					}
					var __jte_html_attribute_25 = kind.equals("all");
					if (__jte_html_attribute_25) {
					jteOutput.writeContent(" checked");
					}
					jteOutput.writeContent("><span>");
					jteOutput.setContext("span", null);
					jteOutput.writeUserContent(t.of("desk.timeline." + kind));
					jteOutput.writeContent("</span></label>\n                    ");
				}
				jteOutput.writeContent("\n                </div></div>\n            ");
				for (CaseView.Day day : view.days()) {
					jteOutput.writeContent("\n            <section class=\"tl-group\"><h3 class=\"tl-day\">");
					jteOutput.setContext("h3", null);
					jteOutput.writeUserContent(day.name());
					jteOutput.writeContent("</h3>\n                <ol class=\"tl\">\n                    ");
					for (CaseTimeline.Entry entry : day.entries()) {
						jteOutput.writeContent("\n                    <li class=\"tl-entry ");
						jteOutput.setContext("li", "class");
						jteOutput.writeUserContent(entry.look());
						jteOutput.setContext("li", null);
						jteOutput.writeContent("\"");
						var __jte_html_attribute_26 = entry.kind().code();
						if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_26)) {
							jteOutput.writeContent(" data-kind=\"");
							jteOutput.setContext("li", "data-kind");
							jteOutput.writeUserContent(__jte_html_attribute_26);
							jteOutput.setContext("li", null);
							jteOutput.writeContent("\"");
						}
						jteOutput.writeContent("><time");
						var __jte_html_attribute_27 = entry.at().toString();
						if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_27)) {
							jteOutput.writeContent(" datetime=\"");
							jteOutput.setContext("time", "datetime");
							jteOutput.writeUserContent(__jte_html_attribute_27);
							jteOutput.setContext("time", null);
							jteOutput.writeContent("\"");
						}
						var __jte_html_attribute_28 = t.exact(entry.at());
						if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_28)) {
							jteOutput.writeContent(" title=\"");
							jteOutput.setContext("time", "title");
							jteOutput.writeUserContent(__jte_html_attribute_28);
							jteOutput.setContext("time", null);
							jteOutput.writeContent("\"");
						}
						jteOutput.writeContent(">");
						jteOutput.setContext("time", null);
						jteOutput.writeUserContent(t.clock(entry.at()));
						jteOutput.writeContent("</time><span class=\"tl-mark\"></span><div>");
						if (entry.who() != null) {
							jteOutput.writeContent("<span class=\"tl-who\">");
							jteOutput.setContext("span", null);
							jteOutput.writeUserContent(entry.who());
							jteOutput.writeContent("</span> ");
						}
						jteOutput.setContext("div", null);
						jteOutput.writeUserContent(entry.what());
						if (entry.level() != null) {
							jteOutput.writeContent(" ");
							gg.jte.generated.ondemand.shell.Jte_levelGenerated.render(jteOutput, jteHtmlInterceptor, entry.level(), t.of("level." + entry.level()));
						}
						if (entry.more() != null) {
							jteOutput.writeContent("<div class=\"tl-more\">");
							jteOutput.setContext("div", null);
							jteOutput.writeUserContent(entry.more());
							jteOutput.writeContent("</div>");
						}
						jteOutput.writeContent("</div></li>\n                    ");
					}
					jteOutput.writeContent("\n                </ol></section>\n            ");
				}
				jteOutput.writeContent("\n        </div></section>\n    </div>\n    <div class=\"area-side\">\n        ");
				gg.jte.generated.ondemand.desk.Jte_limitsGenerated.render(jteOutput, jteHtmlInterceptor, t, view);
				jteOutput.writeContent("\n        ");
				if (!view.scripts().isEmpty()) {
					jteOutput.writeContent("\n        <section class=\"card\" id=\"scripts\"><div class=\"card-body\"><div class=\"card-head\"><h2>");
					jteOutput.setContext("h2", null);
					jteOutput.writeUserContent(t.of("desk.scripts"));
					jteOutput.writeContent(" · ");
					jteOutput.setContext("h2", null);
					jteOutput.writeUserContent(view.phaseTitle());
					jteOutput.writeContent("</h2></div>\n            ");
					for (Script script : view.scripts()) {
						jteOutput.writeContent("\n            <div class=\"script-one\"><h3>");
						jteOutput.setContext("h3", null);
						jteOutput.writeUserContent(script.title().in(t.locale()));
						jteOutput.writeContent("</h3><p class=\"script\"><q>");
						jteOutput.setContext("q", null);
						jteOutput.writeUserContent(script.text().in(t.locale()));
						jteOutput.writeContent("</q></p></div>\n            ");
					}
					jteOutput.writeContent("\n            <p class=\"script-allowance\">");
					jteOutput.setContext("p", null);
					jteOutput.writeUserContent(view.allowance());
					jteOutput.writeContent("</p>\n        </div></section>\n        ");
				}
				jteOutput.writeContent("\n        ");
				if (!view.others().isEmpty()) {
					jteOutput.writeContent("\n        <section class=\"card\" id=\"others\"><div class=\"card-body\"><div class=\"card-head\"><h2>");
					jteOutput.setContext("h2", null);
					jteOutput.writeUserContent(t.of("desk.others"));
					jteOutput.writeContent(" <span class=\"count\">");
					jteOutput.setContext("span", null);
					jteOutput.writeUserContent(Integer.toString(view.others().size()));
					jteOutput.writeContent("</span></h2></div>\n            <ul class=\"plain-list\">");
					for (CaseView.Other other : view.others()) {
						jteOutput.writeContent("<li><a href=\"/complaints/");
						jteOutput.setContext("a", "href");
						jteOutput.writeUserContent(other.number());
						jteOutput.setContext("a", null);
						jteOutput.writeContent("\">");
						jteOutput.setContext("a", null);
						jteOutput.writeUserContent(other.subject());
						jteOutput.writeContent("</a><div class=\"quiet small\">");
						jteOutput.setContext("div", null);
						jteOutput.writeUserContent(other.as().equals("same-matter") ? t.of("desk.same-matter") : t.of("link." + other.as()));
						jteOutput.writeContent(" · ");
						jteOutput.setContext("div", null);
						jteOutput.writeUserContent(t.of("stage." + other.stage().name()));
						jteOutput.writeContent(" · ");
						jteOutput.setContext("div", null);
						jteOutput.writeUserContent(t.time(other.receivedAt(), view.now()));
						jteOutput.writeContent("</div></li>");
					}
					jteOutput.writeContent("</ul></div></section>\n        ");
				}
				jteOutput.writeContent("\n        ");
				if (!view.similar().isEmpty()) {
					jteOutput.writeContent("\n        <section class=\"card\" id=\"similar\"><div class=\"card-body\"><div class=\"card-head\"><h2>");
					jteOutput.setContext("h2", null);
					jteOutput.writeUserContent(t.of("desk.similar"));
					jteOutput.writeContent("</h2></div>\n            <ul class=\"plain-list\">");
					for (CaseView.Other other : view.similar()) {
						jteOutput.writeContent("<li><a href=\"/complaints/");
						jteOutput.setContext("a", "href");
						jteOutput.writeUserContent(other.number());
						jteOutput.setContext("a", null);
						jteOutput.writeContent("\">");
						jteOutput.setContext("a", null);
						jteOutput.writeUserContent(other.subject());
						jteOutput.writeContent("</a><div class=\"quiet small\">");
						jteOutput.setContext("div", null);
						jteOutput.writeUserContent(t.of("stage." + other.stage().name()));
						jteOutput.writeContent(" · ");
						jteOutput.setContext("div", null);
						jteOutput.writeUserContent(t.time(other.receivedAt(), view.now()));
						jteOutput.writeContent("</div></li>");
					}
					jteOutput.writeContent("</ul></div></section>\n        ");
				}
				jteOutput.writeContent("\n    </div>\n</div>\n</article>\n");
			}
		}, new gg.jte.html.HtmlContent() {
			public void writeTo(gg.jte.html.HtmlTemplateOutput jteOutput) {
				jteOutput.writeContent("\n    <link rel=\"stylesheet\"");
				var __jte_html_attribute_29 = Asset.of("/css/case.css");
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_29)) {
					jteOutput.writeContent(" href=\"");
					jteOutput.setContext("link", "href");
					jteOutput.writeUserContent(__jte_html_attribute_29);
					jteOutput.setContext("link", null);
					jteOutput.writeContent("\"");
				}
				jteOutput.writeContent(">\n    <script type=\"module\"");
				var __jte_html_attribute_30 = Asset.of("/js/case.js");
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_30)) {
					jteOutput.writeContent(" src=\"");
					jteOutput.setContext("script", "src");
					jteOutput.writeUserContent(__jte_html_attribute_30);
					jteOutput.setContext("script", null);
					jteOutput.writeContent("\"");
				}
				jteOutput.writeContent("></script>\n    ");
				if (done != null) {
					jteOutput.writeContent("<meta name=\"draft-done\"");
					var __jte_html_attribute_31 = done.draft(number);
					if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_31)) {
						jteOutput.writeContent(" content=\"");
						jteOutput.setContext("meta", "content");
						jteOutput.writeUserContent(__jte_html_attribute_31);
						jteOutput.setContext("meta", null);
						jteOutput.writeContent("\"");
					}
					jteOutput.writeContent(">");
				}
				jteOutput.writeContent("\n");
			}
		});
		jteOutput.writeContent("\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		Words t = (Words)params.get("t");
		Shell shell = (Shell)params.get("shell");
		CaseView view = (CaseView)params.get("view");
		CasePage.Done done = (CasePage.Done)params.getOrDefault("done", null);
		ActForm.Refused refused = (ActForm.Refused)params.getOrDefault("refused", null);
		List<CaseTimeline.Entry> meanwhile = (List<CaseTimeline.Entry>)params.getOrDefault("meanwhile", List.of());
		render(jteOutput, jteHtmlInterceptor, t, shell, view, done, refused, meanwhile);
	}
}
