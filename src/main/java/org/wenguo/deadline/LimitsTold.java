package org.wenguo.deadline;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wenguo.people.Organisation;

/** Published inside the transaction in which people are told of limits that run out or have been breached (D19). */
public record LimitsTold(Organisation organisation, List<Told> all, Instant at) {

    /** @param step which of the rule's steps, from 1; a breach may be told several times, each a step higher */
    public record Told(UUID complaint, String rule, int occurrence, Instant dueAt, int step, boolean breach) {}
}
