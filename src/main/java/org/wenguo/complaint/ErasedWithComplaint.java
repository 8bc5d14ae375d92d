package org.wenguo.complaint;

import java.util.UUID;
import org.wenguo.platform.TenantId;

/**
 * What another module keeps of a complaint's people and words: contributed as a bean, so that erasing a complaint erases it
 * everywhere (T2) and this module need not know who keeps what.
 */
public interface ErasedWithComplaint {

    /**
     * Erases it for good, or makes figures of it. Called inside the transaction that erases the complaint, after the words of
     * the log and the key of the sealed data are gone; safe to be called for a complaint of which nothing is kept.
     */
    void erase(TenantId tenant, UUID complaint);
}
