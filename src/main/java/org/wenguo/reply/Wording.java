package org.wenguo.reply;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * How answers and complaints are written, whatever the industry: {@code replies/wording.yaml}. What an organisation wants
 * of its own stands in its pack.
 *
 * @param spans so much time from now
 * @param days days told from today
 */
record Wording(
        @JsonProperty("sentence-end") Pattern sentenceEnd,
        Pattern numbered,
        Pattern demand,
        Pattern question,
        Pattern grievance,
        Pattern courtesy,
        @JsonProperty("first-person") Pattern firstPerson,
        Pattern quoted,
        String numeral,
        String digits,
        String twos,
        String zeros,
        String half,
        Map<String, Integer> multiples,
        @JsonProperty("english-numbers") List<String> englishNumbers,
        List<SpanOfTime> spans,
        List<DayFromToday> days,
        Pattern weekday,
        String weekdays,
        String sunday,
        @JsonProperty("next-week") String nextWeek,
        @JsonProperty("end-of-week") Pattern endOfWeek,
        @JsonProperty("end-of-month") Pattern endOfMonth,
        String date,
        @JsonProperty("day-of-month") Pattern dayOfMonth,
        Pattern time,
        List<String> afternoon,
        Pattern commitment,
        @JsonProperty("asked-of-them") Pattern askedOfThem,
        Pattern amount,
        Pattern mobile,
        Pattern identity,
        Pattern titled,
        List<Misspelling> confusions) {

    private static final Wording SHIPPED = read();

    record SpanOfTime(String unit, String pattern) {}

    record DayFromToday(int days, Pattern pattern) {}

    /** @param except longer words that hold the same characters and are right; none if they are left out */
    record Misspelling(String wrong, String right, List<String> except) {
        @SuppressWarnings("NullAway") // What the file leaves out comes as null.
        Misspelling {
            except = except == null ? List.of() : List.copyOf(except);
        }
    }

    static Wording shipped() {
        return SHIPPED;
    }

    /** A pattern in which {@code NUM} stands for a number. */
    Pattern withNumbers(String pattern) {
        return Pattern.compile(pattern.replace("NUM", numeral), Pattern.CASE_INSENSITIVE);
    }

    private static Wording read() {
        try (var file = new ClassPathResource("replies/wording.yaml").getInputStream()) {
            return YAMLMapper.shared().readValue(file, Wording.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
