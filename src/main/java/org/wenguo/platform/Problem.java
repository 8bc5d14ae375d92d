package org.wenguo.platform;

import java.util.List;
import java.util.Locale;

/**
 * What was asked for cannot be done: where it lies, and what a person should read about it. The {@code code} is a key of
 * the message bundles ({@code problem.<code>}) and the last part of the problem's type URI (RFC 9457).
 */
public abstract class Problem extends RuntimeException {

    private final String code;
    private final List<FieldError> errors;
    private final Object[] arguments;

    protected Problem(String code, List<FieldError> errors, Object... arguments) {
        super(code + (arguments.length == 0 ? "" : " " + List.of(arguments)), null, false, false);
        this.code = code;
        this.errors = errors;
        this.arguments = arguments;
    }

    /** HTTP status that says the same. */
    public abstract int status();

    public String code() {
        return code;
    }

    public Object[] arguments() {
        return arguments.clone();
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** One field that is not right: {@code code} is looked up as {@code problem.field.<code>}. */
    public record FieldError(String field, String code, List<Object> arguments) {
        public FieldError(String field, String code, Object... arguments) {
            this(field, code, List.of(arguments));
        }
    }

    /** An argument that has words of its own in each language, such as a title in a policy pack. */
    @FunctionalInterface
    public interface Worded {
        String in(Locale locale);
    }

    /** 404: it is not there, or not for this person's eyes; which of the two is nobody's business. */
    public static final class NotFound extends Problem {
        public NotFound(String code, Object... arguments) {
            super(code, List.of(), arguments);
        }

        @Override
        public int status() {
            return 404;
        }
    }

    /** 403: may be seen, but this act is not this person's. */
    public static final class NotYours extends Problem {
        public NotYours(String code, Object... arguments) {
            super(code, List.of(), arguments);
        }

        @Override
        public int status() {
            return 403;
        }
    }

    /** 409: not possible in the present state of things. */
    public static final class NotNow extends Problem {
        public NotNow(String code, Object... arguments) {
            super(code, List.of(), arguments);
        }

        @Override
        public int status() {
            return 409;
        }
    }

    /** 412: somebody else was faster; nothing was overwritten. */
    public static final class Stale extends Problem {
        public Stale(String code, Object... arguments) {
            super(code, List.of(), arguments);
        }

        @Override
        public int status() {
            return 412;
        }
    }

    /** 422: one or several fields say something that cannot be. */
    public static final class Invalid extends Problem {
        public Invalid(List<FieldError> errors) {
            super("invalid", List.copyOf(errors));
        }

        public Invalid(String field, String code, Object... arguments) {
            this(List.of(new FieldError(field, code, arguments)));
        }

        @Override
        public int status() {
            return 422;
        }
    }

    /** 400: not even readable. */
    public static final class Malformed extends Problem {
        public Malformed(String code, Object... arguments) {
            super(code, List.of(), arguments);
        }

        @Override
        public int status() {
            return 400;
        }
    }

    /** 413: more than is taken in at once. */
    public static final class TooLarge extends Problem {
        public TooLarge(String code, Object... arguments) {
            super(code, List.of(), arguments);
        }

        @Override
        public int status() {
            return 413;
        }
    }

    /** 429: too often; again after the given number of seconds. */
    public static final class TooOften extends Problem {
        private final long retryAfterSeconds;

        public TooOften(String code, long retryAfterSeconds, Object... arguments) {
            super(code, List.of(), arguments);
            this.retryAfterSeconds = retryAfterSeconds;
        }

        public long retryAfterSeconds() {
            return retryAfterSeconds;
        }

        @Override
        public int status() {
            return 429;
        }
    }
}
