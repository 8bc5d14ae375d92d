package org.wenguo.desk.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.wenguo.complaint.Channel;
import org.wenguo.people.Unit;
import org.wenguo.policy.Category;
import org.wenguo.policy.Pack;

/**
 * What the register page offers.
 *
 * @param mayUse channels that are this person's to use; the others are shown and cannot be chosen
 * @param once names this very sheet, so that sending it twice registers once
 * @param draft under which the browser keeps what was typed
 */
public record RegisterView(Set<Channel> mayUse, List<Unit> units, Pack pack, String once, String draft) {

    /** Those by which people come to people; import and interface fill in no form. */
    private static final List<Channel> CHANNELS = List.of(
            Channel.PHONE,
            Channel.WALK_IN,
            Channel.EMAIL,
            Channel.LETTER,
            Channel.WEB,
            Channel.FORUM,
            Channel.SUGGESTION_BOX,
            Channel.RELAY,
            Channel.MEDIA,
            Channel.REGULATOR,
            Channel.PLATFORM);

    /** What concerns customers most comes first. */
    private static final List<Unit.Kind> KINDS =
            List.of(Unit.Kind.SITE, Unit.Kind.DEPARTMENT, Unit.Kind.CENTRE, Unit.Kind.AREA, Unit.Kind.COMPANY);

    public List<Channel> channels() {
        return CHANNELS;
    }

    public List<Unit.Kind> kinds() {
        return KINDS.stream().filter(kind -> !unitsOf(kind).isEmpty()).toList();
    }

    public List<Unit> unitsOf(Unit.Kind kind) {
        return units.stream().filter(unit -> unit.kind() == kind).toList();
    }

    public List<Category> categories() {
        return pack.categories().all();
    }

    public String path(Category category, Locale locale) {
        return CategoryPath.of(pack, category.code(), locale);
    }
}
