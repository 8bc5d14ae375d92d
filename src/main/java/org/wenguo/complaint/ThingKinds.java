package org.wenguo.complaint;

import java.util.List;
import java.util.regex.Pattern;

/** The kinds of things that can be complained of (A9); their names are in the message bundles under {@code thing.}. */
public final class ThingKinds {

    public static final String PATTERN = "house|room|product|order|batch|pump|vehicle|counter|person|other";

    public static final List<String> ALL =
            Pattern.compile("\\|").splitAsStream(PATTERN).toList();

    private ThingKinds() {}
}
