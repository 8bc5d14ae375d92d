package org.wenguo.sample;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is to happen to the complaints of one sample organisation, a resource {@code samples/lives-*.yaml}.
 *
 * @param calendar id of the pack's calendar by which the script counts working days
 */
record LifeScript(String organisation, String calendar, List<Life> lives) {

    /** The complainant, at the doors of the portal. */
    static final String CUSTOMER = "customer";

    /**
     * One complaint.
     *
     * @param id what other lives of the script call it
     * @param begins when it is registered, as {@link When} reads it
     * @param who account of the member of staff who registers it, or {@link #CUSTOMER}
     * @param form the register form; texts in braces are {@link When} or {@code {number of <id>}}
     */
    record Life(
            String id,
            String begins,
            String who,
            JsonNode form,
            @Nullable List<Step> steps) {}

    /**
     * What somebody does then.
     *
     * @param does code of a {@link org.wenguo.complaint.Verb}
     * @param says as the API would have it
     */
    record Step(
            String at, String who, String does, @Nullable JsonNode says) {}
}
