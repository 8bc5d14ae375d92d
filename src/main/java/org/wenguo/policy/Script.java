package org.wenguo.policy;

import java.util.Optional;

/**
 * Words suggested to whoever handles a complaint (requirement G2).
 *
 * @param phase {@code accept}, {@code clarify}, {@code propose}, {@code call-back}, or a handling step of the pack
 * @param wants {@code vent}, {@code compensation} or {@code respect} if it is meant for who wants that (B5)
 * @param category code of a category if it is meant for that category and those below it
 */
public record Script(
        String id, String phase, Title title, Optional<String> wants, Optional<String> category, Title text) {}
