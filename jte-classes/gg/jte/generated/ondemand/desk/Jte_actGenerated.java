package gg.jte.generated.ondemand.desk;
import org.wenguo.desk.web.ActForm;
import org.wenguo.desk.web.ActForm.Field;
import org.wenguo.desk.web.ActForm.Kind;
import org.wenguo.platform.web.Csrf;
import org.wenguo.platform.web.Words;
@SuppressWarnings("unchecked")
public final class Jte_actGenerated {
	public static final String JTE_NAME = "desk/_act.jte";
	public static final int[] JTE_LINE_INFO = {0,0,1,2,3,4,6,6,6,6,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,12,13,13,13,13,13,13,13,13,13,13,13,13,13,13,13,13,13,14,14,14,14,14,14,14,14,14,15,15,15,15,16,16,17,17,17,18,18,19,19,20,20,21,21,21,21,21,21,21,21,21,21,21,21,21,21,21,21,21,21,21,21,21,22,22,22,22,22,22,22,22,22,23,23,23,23,23,23,23,23,23,24,24,25,25,26,26,26,26,26,26,26,26,26,26,26,26,26,26,26,26,26,26,26,26,26,26,26,26,26,26,26,26,26,26,26,26,26,26,27,27,28,28,30,30,30,30,30,30,30,30,30,30,30,31,31,31,31,31,31,31,31,31,31,31,33,33,34,34,34,35,35,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,36,37,37,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,38,39,39,39,39,39,39,39,40,40,41,41,42,42,42,42,42,42,42,42,42,43,43,43,43,43,43,43,43,43,43,43,43,43,43,43,43,43,43,43,43,43,43,43,43,43,43,43,43,45,45,46,46,46,46,46,46,46,46,46,46,46,46,46,46,46,46,46,46,46,46,46,46,46,46,46,47,47,48,48,50,50,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,51,52,52,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,53,54,54,55,55,55,56,56,57,57,58,58,58,58,58,58,58,58,58,59,59,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,60,61,61,63,63,63,6,7,8,9,10,10,10,10};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, Words t, Csrf csrf, ActForm form, String number, int version) {
		jteOutput.writeContent("\n<form class=\"act-form\"");
		var __jte_html_attribute_0 = form.id();
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_0)) {
			jteOutput.writeContent(" id=\"");
			jteOutput.setContext("form", "id");
			jteOutput.writeUserContent(__jte_html_attribute_0);
			jteOutput.setContext("form", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent(" action=\"/complaints/");
		jteOutput.setContext("form", "action");
		jteOutput.writeUserContent(number);
		jteOutput.setContext("form", null);
		jteOutput.writeContent("/");
		jteOutput.setContext("form", "action");
		jteOutput.writeUserContent(form.noun());
		jteOutput.setContext("form", null);
		jteOutput.writeContent("\" method=\"post\" data-draft=\"case-");
		jteOutput.setContext("form", "data-draft");
		jteOutput.writeUserContent(number);
		jteOutput.setContext("form", null);
		jteOutput.writeContent("-");
		jteOutput.setContext("form", "data-draft");
		jteOutput.writeUserContent(form.verb().code());
		jteOutput.setContext("form", null);
		jteOutput.writeContent("\" data-ctrl-enter novalidate>\n    <input type=\"hidden\"");
		var __jte_html_attribute_1 = csrf.name();
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_1)) {
			jteOutput.writeContent(" name=\"");
			jteOutput.setContext("input", "name");
			jteOutput.writeUserContent(__jte_html_attribute_1);
			jteOutput.setContext("input", null);
			jteOutput.writeContent("\"");
		}
		var __jte_html_attribute_2 = csrf.token();
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_2)) {
			jteOutput.writeContent(" value=\"");
			jteOutput.setContext("input", "value");
			jteOutput.writeUserContent(__jte_html_attribute_2);
			jteOutput.setContext("input", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent(">\n    <input type=\"hidden\" name=\"version\"");
		var __jte_html_attribute_3 = Integer.toString(version);
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_3)) {
			jteOutput.writeContent(" value=\"");
			jteOutput.setContext("input", "value");
			jteOutput.writeUserContent(__jte_html_attribute_3);
			jteOutput.setContext("input", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent(">\n    ");
		if (form.verb().undoes()) {
			jteOutput.writeContent("<input type=\"hidden\" name=\"_undo\" value=\"1\">");
		}
		jteOutput.writeContent("\n    ");
		if (form.problem() != null) {
			jteOutput.writeContent("\n    <div class=\"form-summary\" role=\"alert\" tabindex=\"-1\"><i class=\"ti ti-alert-circle\" aria-hidden=\"true\"></i><p>");
			jteOutput.setContext("p", null);
			jteOutput.writeUserContent(form.problem());
			jteOutput.writeContent("</p></div>\n    ");
		}
		jteOutput.writeContent("\n    ");
		for (Field field : form.fields()) {
			jteOutput.writeContent("\n    ");
			if (field.kind() == Kind.RADIO || field.kind() == Kind.BUTTONS || field.kind() == Kind.SCALE) {
				jteOutput.writeContent("\n    <fieldset class=\"field choices-field ");
				jteOutput.setContext("fieldset", "class");
				jteOutput.writeUserContent(field.error() == null ? "" : "field-wrong");
				jteOutput.setContext("fieldset", null);
				jteOutput.writeContent("\"");
				var __jte_html_attribute_4 = field.id();
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_4)) {
					jteOutput.writeContent(" id=\"");
					jteOutput.setContext("fieldset", "id");
					jteOutput.writeUserContent(__jte_html_attribute_4);
					jteOutput.setContext("fieldset", null);
					jteOutput.writeContent("\"");
				}
				var __jte_html_attribute_5 = field.described();
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_5)) {
					jteOutput.writeContent(" aria-describedby=\"");
					jteOutput.setContext("fieldset", "aria-describedby");
					jteOutput.writeUserContent(__jte_html_attribute_5);
					jteOutput.setContext("fieldset", null);
					jteOutput.writeContent("\"");
				}
				jteOutput.writeContent(">\n        <legend class=\"field-label\">");
				jteOutput.setContext("legend", null);
				jteOutput.writeUserContent(field.label());
				if (field.required()) {
					jteOutput.writeContent("<span class=\"field-mark\">");
					jteOutput.setContext("span", null);
					jteOutput.writeUserContent(t.of("field.required"));
					jteOutput.writeContent("</span>");
				}
				jteOutput.writeContent("</legend>\n        <div");
				var __jte_html_attribute_6 = field.kind() == Kind.BUTTONS ? "pick pick-buttons" : field.kind() == Kind.SCALE ? "pick pick-scale" : "pick pick-list";
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_6)) {
					jteOutput.writeContent(" class=\"");
					jteOutput.setContext("div", "class");
					jteOutput.writeUserContent(__jte_html_attribute_6);
					jteOutput.setContext("div", null);
					jteOutput.writeContent("\"");
				}
				jteOutput.writeContent(">\n            ");
				for (ActForm.Options group : field.options()) {
					jteOutput.writeContent("\n            ");
					for (ActForm.Option option : group.options()) {
						jteOutput.writeContent("\n            <label class=\"pick-one\"><input type=\"radio\"");
						var __jte_html_attribute_7 = field.name();
						if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_7)) {
							jteOutput.writeContent(" name=\"");
							jteOutput.setContext("input", "name");
							jteOutput.writeUserContent(__jte_html_attribute_7);
							jteOutput.setContext("input", null);
							jteOutput.writeContent("\"");
						}
						var __jte_html_attribute_8 = option.value();
						if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_8)) {
							jteOutput.writeContent(" value=\"");
							jteOutput.setContext("input", "value");
							jteOutput.writeUserContent(__jte_html_attribute_8);
							jteOutput.setContext("input", null);
							jteOutput.writeContent("\"");
						}
						var __jte_html_attribute_9 = field.isChosen(option.value());
						if (__jte_html_attribute_9) {
						jteOutput.writeContent(" checked");
						}
						var __jte_html_attribute_10 = field.required();
						if (__jte_html_attribute_10) {
						jteOutput.writeContent(" required");
						}
						jteOutput.writeContent("><span>");
						jteOutput.setContext("span", null);
						jteOutput.writeUserContent(option.label());
						if (!option.note().isEmpty()) {
							jteOutput.writeContent("<small>");
							jteOutput.setContext("small", null);
							jteOutput.writeUserContent(option.note());
							jteOutput.writeContent("</small>");
						}
						jteOutput.writeContent("</span></label>\n            ");
					}
					jteOutput.writeContent("\n            ");
				}
				jteOutput.writeContent("\n        </div>\n        ");
				if (field.hint() != null && field.error() == null) {
					jteOutput.writeContent("<div class=\"field-hint\" id=\"");
					jteOutput.setContext("div", "id");
					jteOutput.writeUserContent(field.id());
					jteOutput.setContext("div", null);
					jteOutput.writeContent("-hint\">");
					jteOutput.setContext("div", null);
					jteOutput.writeUserContent(field.hint());
					jteOutput.writeContent("</div>");
				}
				jteOutput.writeContent("\n        ");
				if (field.error() != null) {
					jteOutput.writeContent("<div class=\"field-error\" id=\"");
					jteOutput.setContext("div", "id");
					jteOutput.writeUserContent(field.id());
					jteOutput.setContext("div", null);
					jteOutput.writeContent("-error\"><i class=\"ti ti-alert-circle\" aria-hidden=\"true\"></i>");
					jteOutput.setContext("div", null);
					jteOutput.writeUserContent(field.error());
					jteOutput.writeContent("</div>");
				}
				jteOutput.writeContent("\n    </fieldset>\n    ");
			} else {
				jteOutput.writeContent("\n    ");
				gg.jte.generated.ondemand.shell.Jte_fieldGenerated.render(jteOutput, jteHtmlInterceptor, t, field.id(), field.label(), field.hint(), field.error(), field.required(), new gg.jte.html.HtmlContent() {
					public void writeTo(gg.jte.html.HtmlTemplateOutput jteOutput) {
						jteOutput.writeContent("\n        ");
						if (field.kind() == Kind.PROSE) {
							jteOutput.writeContent("\n        <textarea class=\"form-control\"");
							var __jte_html_attribute_11 = field.id();
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_11)) {
								jteOutput.writeContent(" id=\"");
								jteOutput.setContext("textarea", "id");
								jteOutput.writeUserContent(__jte_html_attribute_11);
								jteOutput.setContext("textarea", null);
								jteOutput.writeContent("\"");
							}
							var __jte_html_attribute_12 = field.name();
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_12)) {
								jteOutput.writeContent(" name=\"");
								jteOutput.setContext("textarea", "name");
								jteOutput.writeUserContent(__jte_html_attribute_12);
								jteOutput.setContext("textarea", null);
								jteOutput.writeContent("\"");
							}
							jteOutput.writeContent(" rows=\"3\"");
							var __jte_html_attribute_13 = field.required();
							if (__jte_html_attribute_13) {
							jteOutput.writeContent(" required");
							}
							var __jte_html_attribute_14 = field.error() == null ? null : "true";
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_14)) {
								jteOutput.writeContent(" aria-invalid=\"");
								jteOutput.setContext("textarea", "aria-invalid");
								jteOutput.writeUserContent(__jte_html_attribute_14);
								jteOutput.setContext("textarea", null);
								jteOutput.writeContent("\"");
							}
							var __jte_html_attribute_15 = field.described();
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_15)) {
								jteOutput.writeContent(" aria-describedby=\"");
								jteOutput.setContext("textarea", "aria-describedby");
								jteOutput.writeUserContent(__jte_html_attribute_15);
								jteOutput.setContext("textarea", null);
								jteOutput.writeContent("\"");
							}
							jteOutput.writeContent(">");
							jteOutput.setContext("textarea", null);
							jteOutput.writeUserContent(field.value());
							jteOutput.writeContent("</textarea>\n        ");
						} else if (field.kind() == Kind.SELECT) {
							jteOutput.writeContent("\n        <select class=\"form-select\"");
							var __jte_html_attribute_16 = field.id();
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_16)) {
								jteOutput.writeContent(" id=\"");
								jteOutput.setContext("select", "id");
								jteOutput.writeUserContent(__jte_html_attribute_16);
								jteOutput.setContext("select", null);
								jteOutput.writeContent("\"");
							}
							var __jte_html_attribute_17 = field.name();
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_17)) {
								jteOutput.writeContent(" name=\"");
								jteOutput.setContext("select", "name");
								jteOutput.writeUserContent(__jte_html_attribute_17);
								jteOutput.setContext("select", null);
								jteOutput.writeContent("\"");
							}
							var __jte_html_attribute_18 = field.required();
							if (__jte_html_attribute_18) {
							jteOutput.writeContent(" required");
							}
							var __jte_html_attribute_19 = field.name().equals("staff") ? form.id() : null;
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_19)) {
								jteOutput.writeContent(" data-staff-of=\"");
								jteOutput.setContext("select", "data-staff-of");
								jteOutput.writeUserContent(__jte_html_attribute_19);
								jteOutput.setContext("select", null);
								jteOutput.writeContent("\"");
							}
							var __jte_html_attribute_20 = field.error() == null ? null : "true";
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_20)) {
								jteOutput.writeContent(" aria-invalid=\"");
								jteOutput.setContext("select", "aria-invalid");
								jteOutput.writeUserContent(__jte_html_attribute_20);
								jteOutput.setContext("select", null);
								jteOutput.writeContent("\"");
							}
							var __jte_html_attribute_21 = field.described();
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_21)) {
								jteOutput.writeContent(" aria-describedby=\"");
								jteOutput.setContext("select", "aria-describedby");
								jteOutput.writeUserContent(__jte_html_attribute_21);
								jteOutput.setContext("select", null);
								jteOutput.writeContent("\"");
							}
							jteOutput.writeContent(">\n            ");
							if (field.value().isEmpty() || !field.required()) {
								jteOutput.writeContent("<option value=\"\">");
								jteOutput.setContext("option", null);
								jteOutput.writeUserContent(t.of(field.required() ? "desk.choose" : "desk.open"));
								jteOutput.writeContent("</option>");
							}
							jteOutput.writeContent("\n            ");
							for (ActForm.Options group : field.options()) {
								jteOutput.writeContent("\n            ");
								if (!group.heading().isEmpty()) {
									jteOutput.writeContent("\n            <optgroup");
									var __jte_html_attribute_22 = group.heading();
									if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_22)) {
										jteOutput.writeContent(" label=\"");
										jteOutput.setContext("optgroup", "label");
										jteOutput.writeUserContent(__jte_html_attribute_22);
										jteOutput.setContext("optgroup", null);
										jteOutput.writeContent("\"");
									}
									jteOutput.writeContent(">\n                ");
									for (ActForm.Option option : group.options()) {
										jteOutput.writeContent("<option");
										var __jte_html_attribute_23 = option.value();
										if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_23)) {
											jteOutput.writeContent(" value=\"");
											jteOutput.setContext("option", "value");
											jteOutput.writeUserContent(__jte_html_attribute_23);
											jteOutput.setContext("option", null);
											jteOutput.writeContent("\"");
										}
										var __jte_html_attribute_24 = option.note();
										if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_24)) {
											jteOutput.writeContent(" data-unit=\"");
											jteOutput.setContext("option", "data-unit");
											jteOutput.writeUserContent(__jte_html_attribute_24);
											jteOutput.setContext("option", null);
											jteOutput.writeContent("\"");
										}
										var __jte_html_attribute_25 = field.isChosen(option.value());
										if (__jte_html_attribute_25) {
										jteOutput.writeContent(" selected");
										}
										jteOutput.writeContent(">");
										jteOutput.setContext("option", null);
										jteOutput.writeUserContent(option.label());
										jteOutput.writeContent("</option>");
									}
									jteOutput.writeContent("\n            </optgroup>\n            ");
								} else {
									jteOutput.writeContent("\n            ");
									for (ActForm.Option option : group.options()) {
										jteOutput.writeContent("<option");
										var __jte_html_attribute_26 = option.value();
										if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_26)) {
											jteOutput.writeContent(" value=\"");
											jteOutput.setContext("option", "value");
											jteOutput.writeUserContent(__jte_html_attribute_26);
											jteOutput.setContext("option", null);
											jteOutput.writeContent("\"");
										}
										var __jte_html_attribute_27 = field.isChosen(option.value());
										if (__jte_html_attribute_27) {
										jteOutput.writeContent(" selected");
										}
										jteOutput.writeContent(">");
										jteOutput.setContext("option", null);
										jteOutput.writeUserContent(option.label());
										if (!option.note().isEmpty()) {
											jteOutput.writeContent(" · ");
											jteOutput.setContext("option", null);
											jteOutput.writeUserContent(option.note());
										}
										jteOutput.writeContent("</option>");
									}
									jteOutput.writeContent("\n            ");
								}
								jteOutput.writeContent("\n            ");
							}
							jteOutput.writeContent("\n        </select>\n        ");
						} else if (field.kind() == Kind.TIME) {
							jteOutput.writeContent("\n        <input class=\"form-control\"");
							var __jte_html_attribute_28 = field.id();
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_28)) {
								jteOutput.writeContent(" id=\"");
								jteOutput.setContext("input", "id");
								jteOutput.writeUserContent(__jte_html_attribute_28);
								jteOutput.setContext("input", null);
								jteOutput.writeContent("\"");
							}
							var __jte_html_attribute_29 = field.name();
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_29)) {
								jteOutput.writeContent(" name=\"");
								jteOutput.setContext("input", "name");
								jteOutput.writeUserContent(__jte_html_attribute_29);
								jteOutput.setContext("input", null);
								jteOutput.writeContent("\"");
							}
							jteOutput.writeContent(" type=\"datetime-local\"");
							var __jte_html_attribute_30 = field.value();
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_30)) {
								jteOutput.writeContent(" value=\"");
								jteOutput.setContext("input", "value");
								jteOutput.writeUserContent(__jte_html_attribute_30);
								jteOutput.setContext("input", null);
								jteOutput.writeContent("\"");
							}
							var __jte_html_attribute_31 = field.required();
							if (__jte_html_attribute_31) {
							jteOutput.writeContent(" required");
							}
							var __jte_html_attribute_32 = field.error() == null ? null : "true";
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_32)) {
								jteOutput.writeContent(" aria-invalid=\"");
								jteOutput.setContext("input", "aria-invalid");
								jteOutput.writeUserContent(__jte_html_attribute_32);
								jteOutput.setContext("input", null);
								jteOutput.writeContent("\"");
							}
							var __jte_html_attribute_33 = field.described();
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_33)) {
								jteOutput.writeContent(" aria-describedby=\"");
								jteOutput.setContext("input", "aria-describedby");
								jteOutput.writeUserContent(__jte_html_attribute_33);
								jteOutput.setContext("input", null);
								jteOutput.writeContent("\"");
							}
							jteOutput.writeContent(">\n        ");
						} else {
							jteOutput.writeContent("\n        <input class=\"form-control\"");
							var __jte_html_attribute_34 = field.id();
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_34)) {
								jteOutput.writeContent(" id=\"");
								jteOutput.setContext("input", "id");
								jteOutput.writeUserContent(__jte_html_attribute_34);
								jteOutput.setContext("input", null);
								jteOutput.writeContent("\"");
							}
							var __jte_html_attribute_35 = field.name();
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_35)) {
								jteOutput.writeContent(" name=\"");
								jteOutput.setContext("input", "name");
								jteOutput.writeUserContent(__jte_html_attribute_35);
								jteOutput.setContext("input", null);
								jteOutput.writeContent("\"");
							}
							jteOutput.writeContent(" type=\"text\"");
							var __jte_html_attribute_36 = field.kind() == Kind.MONEY ? "decimal" : field.kind() == Kind.NUMBER ? "numeric" : null;
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_36)) {
								jteOutput.writeContent(" inputmode=\"");
								jteOutput.setContext("input", "inputmode");
								jteOutput.writeUserContent(__jte_html_attribute_36);
								jteOutput.setContext("input", null);
								jteOutput.writeContent("\"");
							}
							var __jte_html_attribute_37 = field.value();
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_37)) {
								jteOutput.writeContent(" value=\"");
								jteOutput.setContext("input", "value");
								jteOutput.writeUserContent(__jte_html_attribute_37);
								jteOutput.setContext("input", null);
								jteOutput.writeContent("\"");
							}
							var __jte_html_attribute_38 = field.required();
							if (__jte_html_attribute_38) {
							jteOutput.writeContent(" required");
							}
							jteOutput.writeContent(" autocomplete=\"off\"");
							var __jte_html_attribute_39 = field.error() == null ? null : "true";
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_39)) {
								jteOutput.writeContent(" aria-invalid=\"");
								jteOutput.setContext("input", "aria-invalid");
								jteOutput.writeUserContent(__jte_html_attribute_39);
								jteOutput.setContext("input", null);
								jteOutput.writeContent("\"");
							}
							var __jte_html_attribute_40 = field.described();
							if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_40)) {
								jteOutput.writeContent(" aria-describedby=\"");
								jteOutput.setContext("input", "aria-describedby");
								jteOutput.writeUserContent(__jte_html_attribute_40);
								jteOutput.setContext("input", null);
								jteOutput.writeContent("\"");
							}
							jteOutput.writeContent(">\n        ");
						}
						jteOutput.writeContent("\n    ");
					}
				});
				jteOutput.writeContent("\n    ");
			}
			jteOutput.writeContent("\n    ");
		}
		jteOutput.writeContent("\n    <p class=\"act-effect\">");
		jteOutput.setContext("p", null);
		jteOutput.writeUserContent(form.effect());
		for (String start : form.starts()) {
			jteOutput.writeContent("<span>");
			jteOutput.setContext("span", null);
			jteOutput.writeUserContent(start);
			jteOutput.writeContent("</span>");
		}
		jteOutput.writeContent("</p>\n    ");
		if (form.possible()) {
			jteOutput.writeContent("\n    <div class=\"form-actions\"><button");
			var __jte_html_attribute_41 = form.ends() ? "btn btn-ending" : "btn btn-primary";
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_41)) {
				jteOutput.writeContent(" class=\"");
				jteOutput.setContext("button", "class");
				jteOutput.writeUserContent(__jte_html_attribute_41);
				jteOutput.setContext("button", null);
				jteOutput.writeContent("\"");
			}
			jteOutput.writeContent(" type=\"submit\">");
			jteOutput.setContext("button", null);
			jteOutput.writeUserContent(form.submit());
			jteOutput.writeContent("</button>");
			if (!form.fields().isEmpty()) {
				jteOutput.writeContent("<span class=\"quiet act-keys\"><kbd>Ctrl</kbd> <kbd>Enter</kbd></span>");
			}
			jteOutput.writeContent("</div>\n    ");
		}
		jteOutput.writeContent("\n</form>\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		Words t = (Words)params.get("t");
		Csrf csrf = (Csrf)params.get("csrf");
		ActForm form = (ActForm)params.get("form");
		String number = (String)params.get("number");
		int version = (int)params.get("version");
		render(jteOutput, jteHtmlInterceptor, t, csrf, form, number, version);
	}
}
