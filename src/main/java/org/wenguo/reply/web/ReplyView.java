package org.wenguo.reply.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wenguo.people.Staff;
import org.wenguo.people.Viewer;
import org.wenguo.platform.web.ApiProblems;
import org.wenguo.platform.web.Words;
import org.wenguo.reply.Finding;
import org.wenguo.reply.ReplyDesk;
import org.wenguo.reply.WritingReplies;

/** What lies before whoever writes a reply, in the words of the page. */
public record ReplyView(ReplyDesk desk, Viewer viewer, Words t, Instant now, ApiProblems problems) {

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    /** The sentence that says what is wrong and what to do. */
    public String say(Finding finding) {
        return problems.fieldMessage(finding.error(), t.locale());
    }

    public String name(@Nullable UUID staff) {
        return viewer.organisation().member(staff).map(Staff::name).orElse("");
    }

    public List<String> channels() {
        return WritingReplies.channels().stream().map(channel -> channel.code()).toList();
    }

    /** Which words are offered first. */
    public List<ReplyDesk.Words> words(boolean now) {
        return desk.words().stream().filter(one -> one.now() == now).toList();
    }

    /** A moment as an input field of the browser has it. */
    public String typed(Instant at) {
        return TYPED.format(at.atZone(t.zone()));
    }

    /** Sentences of the reply, to choose from where a point is answered. */
    public List<String> sentences() {
        return Stream.of(desk.preview().split("[\\n\\u3002\\uFF01\\uFF1F!?]"))
                .map(String::strip)
                .filter(sentence -> sentence.length() > 3 && sentence.length() <= 200)
                .distinct()
                .limit(40)
                .toList();
    }
}
