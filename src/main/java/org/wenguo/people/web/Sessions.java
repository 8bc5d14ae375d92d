package org.wenguo.people.web;

import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Who is signed in at this moment, on whichever node and device. */
@Component
class Sessions {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    Sessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /** Whoever is let go, or whose password somebody else may know, must not go on working where still signed in. */
    void endAllOf(String username) {
        sessions.findByPrincipalName(username).keySet().forEach(sessions::deleteById);
    }

    /** All but the one in which this is asked. */
    void endOthersOf(String username, String mine) {
        sessions.findByPrincipalName(username).keySet().stream()
                .filter(id -> !id.equals(mine))
                .forEach(sessions::deleteById);
    }
}
