package org.wenguo.repeats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.ComplaintPart;
import org.wenguo.complaint.Standing;
import org.wenguo.platform.web.Dictionary;

/** {@code similar}: complaints that may be about the same matter, with the reasons as codes and in words. */
@Component
class SimilarPart implements ComplaintPart {

    private final LikelyRepeats repeats;
    private final Dictionary dictionary;

    SimilarPart(LikelyRepeats repeats, Dictionary dictionary) {
        this.repeats = repeats;
        this.dictionary = dictionary;
    }

    @Override
    public String name() {
        return "similar";
    }

    @Override
    public Object of(Standing standing) {
        var t = dictionary.in(
                LocaleContextHolder.getLocale(),
                standing.viewer().organisation().zone());
        return repeats.of(standing.complaint(), standing.viewer()).stream()
                .map(one -> shown(one, new ReasonsInWords(t).of(one)))
                .toList();
    }

    private static Map<String, @Nullable Object> shown(Likely one, String why) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("number", one.number());
        shown.put("score", one.score());
        shown.put(
                "because",
                one.because().stream()
                        .map(reason -> Map.of("code", reason.code(), "detail", (Object) List.copyOf(reason.detail())))
                        .toList());
        shown.put("why", why);
        return shown;
    }
}
