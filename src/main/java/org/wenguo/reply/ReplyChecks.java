package org.wenguo.reply;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Phones;
import org.wenguo.platform.Problem;
import org.wenguo.policy.CaseFacts;
import org.wenguo.policy.ReplyRules;
import org.wenguo.policy.ReplyRules.Check;
import org.wenguo.policy.ReplyRules.Effect;
import org.wenguo.policy.Title;

/**
 * Looks over a reply before it goes out (G1). Everything is pointed out; what the pack says shall block, blocks. Of what was
 * said by word of mouth the reply is only a record: nobody is kept from recording what was said, but no place for a
 * variable may stay open in it either.
 */
final class ReplyChecks {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final Set<Channel> BY_WORD_OF_MOUTH = Set.of(Channel.PHONE, Channel.WALK_IN);
    private static final int SENTENCES_OF_OPENING = 3;

    /** How many words around a find are shown. */
    private static final int AROUND = 8;

    /** More of one kind than anybody mends one by one. */
    private static final int MOST_OF_A_KIND = 10;

    private final Wording wording;

    ReplyChecks(Wording wording) {
        this.wording = wording;
    }

    /**
     * What is looked over.
     *
     * @param text with all variables filled in that have a value
     * @param signatures the one name of the centre in each language, that of this reply first; none if the pack has none
     * @param phones numbers of the complainant, in {@linkplain Phones#normal normal form}
     * @param notInLedger promises noticed in it that are not in the ledger of promises yet
     */
    record Draft(
            String text,
            Channel channel,
            ReplyRules rules,
            CaseFacts facts,
            List<String> signatures,
            List<Point> points,
            Set<String> phones,
            List<Promises.Noticed> notInLedger,
            ZoneId zone) {}

    static boolean isSpoken(Channel channel) {
        return BY_WORD_OF_MOUTH.contains(channel);
    }

    List<Finding> of(Draft draft) {
        var findings = new ArrayList<Finding>();
        variables(draft, findings);
        forbidden(draft, findings);
        required(draft, findings);
        if (!isSpoken(draft.channel())) {
            signature(draft, findings);
        }
        points(draft, findings);
        misspellings(draft, findings);
        firstPerson(draft, findings);
        personalData(draft, findings);
        promises(draft, findings);
        return findings;
    }

    private static void variables(Draft draft, List<Finding> findings) {
        for (var name : ReplyVariable.left(draft.text())) {
            var known = ReplyVariable.of(name);
            findings.add(
                    known.isEmpty()
                            ? new Finding(
                                    true,
                                    "reply-variable-unknown",
                                    List.of(name, ReplyVariable.all()),
                                    Finding.Correction.NONE)
                            : new Finding(
                                    true,
                                    "reply-variable-empty-" + known.get().code(),
                                    List.of(name),
                                    Finding.Correction.NONE));
        }
    }

    private static void forbidden(Draft draft, List<Finding> findings) {
        for (var rule : draft.rules().forbidden()) {
            if (!rule.when().holds(draft.facts())) {
                continue;
            }
            rule.phrases().stream()
                    .filter(phrase -> contains(draft.text(), phrase))
                    .map(phrase -> new Finding(
                            blocks(rule.effect(), draft),
                            "reply-forbidden",
                            List.of(phrase, worded(rule.instead())),
                            Finding.Correction.NONE))
                    .forEach(findings::add);
        }
    }

    private void required(Draft draft, List<Finding> findings) {
        var opening = new StringBuilder();
        Sentences.of(draft.text(), wording).stream()
                .limit(SENTENCES_OF_OPENING)
                .forEach(sentence -> opening.append(sentence.text()).append('\n'));
        for (var rule : draft.rules().required()) {
            var within = rule.opening() ? opening.toString() : draft.text();
            if (rule.when().holds(draft.facts())
                    && rule.anyOf().stream().noneMatch(phrase -> contains(within, phrase))) {
                findings.add(new Finding(
                        blocks(rule.effect(), draft),
                        rule.opening() ? "reply-required-opening" : "reply-required",
                        List.of(
                                worded(rule.title()),
                                String.join(
                                        " / ",
                                        rule.anyOf()
                                                .subList(
                                                        0,
                                                        Math.min(3, rule.anyOf().size())))),
                        Finding.Correction.NONE));
            }
        }
    }

