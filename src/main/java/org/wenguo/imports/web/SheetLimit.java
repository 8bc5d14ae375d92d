package org.wenguo.imports.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.wenguo.imports.Imports;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.ErrorPages;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells whoever uploads too large a sheet how to go on, by the length that was announced; no other form takes a larger file.
 * It stands before all others: the
 * check of the form's token would have the whole upload read first, and answer in words of its own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class SheetLimit extends OncePerRequestFilter {

    /** What a form puts around the file. */
    private static final long AROUND_IT = 64L << 10;

    private final ApiProblems problems;
    private final LocaleResolver locales;
    private final JsonMapper json;

    SheetLimit(ApiProblems problems, LocaleResolver locales, JsonMapper json) {
        this.problems = problems;
        this.locales = locales;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return type == null
                || !type.startsWith("multipart/")
                || (isApi(request) && !isImport(request)); // Spring's own answer is as good
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    private static boolean isImport(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/imports");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isImport(request)) {
            request.setAttribute(ErrorPages.IN_WORDS_OF, "import");
        }
        if (request.getContentLengthLong() <= Imports.MOST_BYTES + AROUND_IT) {
            chain.doFilter(request, response);
        } else if (isApi(request)) {
            var answer = problems.answer(
                    new Problem.TooLarge("import-too-large"), locales.resolveLocale(request), request.getRequestURI());
            response.setStatus(answer.getStatusCode().value());
            response.setContentType("application/problem+json");
            response.getOutputStream().write(json.writeValueAsBytes(answer.getBody()));
        } else {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        }
    }
}
