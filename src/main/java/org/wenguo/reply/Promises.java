package org.wenguo.reply;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wenguo.policy.WorkingCalendar;

/**
 * Notices what a reply promises with a time: so many days from now, a day by its name or its date, the end of the week. A
 * day that is promised is over at its end, unless an hour is said; "before Friday" is read as "on Friday at the latest",
 * as people mean it. What lies in the past is no promise, nor is what the complainant is asked to do.
 */
final class Promises {

    /** The last moment of a day that is told to the minute. */
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

    private static final int MOST = 20;
    private static final int LONGEST_DAYS = 3650;

    private final Wording wording;
    private final WorkingCalendar calendar;
    private final ZonedDateTime now;
    private final List<Pattern> spans;
    private final Pattern date;

    /**
     * @param calendar by which working days are counted
     * @param now when the reply is written
     */
    Promises(Wording wording, WorkingCalendar calendar, Instant now) {
        this.wording = wording;
        this.calendar = calendar;
        this.now = now.atZone(calendar.zone()).truncatedTo(ChronoUnit.MINUTES);
        spans = wording.spans().stream()
                .map(span -> wording.withNumbers(span.pattern()))
                .toList();
        date = wording.withNumbers(wording.date());
    }

    /**
     * A promise in a reply.
     *
     * @param sentence that holds it, without what ends it
     * @param phrase the words that name the time
     * @param start of the phrase in the reply
     */
    record Noticed(String sentence, String phrase, int start, Instant dueAt) {}

    /** The promises of a reply in their order, one for each sentence: that which is due first. */
    List<Noticed> in(String text) {
        var found = new ArrayList<Noticed>();
        for (var sentence : Sentences.of(text, wording)) {
            inSentence(sentence).stream()
                    .min(Comparator.comparing(Noticed::dueAt).thenComparing(Noticed::start))
                    .ifPresent(found::add);
            if (found.size() == MOST) {
                break;
            }
        }
        return found;
    }

    private List<Noticed> inSentence(Sentences.Sentence sentence) {
        var text = sentence.text();
        if (!wording.commitment().matcher(text).find()) {
            return List.of();
        }
        var found = new ArrayList<Noticed>();
        for (var i = 0; i < spans.size(); i++) {
            var unit = wording.spans().get(i).unit();
            look(sentence, spans.get(i), matcher -> after(unit, matcher), found);
        }
        for (var day : wording.days()) {
            look(sentence, day.pattern(), matcher -> Optional.of(today().plusDays(day.days())), found, text);
        }
        look(sentence, wording.endOfWeek(), matcher -> Optional.of(sunday()), found, text);
        look(sentence, wording.endOfMonth(), matcher -> Optional.of(endOfMonth()), found, text);
        look(sentence, wording.weekday(), this::weekday, found, text);
        look(sentence, date, this::date, found, text);
        look(sentence, wording.dayOfMonth(), this::dayOfMonth, found, text);
        return found.stream()
                .filter(one -> one.dueAt().isAfter(now.toInstant()))
                .toList();
    }

    private void look(Sentences.Sentence sentence, Pattern pattern, Moments moments, List<Noticed> found) {
        var matcher = pattern.matcher(sentence.text());
        while (matcher.find()) {
            if (isAskedOfThem(sentence.text(), matcher.start())) {
                continue;
            }
            moments.of(matcher)
                    .ifPresent(at -> found.add(
                            new Noticed(sentence.text(), matcher.group(), sentence.start() + matcher.start(), at)));
        }
    }

    /** A day, with the hour that may follow it. */
    private void look(Sentences.Sentence sentence, Pattern pattern, Days days, List<Noticed> found, String text) {
        look(
                sentence,
                pattern,
                matcher -> days.of(matcher)
                        .map(day -> day.atTime(time(text.substring(matcher.end())))
                                .atZone(now.getZone())
                                .toInstant()),
                found);
    }

    private boolean isAskedOfThem(String text, int until) {
        return wording.askedOfThem().matcher(text.substring(0, until)).find();
    }

