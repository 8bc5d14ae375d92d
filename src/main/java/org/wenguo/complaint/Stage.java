package org.wenguo.complaint;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where a complaint stands. The way and the exits are those of docs/life-of-a-complaint.md; a pack may skip, never add. */
public enum Stage {
    REGISTERED,
    ASSIGNED,
    INVESTIGATED,
    PROPOSED,
    AGREED,
    FULFILLED,
    CALLED_BACK,
    CLOSED,
    ARCHIVED,
    /** 不予受理: not taken on, with its reason. */
    DECLINED,
    /** 已撤回: the complainant took it back. */
    WITHDRAWN,
    /** 已移送: another body is competent and has it. */
    TRANSFERRED_OUT,
    /** 已并案: it goes on in another complaint of the same matter, until it is split off again. */
    MERGED;

    /** Something remains to be done before it can be closed. */
    public static final Set<Stage> OPEN = EnumSet.range(REGISTERED, CALLED_BACK);

    static final Set<Stage> EXITS = EnumSet.of(DECLINED, WITHDRAWN, TRANSFERRED_OUT, MERGED);

    public boolean isOpen() {
        return OPEN.contains(this);
    }

    public boolean isExit() {
        return EXITS.contains(this);
    }

    /** As policy packs spell it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Stage> of(String name) {
        return Stream.of(values()).filter(stage -> stage.name().equals(name)).findFirst();
    }
}