    private static void signature(Draft draft, List<Finding> findings) {
        var effect = draft.rules().effect(Check.SIGNATURE);
        if (effect == Effect.OFF || draft.signatures().isEmpty()) {
            return;
        }
        var name = draft.signatures().stream()
                .filter(draft.text()::contains)
                .findFirst()
                .orElse(draft.signatures().getFirst());
        var blocks = effect == Effect.BLOCK;
        var first = draft.text().indexOf(name);
        if (first < 0) {
            findings.add(
                    new Finding(blocks, "reply-signature-missing", List.of(name), Finding.Correction.append(name)));
        } else if (!isSignedAtTheEnd(draft.text(), name)) {
            findings.add(
                    new Finding(blocks, "reply-signature-not-last", List.of(name), Finding.Correction.append(name)));
        } else if (signatures(draft.text(), name) > 1) {
            findings.add(new Finding(blocks, "reply-signature-twice", List.of(name), Finding.Correction.NONE));
        }
    }

    /** A line that is nothing but the name; in a sentence the centre may be spoken of as often as one likes. */
    private static long signatures(String text, String name) {
        return text.lines().filter(line -> isSignature(line, name)).count();
    }

    /** Beside the name the line may have marks, but no other words. */
    private static boolean isSignature(String line, String name) {
        return line.contains(name) && line.replace(name, "").codePoints().noneMatch(Character::isLetterOrDigit);
    }

    /** The last line, or the last but one before a date. */
    private static boolean isSignedAtTheEnd(String text, String name) {
        var lines = text.strip()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        var last = lines.getLast();
        return last.endsWith(name)
                || isSignature(last, name)
                || (last.codePoints().anyMatch(Character::isDigit)
                        && lines.size() > 1
                        && isSignature(lines.get(lines.size() - 2), name));
    }

    private static void points(Draft draft, List<Finding> findings) {
        var effect = draft.rules().effect(Check.POINTS);
        if (effect == Effect.OFF) {
            return;
        }
        var blocks = effect == Effect.BLOCK && !isSpoken(draft.channel());
        for (var i = 0; i < draft.points().size(); i++) {
            var point = draft.points().get(i);
            var no = Integer.toString(i + 1);
            if (!point.answered()) {
                findings.add(new Finding(
                        blocks, "reply-point-open", List.of(no, shortened(point.text())), Finding.Correction.NONE));
            } else if (point.isLostIn(draft.text())) {
                findings.add(new Finding(
                        blocks, "reply-point-lost", List.of(no, shortened(point.where())), Finding.Correction.NONE));
            }
        }
    }

    private void misspellings(Draft draft, List<Finding> findings) {
        var effect = draft.rules().effect(Check.MISSPELLINGS);
        if (effect == Effect.OFF) {
            return;
        }
        var own = draft.rules().confusions().stream()
                .map(one -> new Wording.Misspelling(one.wrong(), one.right(), one.except()))
                .toList();
        var all = new ArrayList<>(own);
        wording.confusions().stream()
                .filter(one -> own.stream().noneMatch(other -> other.wrong().equals(one.wrong())))
                .forEach(all::add);
        all.stream()
                .filter(one -> stands(one, draft.text()))
                .limit(MOST_OF_A_KIND)
                .map(one -> new Finding(
                        blocks(effect, draft),
                        "reply-misspelled",
                        List.of(one.wrong(), one.right()),
                        Finding.Correction.replace(one.wrong(), one.right())))
                .forEach(findings::add);
    }

