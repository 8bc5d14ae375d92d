package org.wenguo.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One correction of a calendar of the pack by the organisation itself; of several for the same date the last one counts.
 *
 * @param calendar id of the calendar in the pack
 * @param hours ranges such as {@code 09:00-12:00}; none: closed; null: as the pack says again
 * @param reason why, for the staff who read the calendar
 * @param by the member of staff who made it
 */
public record CalendarChange(
        UUID id, String calendar, LocalDate date, @Nullable List<String> hours, String reason, UUID by, Instant at) {}
