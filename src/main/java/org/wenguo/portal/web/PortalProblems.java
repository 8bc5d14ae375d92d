package org.wenguo.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Dictionary;

/** What a page of the portal did not answer beside its form, said in the portal's own look and voice. */
@ControllerAdvice(basePackageClasses = PortalProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
@Component
class PortalProblems {

    private final ApiProblems problems;

    private final Dictionary dictionary;

    PortalProblems(ApiProblems problems, Dictionary dictionary) {
        this.problems = problems;
        this.dictionary = dictionary;
    }

    @ExceptionHandler
    ModelAndView handle(Problem problem, HttpServletRequest request, HttpServletResponse response) {
        if (problem instanceof Problem.TooOften often) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(often.retryAfterSeconds()));
        }
        var page = new ModelAndView("portal/sorry", HttpStatusCode.valueOf(problem.status()));
        return page.addObject("t", dictionary.in(Portals.language(request)))
                .addObject("text", problems.message(problem, Portals.language(request)));
    }
}
