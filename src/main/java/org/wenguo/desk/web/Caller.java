package org.wenguo.desk.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.RegisterList;

/**
 * Whoever has this telephone, as far as the register knows (A5).
 *
 * @param open complaints that are still being worked on: perhaps this call is about one of them
 * @param past those that are over: the same matter again would be a second complaint
 */
public record Caller(List<RegisterList.Line> open, List<RegisterList.Line> past) {

    static final Caller UNKNOWN = new Caller(List.of(), List.of());

    static Caller of(List<RegisterList.Line> lines) {
        return new Caller(
                lines.stream().filter(line -> line.stage().isOpen()).toList(),
                lines.stream().filter(line -> !line.stage().isOpen()).toList());
    }

    public boolean isKnown() {
        return !open.isEmpty() || !past.isEmpty();
    }

    /** The name given last that this viewer may read in full; null if there is none. */
    public @Nullable String name() {
        return latest() instanceof RegisterList.Line line
                        && line.complainant() instanceof String name
                        && !name.contains("*")
                ? name
                : null;
    }

    public @Nullable String kind() {
        return latest() instanceof RegisterList.Line line ? line.customerKind() : null;
    }

    private RegisterList.@Nullable Line latest() {
        return !open.isEmpty() ? open.getFirst() : !past.isEmpty() ? past.getFirst() : null;
    }
}