    private Optional<Instant> after(String unit, Matcher matcher) {
        var written = matcher.group("n") == null ? matcher.group("e") : matcher.group("n");
        return WrittenNumber.of(written, wording)
                .filter(many -> many.signum() > 0 && many.compareTo(BigDecimal.valueOf(LONGEST_DAYS)) <= 0)
                .map(many -> after(unit, many));
    }

    private Instant after(String unit, BigDecimal many) {
        var whole = Math.max(1, many.intValue());
        return switch (unit) {
            case "working-days" -> calendar.closeOfWorkday(now.toInstant(), whole);
            case "hours" -> now.plus(minutes(many, Duration.ofHours(1))).toInstant();
            case "minutes" -> now.plus(minutes(many, Duration.ofMinutes(1))).toInstant();
            case "weeks" -> endOf(today().plusWeeks(whole));
            case "months" -> endOf(today().plusMonths(whole));
            default -> endOf(today().plusDays(whole));
        };
    }

    private static Duration minutes(BigDecimal many, Duration each) {
        return Duration.ofMinutes(
                many.multiply(BigDecimal.valueOf(each.toMinutes())).longValue());
    }

    private Optional<LocalDate> weekday(Matcher matcher) {
        var name = matcher.group("day");
        var at = wording.sunday().equals(name)
                ? DayOfWeek.SUNDAY.ordinal()
                : wording.weekdays().indexOf(name);
        if (at < 0) {
            return Optional.empty();
        }
        var week = wording.nextWeek().equals(matcher.group("which")) ? today().plusWeeks(1) : today();
        var day = week.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusDays(at);
        return Optional.of(matcher.group("which") == null && day.isBefore(today()) ? day.plusWeeks(1) : day);
    }

    private Optional<LocalDate> date(Matcher matcher) {
        var month = number(matcher.group("month"));
        var day = number(matcher.group("day"));
        if (month == null || day == null) {
            return Optional.empty();
        }
        var year = matcher.group("year");
        try {
            var date = LocalDate.of(year == null ? today().getYear() : Integer.parseInt(year), month, day);
            // Said in December of a day in January, next year's is meant.
            return Optional.of(year == null && date.isBefore(today().minusMonths(6)) ? date.plusYears(1) : date);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<LocalDate> dayOfMonth(Matcher matcher) {
        var day = Integer.parseInt(matcher.group("day"));
        if (day < 1 || day > today().lengthOfMonth()) {
            return Optional.empty();
        }
        var date = today().withDayOfMonth(day);
        return Optional.of(date.isBefore(today()) ? date.plusMonths(1) : date);
    }

    private @Nullable Integer number(String written) {
        return WrittenNumber.of(written, wording)
                .filter(many -> many.compareTo(BigDecimal.valueOf(99)) <= 0)
                .map(BigDecimal::intValue)
                .orElse(null);
    }

    private LocalTime time(String rest) {
        var matcher = wording.time().matcher(rest);
        if (!matcher.find()) {
            return END_OF_DAY;
        }
        var hour = number(matcher.group("hour"));
        if (hour == null) {
            return END_OF_DAY;
        }
        var half = matcher.group("half");
        var inAfternoon = half != null && wording.afternoon().contains(half) && hour < 12;
        try {
            return LocalTime.of(inAfternoon ? hour + 12 : hour, minute(matcher));
        } catch (DateTimeException e) {
            return END_OF_DAY;
        }
    }

    private int minute(Matcher time) {
        if (time.group("minute") != null) {
            return Integer.parseInt(time.group("minute"));
        }
        var part = time.group("part");
        if (part == null) {
            return 0;
        }
        return part.equals(wording.half()) ? 30 : Integer.parseInt(part.replaceAll("\\D", ""));
    }

    private LocalDate today() {
        return now.toLocalDate();
    }

    private LocalDate sunday() {
        return today().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    }

    private LocalDate endOfMonth() {
        return today().with(TemporalAdjusters.lastDayOfMonth());
    }

    private Instant endOf(LocalDate day) {
        return day.atTime(END_OF_DAY).atZone(now.getZone()).toInstant();
    }

    @FunctionalInterface
    private interface Moments {
        Optional<Instant> of(Matcher matcher);
    }

    @FunctionalInterface
    private interface Days {
        Optional<LocalDate> of(Matcher matcher);
    }
}
