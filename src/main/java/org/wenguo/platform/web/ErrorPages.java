package org.wenguo.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Pages that say what went wrong and what to do. They touch neither session nor database, since that may be what is
 * broken. Requests that do not accept HTML never come here.
 */
public final class ErrorPages implements ErrorViewResolver {

    /** Statuses with words of their own under {@code error.<status>}; others take those of 400 or 500. */
    private static final Set<Integer> SPOKEN_OF = Set.of(400, 401, 403, 404, 405, 409, 413, 429, 500, 503);

    /**
     * Attribute of a request: whose words say what to do if too much is sent. With {@code import} those of
     * {@code error.413-import} are used.
     */
    public static final String IN_WORDS_OF = ErrorPages.class.getName() + ".words";

    private final Dictionary dictionary;
    private final Clock clock;

    ErrorPages(Dictionary dictionary, Clock clock) {
        this.dictionary = dictionary;
        this.clock = clock;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        boolean databaseIsAway = databaseIsAway(request);
        HttpStatus told = databaseIsAway ? HttpStatus.SERVICE_UNAVAILABLE : status;
        ModelAndView page = new ModelAndView("shell/error", told);
        Words words = dictionary.in(LanguageOfRequest.of(request).locale());
        page.addObject("t", words);
        page.addObject("when", words.exact(clock.instant()));
        page.addObject("status", told.value());
        page.addObject("kind", databaseIsAway ? "database" : kind(told, request));
        page.addObject("theme", Theme.of(request));
        return page;
    }

    private static String kind(HttpStatus status, HttpServletRequest request) {
        if (status == HttpStatus.CONTENT_TOO_LARGE && request.getAttribute(IN_WORDS_OF) instanceof String words) {
            return "413-" + words;
        }
        if (SPOKEN_OF.contains(status.value())) {
            return Integer.toString(status.value());
        }
        return status.is4xxClientError() ? "400" : "500";
    }

    private static boolean databaseIsAway(HttpServletRequest request) {
        Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        return cause instanceof Throwable thrown
                && Stream.<@Nullable Throwable>iterate(thrown, c -> c != null, c -> c == null ? null : c.getCause())
                        .anyMatch(c -> c instanceof CannotGetJdbcConnectionException
                                || c instanceof CannotCreateTransactionException
                                || c instanceof SQLTransientConnectionException
                                || c instanceof SQLNonTransientConnectionException);
    }
}
