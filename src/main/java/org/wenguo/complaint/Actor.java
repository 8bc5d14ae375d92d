package org.wenguo.complaint;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who made an event happen. */
public sealed interface Actor {

    /** A member of staff. */
    record Member(UUID id) implements Actor {}

    /** The complainant, through the portal. */
    record Customer() implements Actor {}

    /** A rule of the pack. */
    record Rule() implements Actor {}

    default String kind() {
        return switch (this) {
            case Member m -> "staff";
            case Customer c -> "customer";
            case Rule r -> "system";
        };
    }

    default @Nullable UUID id() {
        return this instanceof Member(UUID id) ? id : null;
    }

    static Actor of(String kind, @Nullable UUID id) {
        return switch (kind) {
            case "staff" -> new Member(java.util.Objects.requireNonNull(id, "a member of staff without id"));
            case "customer" -> new Customer();
            case "system" -> new Rule();
            default -> throw new IllegalArgumentException("Unknown kind of actor: " + kind);
        };
    }
}
