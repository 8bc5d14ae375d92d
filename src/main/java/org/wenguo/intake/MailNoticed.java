package org.wenguo.intake;

import java.util.List;
import java.util.UUID;
import org.wenguo.platform.TenantId;

/**
 * A mail that nobody wrote was laid with its case. Published inside the transaction that did it.
 *
 * @param nature {@code bounce}, {@code auto-reply} or {@code generated}
 * @param answers message ids that it refers to, the nearest first
 */
public record MailNoticed(TenantId tenant, UUID complaint, String nature, List<String> answers) {}
