package org.wenguo.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.wenguo.platform.Problem;

/** A problem that a page did not answer itself, beside its form, becomes the error page of its status. */
@ControllerAdvice(annotations = Controller.class)
@Order(Ordered.LOWEST_PRECEDENCE)
@Component
class PageProblems {

    @ExceptionHandler
    void handle(Problem problem, HttpServletResponse response) throws IOException {
        if (problem instanceof Problem.TooOften often) {
            response.setHeader("Retry-After", Long.toString(often.retryAfterSeconds()));
        }
        response.sendError(problem.status());
    }
}
