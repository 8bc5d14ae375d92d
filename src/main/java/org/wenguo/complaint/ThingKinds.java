package org.wenguo.complaint;

import java.util.List;

/** The kinds of things that can be complained of (A9); their names are in the message bundles under {@code thing.}. */
public final class ThingKinds {

    public static final String PATTERN = "house|room|product|order|batch|pump|vehicle|counter|person|other";

    public static final List<String> ALL = List.of(PATTERN.split("\\|"));

    private ThingKinds() {}
}
