package org.wenguo.people;

import java.util.UUID;

/**
 * A calendar that a unit was given of its own. It begins as a copy of the one by which the unit worked and then goes its
 * own way; public holidays are those of the organisation all the same.
 *
 * @param id unlike any id in a pack
 * @param copiedFrom id of the calendar of which it is a copy, as that was when the copy was made
 */
public record OwnCalendar(String id, String name, UUID unit, String copiedFrom) {

    private static final String BEGINS = "own.";

    /** A new one, of which the change that makes it is the name in links and in the database. */
    static OwnCalendar made(UUID change, String name, UUID unit, String copiedFrom) {
        return new OwnCalendar(BEGINS + change, name, unit, copiedFrom);
    }

    OwnCalendar called(String other) {
        return new OwnCalendar(id, other, unit, copiedFrom);
    }

    /** Whether an id is of such a calendar; in a pack an id has no dot. */
    public static boolean isOwn(String id) {
        return id.startsWith(BEGINS);
    }
}
