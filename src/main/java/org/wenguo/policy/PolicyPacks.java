package org.wenguo.policy;

import java.util.Map;
import java.util.SortedSet;
import org.springframework.stereotype.Service;

/** The packs that were shipped with the program; all of them are read, checked and tried out at start. */
@Service
public class PolicyPacks {

    /** @throws IllegalArgumentException if there is no such pack */
    public Pack byId(String id) {
        throw new UnsupportedOperationException();
    }

    public SortedSet<String> ids() {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads and checks a pack that somebody wrote.
     *
     * @param files text of each file by its name, such as {@code limits.yaml}
     * @throws PackRefused if anything is wrong with it
     */
    public static Pack read(String id, Map<String, String> files) {
        throw new UnsupportedOperationException();
    }
}
