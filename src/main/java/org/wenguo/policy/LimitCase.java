package org.wenguo.policy;

import java.util.Optional;

/**
 * One case of a limit: what it allows where its condition holds.
 *
 * @param by the channel that must be used, such as {@code phone}
 */
public record LimitCase(Condition when, Span due, Optional<String> by) {}
