package org.wenguo.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.wenguo.platform.Problem;
import tools.jackson.core.JacksonException;

/** Turns what went wrong into problem+json (RFC 9457) in the language of the request, for every resource of the API. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
@Component
public class ApiProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);
    private static final String TYPES = "urn:wenguo:problem:";

    private final MessageSource messages;

    ApiProblems(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(Problem problem, Locale locale, HttpServletRequest request) {
        return answer(problem, locale, request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(HttpMessageNotReadableException e, Locale locale, HttpServletRequest request) {
        var errors =
                e.getCause() instanceof JacksonException json && !json.getPath().isEmpty()
                        ? List.of(new Problem.FieldError(pathOf(json), "unreadable"))
                        : List.<Problem.FieldError>of();
        return answer(400, "unreadable", new Object[0], errors, locale, request.getRequestURI(), null);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(
            MethodArgumentTypeMismatchException e, Locale locale, HttpServletRequest request) {
        var error = new Problem.FieldError(e.getName(), "unreadable");
        return answer(400, "unreadable", new Object[0], List.of(error), locale, request.getRequestURI(), null);
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ResponseEntity<ProblemDetail> databaseAway(RuntimeException e, Locale locale, HttpServletRequest request) {
        LOG.warn("The database does not answer: {}", e.getMessage());
        return answer(503, "database-away", new Object[0], List.of(), locale, request.getRequestURI(), 5L);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(DataAccessException e, Locale locale, HttpServletRequest request) {
        LOG.error("A statement failed", e);
        return answer(500, "internal", new Object[0], List.of(), locale, request.getRequestURI(), null);
    }

    /** What Spring itself refuses: methods, media types, missing parts, unknown paths; and what nobody foresaw. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(Exception e, Locale locale, HttpServletRequest request) {
        if (!(e instanceof ErrorResponse refused)) {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
            return answer(500, "internal", new Object[0], List.of(), locale, request.getRequestURI(), null);
        }
        var status = refused.getStatusCode().value();
        var answer = answer(status, "http-" + status, new Object[0], List.of(), locale, request.getRequestURI(), null);
        return ResponseEntity.status(status)
                .headers(refused.getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(answer.getBody());
    }

    /** For filters, which answer before a resource is reached. */
    public ResponseEntity<ProblemDetail> answer(Problem problem, Locale locale, String path) {
        var retryAfter = problem instanceof Problem.TooOften often ? (Long) often.retryAfterSeconds() : null;
        return answer(
                problem.status(), problem.code(), problem.arguments(), problem.errors(), locale, path, retryAfter);
    }

    private ResponseEntity<ProblemDetail> answer(
            int status,
            String code,
            Object[] arguments,
            List<Problem.FieldError> errors,
            Locale locale,
            String path,
            @Nullable Long retryAfter) {
        var detail = ProblemDetail.forStatus(HttpStatusCode.valueOf(status));
        detail.setType(URI.create(TYPES + code));
        detail.setTitle(text("problem.title." + status, new Object[0], locale));
        detail.setDetail(text("problem." + code, said(arguments, locale), locale));
        detail.setInstance(URI.create(path));
        if (!errors.isEmpty()) {
            detail.setProperty(
                    "errors",
                    errors.stream().map(error -> inWords(error, locale)).toList());
        }
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter));
        }
        return new ResponseEntity<>(detail, headers, status);
    }

    private Map<String, Object> inWords(Problem.FieldError error, Locale locale) {
        var words = new LinkedHashMap<String, Object>();
        words.put("field", error.field());
        words.put("code", error.code());
        words.put("message", fieldMessage(error, locale));
        return words;
    }

    public String fieldMessage(Problem.FieldError error, Locale locale) {
        return text("problem.field." + error.code(), said(error.arguments().toArray(), locale), locale);
    }

    public String message(Problem problem, Locale locale) {
        return text("problem." + problem.code(), said(problem.arguments(), locale), locale);
    }

    /** Worded arguments are said by themselves, enum constants by their own words: {@code stage.CLOSED}, {@code verb.CLOSE}. */
    private Object[] said(Object[] arguments, Locale locale) {
        var words = new Object[arguments.length];
        for (var i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof Problem.Worded worded) {
                words[i] = worded.in(locale);
                continue;
            }
            words[i] = arguments[i] instanceof Enum<?> constant
                    ? text(
                            constant.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT) + "."
                                    + constant.name(),
                            new Object[0],
                            locale)
                    : arguments[i];
        }
        return words;
    }

    private String text(String key, Object[] arguments, Locale locale) {
        return messages.getMessage(key, arguments, key, locale) instanceof String text ? text : key;
    }

    private static String pathOf(JacksonException json) {
        var path = new StringBuilder();
        for (var step : json.getPath()) {
            if (step.getPropertyName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            } else {
                path.append('[').append(step.getIndex()).append(']');
            }
        }
        return path.toString();
    }
}
