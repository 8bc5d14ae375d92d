package gg.jte.generated.ondemand.shell;
import gg.jte.Content;
import org.wenguo.platform.web.Asset;
import org.wenguo.platform.web.Language;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Shell;
import org.wenguo.platform.web.Theme;
import org.wenguo.platform.web.Words;
@SuppressWarnings("unchecked")
public final class JtelayoutGenerated {
	public static final String JTE_NAME = "shell/layout.jte";
	public static final int[] JTE_LINE_INFO = {0,0,1,2,3,4,5,6,8,8,8,8,14,14,14,14,14,14,14,14,14,14,14,14,14,14,14,14,14,14,20,20,20,20,20,20,21,21,21,21,21,21,21,21,21,22,22,22,22,22,22,22,22,22,23,23,23,23,23,23,23,23,23,24,24,25,25,25,25,25,25,25,25,25,26,26,27,27,27,27,27,27,27,27,27,28,28,28,28,28,28,28,28,28,29,29,29,29,29,29,29,29,29,30,30,30,30,30,30,30,30,30,31,31,31,31,31,31,31,31,31,32,32,32,32,32,32,32,32,32,33,33,34,34,34,34,34,36,36,36,36,36,36,36,36,37,37,37,40,40,40,40,40,40,40,40,40,40,40,40,41,41,42,42,42,42,42,42,42,42,42,43,43,44,44,44,44,44,44,44,44,44,44,44,44,44,44,44,44,44,44,44,44,44,44,44,44,44,44,44,44,44,44,44,44,45,45,47,47,49,49,51,51,51,53,53,53,53,53,53,53,53,53,56,56,57,57,58,58,58,58,58,58,58,58,58,58,58,58,59,59,61,61,61,61,61,61,61,61,61,61,61,61,63,63,64,64,64,64,64,64,64,64,64,64,64,64,64,64,64,64,64,64,64,64,64,64,64,64,64,64,64,64,64,64,64,64,65,65,68,68,68,68,68,68,68,68,68,68,68,68,69,69,71,71,71,71,71,71,71,71,71,71,71,71,73,73,73,74,74,74,76,76,76,76,76,76,76,76,76,76,76,76,76,76,76,76,76,77,77,77,81,81,86,86,86,88,88,88,91,91,91,8,9,10,11,11,11,11};
	public static void render(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, Words t, Shell shell, Content content, Content head) {
		jteOutput.writeContent("\n<!doctype html>\n<html");
		var __jte_html_attribute_0 = t.lang();
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_0)) {
			jteOutput.writeContent(" lang=\"");
			jteOutput.setContext("html", "lang");
			jteOutput.writeUserContent(__jte_html_attribute_0);
			jteOutput.setContext("html", null);
			jteOutput.writeContent("\"");
		}
		var __jte_html_attribute_1 = shell.theme() == Theme.DEVICE ? null : shell.theme().word();
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_1)) {
			jteOutput.writeContent(" data-bs-theme=\"");
			jteOutput.setContext("html", "data-bs-theme");
			jteOutput.writeUserContent(__jte_html_attribute_1);
			jteOutput.setContext("html", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent(">\n<head>\n    <meta charset=\"utf-8\">\n    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n    <meta name=\"color-scheme\" content=\"light dark\">\n    <meta name=\"htmx-config\" content='{\"includeIndicatorStyles\":false,\"allowEval\":false,\"selfRequestsOnly\":true,\"responseHandling\":[{\"code\":\"204\",\"swap\":false},{\"code\":\"[23]..\",\"swap\":true},{\"code\":\"4(09|22)\",\"swap\":true},{\"code\":\"[45]..\",\"swap\":false,\"error\":true}]}'>\n    <title>");
		jteOutput.setContext("title", null);
		jteOutput.writeUserContent(shell.title());
		jteOutput.writeContent(" · ");
		jteOutput.setContext("title", null);
		jteOutput.writeUserContent(t.of("brand"));
		jteOutput.writeContent("</title>\n    <link rel=\"icon\"");
		var __jte_html_attribute_2 = Asset.of("/favicon.svg");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_2)) {
			jteOutput.writeContent(" href=\"");
			jteOutput.setContext("link", "href");
			jteOutput.writeUserContent(__jte_html_attribute_2);
			jteOutput.setContext("link", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent(" type=\"image/svg+xml\">\n    <link rel=\"stylesheet\"");
		var __jte_html_attribute_3 = Asset.webjar("tabler__core", "dist/css/tabler.min.css");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_3)) {
			jteOutput.writeContent(" href=\"");
			jteOutput.setContext("link", "href");
			jteOutput.writeUserContent(__jte_html_attribute_3);
			jteOutput.setContext("link", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent(">\n    <link rel=\"stylesheet\"");
		var __jte_html_attribute_4 = Asset.webjar("tabler__icons-webfont", "dist/tabler-icons-outline.min.css");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_4)) {
			jteOutput.writeContent(" href=\"");
			jteOutput.setContext("link", "href");
			jteOutput.writeUserContent(__jte_html_attribute_4);
			jteOutput.setContext("link", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent(">\n    ");
		for (String component : Shell.STYLES) {
			jteOutput.writeContent("\n    <link rel=\"stylesheet\"");
			var __jte_html_attribute_5 = Asset.of("/css/" + component + ".css");
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_5)) {
				jteOutput.writeContent(" href=\"");
				jteOutput.setContext("link", "href");
				jteOutput.writeUserContent(__jte_html_attribute_5);
				jteOutput.setContext("link", null);
				jteOutput.writeContent("\"");
			}
			jteOutput.writeContent(">\n    ");
		}
		jteOutput.writeContent("\n    <link rel=\"stylesheet\"");
		var __jte_html_attribute_6 = Asset.of("/css/print.css");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_6)) {
			jteOutput.writeContent(" href=\"");
			jteOutput.setContext("link", "href");
			jteOutput.writeUserContent(__jte_html_attribute_6);
			jteOutput.setContext("link", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent(" media=\"print\">\n    <script");
		var __jte_html_attribute_7 = Asset.of("/js/theme.js");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_7)) {
			jteOutput.writeContent(" src=\"");
			jteOutput.setContext("script", "src");
			jteOutput.writeUserContent(__jte_html_attribute_7);
			jteOutput.setContext("script", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent("></script>\n    <script");
		var __jte_html_attribute_8 = Asset.webjar("htmx.org", "dist/htmx.min.js");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_8)) {
			jteOutput.writeContent(" src=\"");
			jteOutput.setContext("script", "src");
			jteOutput.writeUserContent(__jte_html_attribute_8);
			jteOutput.setContext("script", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent(" defer></script>\n    <script type=\"module\"");
		var __jte_html_attribute_9 = Asset.of("/js/countdown.js");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_9)) {
			jteOutput.writeContent(" src=\"");
			jteOutput.setContext("script", "src");
			jteOutput.writeUserContent(__jte_html_attribute_9);
			jteOutput.setContext("script", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent("></script>\n    <script type=\"module\"");
		var __jte_html_attribute_10 = Asset.of("/js/draft.js");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_10)) {
			jteOutput.writeContent(" src=\"");
			jteOutput.setContext("script", "src");
			jteOutput.writeUserContent(__jte_html_attribute_10);
			jteOutput.setContext("script", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent("></script>\n    <script type=\"module\"");
		var __jte_html_attribute_11 = Asset.of("/js/keys.js");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_11)) {
			jteOutput.writeContent(" src=\"");
			jteOutput.setContext("script", "src");
			jteOutput.writeUserContent(__jte_html_attribute_11);
			jteOutput.setContext("script", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent("></script>\n    ");
		gg.jte.generated.ondemand.shell.Jte_clockGenerated.render(jteOutput, jteHtmlInterceptor, t, shell.now());
		jteOutput.writeContent("\n    ");
		if (head != null) {
			jteOutput.setContext("head", null);
			jteOutput.writeUserContent(head);
		}
		jteOutput.writeContent("\n</head>\n<body class=\"shell\" hx-headers='{\"");
		jteOutput.setContext("body", "hx-headers");
		jteOutput.writeUserContent(shell.csrf().header());
		jteOutput.setContext("body", null);
		jteOutput.writeContent("\":\"");
		jteOutput.setContext("body", "hx-headers");
		jteOutput.writeUserContent(shell.csrf().token());
		jteOutput.setContext("body", null);
		jteOutput.writeContent("\"}'>\n<a class=\"skip\" href=\"#content\">");
		jteOutput.setContext("a", null);
		jteOutput.writeUserContent(t.of("shell.skip"));
		jteOutput.writeContent("</a>\n<header class=\"shell-head\">\n    <div class=\"shell-row\">\n        <a class=\"shell-brand\" href=\"/\"");
		var __jte_html_attribute_12 = t.of("brand.meaning");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_12)) {
			jteOutput.writeContent(" title=\"");
			jteOutput.setContext("a", "title");
			jteOutput.writeUserContent(__jte_html_attribute_12);
			jteOutput.setContext("a", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent(">");
		jteOutput.setContext("a", null);
		jteOutput.writeUserContent(t.of("brand"));
		jteOutput.writeContent("</a>\n        ");
		if (!shell.nav().isEmpty()) {
			jteOutput.writeContent("\n        <nav class=\"shell-nav\"");
			var __jte_html_attribute_13 = t.of("shell.navigation");
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_13)) {
				jteOutput.writeContent(" aria-label=\"");
				jteOutput.setContext("nav", "aria-label");
				jteOutput.writeUserContent(__jte_html_attribute_13);
				jteOutput.setContext("nav", null);
				jteOutput.writeContent("\"");
			}
			jteOutput.writeContent(">\n            ");
			for (NavItem item : shell.nav()) {
				jteOutput.writeContent("\n            <a");
				var __jte_html_attribute_14 = item.href();
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_14)) {
					jteOutput.writeContent(" href=\"");
					jteOutput.setContext("a", "href");
					jteOutput.writeUserContent(__jte_html_attribute_14);
					jteOutput.setContext("a", null);
					jteOutput.writeContent("\"");
				}
				var __jte_html_attribute_15 = item.equals(NavItem.REGISTER) ? "shell-nav-register" : null;
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_15)) {
					jteOutput.writeContent(" class=\"");
					jteOutput.setContext("a", "class");
					jteOutput.writeUserContent(__jte_html_attribute_15);
					jteOutput.setContext("a", null);
					jteOutput.writeContent("\"");
				}
				var __jte_html_attribute_16 = item.equals(shell.active()) ? "page" : null;
				if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_16)) {
					jteOutput.writeContent(" aria-current=\"");
					jteOutput.setContext("a", "aria-current");
					jteOutput.writeUserContent(__jte_html_attribute_16);
					jteOutput.setContext("a", null);
					jteOutput.writeContent("\"");
				}
				jteOutput.writeContent("><i class=\"ti ti-");
				jteOutput.setContext("i", "class");
				jteOutput.writeUserContent(item.icon());
				jteOutput.setContext("i", null);
				jteOutput.writeContent("\" aria-hidden=\"true\"></i><span>");
				jteOutput.setContext("span", null);
				jteOutput.writeUserContent(t.of(item.key()));
				jteOutput.writeContent("</span></a>\n            ");
			}
			jteOutput.writeContent("\n        </nav>\n        ");
		}
		jteOutput.writeContent("\n        <div class=\"shell-tools\">\n            ");
		if (shell.searches()) {
			jteOutput.writeContent("\n            <form class=\"shell-search\" role=\"search\" action=\"/complaints\" method=\"get\">\n                <label class=\"visually-hidden\" for=\"shell-q\">");
			jteOutput.setContext("label", null);
			jteOutput.writeUserContent(t.of("shell.search"));
			jteOutput.writeContent("</label>\n                <i class=\"ti ti-search\" aria-hidden=\"true\"></i>\n                <input id=\"shell-q\" type=\"search\" name=\"q\"");
			var __jte_html_attribute_17 = t.of("shell.search.hint");
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_17)) {
				jteOutput.writeContent(" placeholder=\"");
				jteOutput.setContext("input", "placeholder");
				jteOutput.writeUserContent(__jte_html_attribute_17);
				jteOutput.setContext("input", null);
				jteOutput.writeContent("\"");
			}
			jteOutput.writeContent(" autocomplete=\"off\" enterkeyhint=\"search\" data-search>\n                <kbd aria-hidden=\"true\">/</kbd>\n            </form>\n            ");
		}
		jteOutput.writeContent("\n            ");
		if (shell.registers()) {
			jteOutput.writeContent("\n            <a class=\"btn btn-primary shell-register\"");
			var __jte_html_attribute_18 = NavItem.REGISTER.href();
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_18)) {
				jteOutput.writeContent(" href=\"");
				jteOutput.setContext("a", "href");
				jteOutput.writeUserContent(__jte_html_attribute_18);
				jteOutput.setContext("a", null);
				jteOutput.writeContent("\"");
			}
			jteOutput.writeContent("><i class=\"ti ti-plus\" aria-hidden=\"true\"></i>");
			jteOutput.setContext("a", null);
			jteOutput.writeUserContent(t.of("shell.register"));
			jteOutput.writeContent("</a>\n            ");
		}
		jteOutput.writeContent("\n            <details class=\"shell-menu\">\n                <summary");
		var __jte_html_attribute_19 = t.of("shell.language");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_19)) {
			jteOutput.writeContent(" title=\"");
			jteOutput.setContext("summary", "title");
			jteOutput.writeUserContent(__jte_html_attribute_19);
			jteOutput.setContext("summary", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent("><i class=\"ti ti-language\" aria-hidden=\"true\"></i><span class=\"visually-hidden\">");
		jteOutput.setContext("span", null);
		jteOutput.writeUserContent(t.of("shell.language"));
		jteOutput.writeContent("</span></summary>\n                <div class=\"shell-menu-body\">\n                    ");
		for (Language language : Language.values()) {
			jteOutput.writeContent("\n                    <a href=\"/language/");
			jteOutput.setContext("a", "href");
			jteOutput.writeUserContent(language.tag());
			jteOutput.setContext("a", null);
			jteOutput.writeContent("\"");
			var __jte_html_attribute_20 = language.tag();
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_20)) {
				jteOutput.writeContent(" lang=\"");
				jteOutput.setContext("a", "lang");
				jteOutput.writeUserContent(__jte_html_attribute_20);
				jteOutput.setContext("a", null);
				jteOutput.writeContent("\"");
			}
			var __jte_html_attribute_21 = language.tag();
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_21)) {
				jteOutput.writeContent(" hreflang=\"");
				jteOutput.setContext("a", "hreflang");
				jteOutput.writeUserContent(__jte_html_attribute_21);
				jteOutput.setContext("a", null);
				jteOutput.writeContent("\"");
			}
			var __jte_html_attribute_22 = language.tag().equals(t.lang()) ? "true" : null;
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_22)) {
				jteOutput.writeContent(" aria-current=\"");
				jteOutput.setContext("a", "aria-current");
				jteOutput.writeUserContent(__jte_html_attribute_22);
				jteOutput.setContext("a", null);
				jteOutput.writeContent("\"");
			}
			jteOutput.writeContent(">");
			jteOutput.setContext("a", null);
			jteOutput.writeUserContent(t.of("language." + language.tag()));
			jteOutput.writeContent("</a>\n                    ");
		}
		jteOutput.writeContent("\n                </div>\n            </details>\n            <button type=\"button\" class=\"shell-tool\" data-theme-switch");
		var __jte_html_attribute_23 = t.of("shell.theme");
		if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_23)) {
			jteOutput.writeContent(" title=\"");
			jteOutput.setContext("button", "title");
			jteOutput.writeUserContent(__jte_html_attribute_23);
			jteOutput.setContext("button", null);
			jteOutput.writeContent("\"");
		}
		jteOutput.writeContent("><i class=\"ti ti-moon\" aria-hidden=\"true\"></i><span class=\"visually-hidden\">");
		jteOutput.setContext("span", null);
		jteOutput.writeUserContent(t.of("shell.theme"));
		jteOutput.writeContent("</span></button>\n            ");
		if (shell.viewer() != null) {
			jteOutput.writeContent("\n            <details class=\"shell-menu\">\n                <summary");
			var __jte_html_attribute_24 = t.of("shell.account");
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_24)) {
				jteOutput.writeContent(" title=\"");
				jteOutput.setContext("summary", "title");
				jteOutput.writeUserContent(__jte_html_attribute_24);
				jteOutput.setContext("summary", null);
				jteOutput.writeContent("\"");
			}
			jteOutput.writeContent("><i class=\"ti ti-user-circle\" aria-hidden=\"true\"></i><span class=\"shell-viewer\">");
			jteOutput.setContext("span", null);
			jteOutput.writeUserContent(shell.viewer());
			jteOutput.writeContent("</span></summary>\n                <div class=\"shell-menu-body\">\n                    <div class=\"shell-menu-name\">");
			jteOutput.setContext("div", null);
			jteOutput.writeUserContent(shell.viewer());
			jteOutput.writeContent("</div>\n                    <a href=\"/account\"><i class=\"ti ti-key\" aria-hidden=\"true\"></i>");
			jteOutput.setContext("a", null);
			jteOutput.writeUserContent(t.of("shell.password"));
			jteOutput.writeContent("</a>\n                    <form action=\"/sign-out\" method=\"post\">\n                        <input type=\"hidden\"");
			var __jte_html_attribute_25 = shell.csrf().name();
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_25)) {
				jteOutput.writeContent(" name=\"");
				jteOutput.setContext("input", "name");
				jteOutput.writeUserContent(__jte_html_attribute_25);
				jteOutput.setContext("input", null);
				jteOutput.writeContent("\"");
			}
			var __jte_html_attribute_26 = shell.csrf().token();
			if (gg.jte.runtime.TemplateUtils.isAttributeRendered(__jte_html_attribute_26)) {
				jteOutput.writeContent(" value=\"");
				jteOutput.setContext("input", "value");
				jteOutput.writeUserContent(__jte_html_attribute_26);
				jteOutput.setContext("input", null);
				jteOutput.writeContent("\"");
			}
			jteOutput.writeContent(">\n                        <button type=\"submit\"><i class=\"ti ti-logout\" aria-hidden=\"true\"></i>");
			jteOutput.setContext("button", null);
			jteOutput.writeUserContent(t.of("shell.signOut"));
			jteOutput.writeContent("</button>\n                    </form>\n                </div>\n            </details>\n            ");
		}
		jteOutput.writeContent("\n        </div>\n    </div>\n</header>\n<main id=\"content\" class=\"shell-main\" tabindex=\"-1\">\n    ");
		jteOutput.setContext("main", null);
		jteOutput.writeUserContent(content);
		jteOutput.writeContent("\n</main>\n<footer class=\"shell-foot\">");
		jteOutput.setContext("footer", null);
		jteOutput.writeUserContent(t.of("shell.footer"));
		jteOutput.writeContent("</footer>\n</body>\n</html>\n");
	}
	public static void renderMap(gg.jte.html.HtmlTemplateOutput jteOutput, gg.jte.html.HtmlInterceptor jteHtmlInterceptor, java.util.Map<String, Object> params) {
		Words t = (Words)params.get("t");
		Shell shell = (Shell)params.get("shell");
		Content content = (Content)params.get("content");
		Content head = (Content)params.getOrDefault("head", null);
		render(jteOutput, jteHtmlInterceptor, t, shell, content, head);
	}
}
