package org.wenguo.desk.web;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What differs between two versions of a policy, file by file, each difference under the rule that it stands in. */
public record PolicyComparison(List<ChangedFile> files) {

    /** As many lines around a difference as make clear what it is about. */
    private static final int CONTEXT = 2;

    /** Where a rule begins: {@code - id: hand-over}, {@code - { code: lift, …}} or a key of its own. */
    private static final Pattern RULE = Pattern.compile(
            "\\s*(?:-\\s*(?:\\{\\s*)?(?:id|code|role|name|phase):\\s*([^,}#]+?)\\s*(?:[,}#].*)?|(\\w[\\w-]*):.*)");

    static PolicyComparison of(Map<String, String> before, Map<String, String> after) {
        var files = new ArrayList<ChangedFile>();
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (var name : names) {
            var old = lines(before.get(name));
            var now = lines(after.get(name));
            var deltas = DiffUtils.diff(old, now).getDeltas();
            if (!deltas.isEmpty()) {
                files.add(new ChangedFile(
                        name,
                        deltas.stream().mapToInt(one -> one.getTarget().size()).sum(),
                        deltas.stream().mapToInt(one -> one.getSource().size()).sum(),
                        passages(old, now, deltas)));
            }
        }
        return new PolicyComparison(List.copyOf(files));
    }

    private static List<String> lines(@Nullable String text) {
        return text == null ? List.of() : text.lines().toList();
    }

    private static List<Passage> passages(List<String> old, List<String> now, List<AbstractDelta<String>> deltas) {
        var passages = new ArrayList<Passage>();
        var lines = new ArrayList<Line>();
        var begun = 0; // the line of the new text at which the first difference of the passage stands
        var upTo = -1; // in the new text, what stands in the passage already
        for (var delta : deltas) {
            var from = Math.max(0, delta.getTarget().getPosition() - CONTEXT);
            if (upTo >= 0 && from > upTo) {
                passages.add(new Passage(rule(now, begun), List.copyOf(lines)));
                lines.clear();
                upTo = -1;
            }
            if (upTo < 0) {
                begun = delta.getTarget().getPosition()
                        + Math.min(1, delta.getTarget().size());
            }
            var shift = delta.getSource().getPosition() - delta.getTarget().getPosition();
            for (var at = Math.max(from, upTo); at < delta.getTarget().getPosition(); at++) {
                lines.add(new Line(Line.Kind.SAME, at + shift + 1, at + 1, now.get(at)));
            }
            for (var at = 0; at < delta.getSource().size(); at++) {
                lines.add(new Line(
                        Line.Kind.GONE,
                        delta.getSource().getPosition() + at + 1,
                        null,
                        delta.getSource().getLines().get(at)));
            }
            for (var at = 0; at < delta.getTarget().size(); at++) {
                lines.add(new Line(
                        Line.Kind.NEW,
                        null,
                        delta.getTarget().getPosition() + at + 1,
                        delta.getTarget().getLines().get(at)));
            }
            upTo = delta.getTarget().getPosition() + delta.getTarget().size();
            var shiftAfter = delta.getSource().getPosition()
                    + delta.getSource().size()
                    - delta.getTarget().getPosition()
                    - delta.getTarget().size();
            var next = deltas.indexOf(delta) + 1 < deltas.size()
                    ? deltas.get(deltas.indexOf(delta) + 1).getTarget().getPosition()
                    : now.size();
            for (var end = Math.min(next, Math.min(now.size(), upTo + CONTEXT)); upTo < end; upTo++) {
                lines.add(new Line(Line.Kind.SAME, upTo + shiftAfter + 1, upTo + 1, now.get(upTo)));
            }
        }
        if (!lines.isEmpty()) {
            passages.add(new Passage(rule(now, begun), List.copyOf(lines)));
        }
        return List.copyOf(passages);
    }

    /** The rule in which a line stands; empty above the first. */
    private static String rule(List<String> text, int line) {
        for (var at = Math.min(line, text.size()) - 1; at >= 0; at--) {
            var start = RULE.matcher(text.get(at));
            if (start.matches() && (start.group(1) != null || !text.get(at).startsWith(" "))) {
                return start.group(1) != null ? start.group(1) : start.group(2);
            }
        }
        return "";
    }

    public boolean isEmpty() {
        return files.isEmpty();
    }

    /**
     * A file with differences.
     *
     * @param added lines that only the later version has
     * @param removed lines that only the earlier version has
     */
    public record ChangedFile(String name, int added, int removed, List<Passage> passages) {}

    /** @param rule the rule that the first difference stands in; empty if in none */
    public record Passage(String rule, List<Line> lines) {}

    /** @param before its number in the earlier version; null if it is not there */
    public record Line(
            Kind kind, @Nullable Integer before, @Nullable Integer after, String text) {

        public enum Kind {
            SAME,
            GONE,
            NEW
        }
    }
}
