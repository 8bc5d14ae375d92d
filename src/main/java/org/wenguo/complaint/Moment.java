package org.wenguo.complaint;

import java.time.Instant;

/** Who acts, and when: time is an argument of every act. */
public record Moment(Actor actor, Instant at) {

    public Moment byRule() {
        return new Moment(new Actor.Rule(), at);
    }
}
