package org.wenguo.customer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That two files were put together or taken apart.
 *
 * @param from the file that was taken up
 * @param standing whether it still lies in the other
 */
public record FileTrace(
        boolean merge, UUID from, UUID into, @Nullable String reason, UUID staff, Instant at, boolean standing) {}