    /** Whether the wrong word stands somewhere else than within a longer one that is right. */
    static boolean stands(Wording.Misspelling word, String text) {
        for (var at = text.indexOf(word.wrong()); at >= 0; at = text.indexOf(word.wrong(), at + 1)) {
            if (!isWithinException(word, text, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWithinException(Wording.Misspelling word, String text, int at) {
        return word.except().stream().anyMatch(right -> {
            for (var inner = right.indexOf(word.wrong()); inner >= 0; inner = right.indexOf(word.wrong(), inner + 1)) {
                var begins = at - inner;
                if (begins >= 0 && text.startsWith(right, begins)) {
                    return true;
                }
            }
            return false;
        });
    }

    private void firstPerson(Draft draft, List<Finding> findings) {
        var effect = draft.rules().effect(Check.FIRST_PERSON);
        if (effect == Effect.OFF) {
            return;
        }
        // As long as before, so that places stay places.
        var ours = wording.quoted()
                .matcher(draft.text())
                .replaceAll(found -> " ".repeat(found.group().length()));
        var places = new LinkedHashSet<String>();
        var found = wording.firstPerson().matcher(ours);
        while (found.find() && places.size() < MOST_OF_A_KIND) {
            places.add(around(draft.text(), found.start(), found.end()));
        }
        places.forEach(place -> findings.add(
                new Finding(blocks(effect, draft), "reply-first-person", List.of(place), Finding.Correction.NONE)));
    }

    private void personalData(Draft draft, List<Finding> findings) {
        var effect = draft.rules().effect(Check.PERSONAL_DATA);
        if (effect == Effect.OFF) {
            return;
        }
        wording.mobile()
                .matcher(draft.text())
                .results()
                .map(found -> Phones.normal(found.group()))
                .distinct()
                .filter(number -> !draft.phones().contains(number))
                .forEach(number -> findings.add(new Finding(
                        blocks(effect, draft), "reply-others-phone", List.of(number), Finding.Correction.NONE)));
        wording.identity()
                .matcher(draft.text())
                .results()
                .map(found -> found.group())
                .filter(ReplyChecks::isIdentityNumber)
                .distinct()
                .forEach(number -> findings.add(new Finding(
                        blocks(effect, draft),
                        "reply-identity-number",
                        List.of("****" + number.substring(number.length() - 4)),
                        Finding.Correction.NONE)));
    }

    /** The last sign of an identity number follows from the others (GB 11643); eighteen figures by chance mostly fail. */
    static boolean isIdentityNumber(String number) {
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += Character.digit(number.charAt(i), 10) * ((1 << (17 - i)) % 11);
        }
        return "10X98765432".charAt(sum % 11) == Character.toUpperCase(number.charAt(17));
    }

    private static void promises(Draft draft, List<Finding> findings) {
        var effect = draft.rules().effect(Check.PROMISES);
        if (effect == Effect.OFF) {
            return;
        }
        draft.notInLedger()
                .forEach(promise -> findings.add(new Finding(
                        blocks(effect, draft),
                        "reply-promise",
                        List.of(promise.phrase(), local(promise.dueAt(), draft.zone())),
                        Finding.Correction.NONE)));
    }

    private static boolean blocks(Effect effect, Draft draft) {
        return effect == Effect.BLOCK && !isSpoken(draft.channel());
    }

    private static boolean contains(String text, String phrase) {
        return Pattern.compile(Pattern.quote(phrase), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text)
                .find();
    }

    private static Problem.Worded worded(Title title) {
        return (Locale locale) -> title.in(locale);
    }

    static String local(Instant at, ZoneId zone) {
        return LOCAL.format(at.atZone(zone));
    }

    private static String around(String text, int start, int end) {
        var from = text.lastIndexOf('\n', start) + 1;
        var line = text.indexOf('\n', end);
        return text.substring(Math.max(from, start - AROUND), Math.min(line < 0 ? text.length() : line, end + AROUND));
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 39) + "…";
    }
}
