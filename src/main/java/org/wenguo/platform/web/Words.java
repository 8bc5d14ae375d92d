package org.wenguo.platform.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.MessageSource;

/**
 * What a template says to its reader: texts by key, and times, spans and money as people say them, in one language and one
 * time zone. In templates it is called {@code t}.
 *
 * <p>A key without a text is refused with {@link org.springframework.context.NoSuchMessageException}: half a page in
 * riddles is worse than an error that is noticed. Which moment is "now" is always told by the caller.
 */
public final class Words {

    /** Up to here a reader wants to know how long, beyond it until when. */
    private static final Duration COUNTED_DOWN = Duration.ofHours(4);

    private static final Map<Formatting, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

    private final MessageSource messages;
    private final Locale locale;
    private final ZoneId zone;

    private record Formatting(String pattern, Locale locale) {}

    /**
     * @param messages the texts
     * @param locale one of the locales of {@link Language}
     * @param zone of the organisation whose people read
     */
    public Words(MessageSource messages, Locale locale, ZoneId zone) {
        this.messages = messages;
        this.locale = locale;
        this.zone = zone;
    }

    /**
     * The text of a key in this language.
     *
     * @param arguments for the placeholders of the text, in the syntax of {@link java.text.MessageFormat}
     * @throws org.springframework.context.NoSuchMessageException if no bundle has the key
     */
    public String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** BCP 47 tag for the {@code lang} attribute. */
    public String lang() {
        return locale.toLanguageTag();
    }

    /** The language these words are in. */
    public Locale locale() {
        return locale;
    }

    /** The zone these words tell times in. */
    public ZoneId zone() {
        return zone;
    }

    /**
     * How a time limit stands: minutes and hours while it is near or just missed, the day and hour while it is far
     * ("还剩 18 分钟", "已超 2 小时 10 分", "今天 14:56", "明天 18:00", "3月5日 09:00").
     */
    public String remaining(Instant due, Instant now) {
        if (!due.isAfter(now)) {
            return late(Duration.between(due, now));
        }
        Duration left = Duration.between(now, due);
        return left.compareTo(COUNTED_DOWN) <= 0 ? left(left) : time(due, now);
    }

    private String left(Duration left) {
        long minutes = left.toMinutes();
        if (minutes == 0) {
            return of("time.left.soon");
        }
        if (minutes < 60) {
            return of("time.left.minutes", minutes);
        }
        return minutes % 60 == 0
                ? of("time.left.hours", minutes / 60)
                : of("time.left.hoursMinutes", minutes / 60, minutes % 60);
    }

    private String late(Duration late) {
        long minutes = late.toMinutes();
        if (minutes == 0) {
            return of("time.late.just");
        }
        if (minutes < 60) {
            return of("time.late.minutes", minutes);
        }
        if (minutes < 24 * 60) {
            return minutes % 60 == 0
                    ? of("time.late.hours", minutes / 60)
                    : of("time.late.hoursMinutes", minutes / 60, minutes % 60);
        }
        return of("time.late.days", late.toDays());
    }

    /** A moment as told today: "昨天 18:20", "今天 14:56", "3月5日 09:00", with the year only when it is another. */
    public String time(Instant at, Instant now) {
        LocalDate day = at.atZone(zone).toLocalDate();
        LocalDate today = now.atZone(zone).toLocalDate();
        String clock = formatted(at, "time.pattern.clock");
        if (day.equals(today)) {
            return of("time.today", clock);
        }
        if (day.equals(today.plusDays(1))) {
            return of("time.tomorrow", clock);
        }
        if (day.equals(today.minusDays(1))) {
            return of("time.yesterday", clock);
        }
        return formatted(at, day.getYear() == today.getYear() ? "time.pattern.day" : "time.pattern.dayOfYear");
    }

    /** A moment in short, the same whenever it is read, for columns: "2026-03-05 09:00". */
    public String time(Instant at) {
        return formatted(at, "time.pattern.short");
    }

    /** Hour and minute alone, where the day is said elsewhere: "09:02". */
    public String clock(Instant at) {
        return formatted(at, "time.pattern.clock");
    }

    /** A moment in full, with weekday, seconds and zone, as shown on hover and in printed records. */
    public String exact(Instant at) {
        return formatted(at, "time.pattern.exact");
    }

    /** A day: "2026年3月5日". */
    public String date(LocalDate day) {
        return DateTimeFormatter.ofPattern(of("time.pattern.date"), locale).format(day);
    }

    /** How long something took or may take, by its two largest units: "24 分钟", "2 小时 10 分", "3 天 4 小时". */
    public String span(Duration span) {
        long minutes = span.toMinutes();
        if (minutes < 60) {
            return of("time.span.minutes", minutes);
        }
        if (minutes < 24 * 60) {
            return minutes % 60 == 0
                    ? of("time.span.hours", minutes / 60)
                    : of("time.span.hoursMinutes", minutes / 60, minutes % 60);
        }
        long hours = span.toHours();
        return hours % 24 == 0 ? of("time.span.days", hours / 24) : of("time.span.daysHours", hours / 24, hours % 24);
    }

    /**
     * An amount with its currency, never rounded: "1,200.00 元", "HKD 300.50".
     *
     * @param currency ISO 4217 code
     */
    public String money(BigDecimal amount, String currency) {
        int usual = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(usual);
        format.setMaximumFractionDigits(
                Math.max(usual, amount.stripTrailingZeros().scale()));
        String figures = format.format(amount);
        return currency.equals("CNY") ? of("money.CNY", figures) : of("money.other", figures, currency);
    }

    /** A count with grouping: "1,234". */
    public String number(long count) {
        return NumberFormat.getIntegerInstance(locale).format(count);
    }

    private String formatted(Instant at, String patternKey) {
        return FORMATS.computeIfAbsent(
                        new Formatting(of(patternKey), locale),
                        wanted -> DateTimeFormatter.ofPattern(wanted.pattern(), wanted.locale()))
                .format(ZonedDateTime.ofInstant(at, zone));
    }
}
