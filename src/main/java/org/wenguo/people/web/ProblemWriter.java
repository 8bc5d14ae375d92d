package org.wenguo.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.ApiProblems;
import tools.jackson.databind.json.JsonMapper;

/** Problems that arise before a resource is reached, in the same form as all others. */
@Component
class ProblemWriter {

    private final ApiProblems problems;
    private final LocaleResolver locales;
    private final JsonMapper json;

    ProblemWriter(ApiProblems problems, LocaleResolver locales, JsonMapper json) {
        this.problems = problems;
        this.locales = locales;
        this.json = json;
    }

    void unauthenticated(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        write(new Unauthenticated(), request, response);
    }

    void forbidden(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(new Problem.NotYours("not-yours.path"), request, response);
    }

    void databaseAway(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", "5");
        write(new DatabaseAway(), request, response);
    }

    private void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var answer = problems.answer(problem, locales.resolveLocale(request), request.getRequestURI());
        response.setStatus(answer.getStatusCode().value());
        response.setContentType("application/problem+json");
        response.getOutputStream().write(json.writeValueAsBytes(answer.getBody()));
    }

    /** 503: nobody can be recognised while the database is away. */
    static final class DatabaseAway extends Problem {
        DatabaseAway() {
            super("database-away", List.of());
        }

        @Override
        public int status() {
            return 503;
        }
    }

    /** 401: no token, or one that is unknown or has expired. */
    static final class Unauthenticated extends Problem {
        Unauthenticated() {
            super("unauthenticated", List.of());
        }

        @Override
        public int status() {
            return 401;
        }
    }

    /** 401: no such account, or another password. */
    static final class WrongPassword extends Problem {
        WrongPassword() {
            super("wrong-password", List.of());
        }

        @Override
        public int status() {
            return 401;
        }
    }
}
