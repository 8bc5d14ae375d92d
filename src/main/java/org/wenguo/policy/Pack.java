package org.wenguo.policy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** A policy pack in one version: all that an organisation of an industry wants. Immutable, safe for any number of threads. */
public final class Pack {

    public String id() {
        throw new UnsupportedOperationException();
    }

    public String version() {
        throw new UnsupportedOperationException();
    }

    public Title title() {
        throw new UnsupportedOperationException();
    }

    public String industry() {
        throw new UnsupportedOperationException();
    }

    /** The reason for an answer that a rule of this pack gave. */
    public Because because(String rule) {
        throw new UnsupportedOperationException();
    }

    public CategoryTree categories() {
        throw new UnsupportedOperationException();
    }

    /** The strongest level rule that holds, counting timed rules whose time has passed since the matter arose. */
    public LevelVerdict level(CaseFacts facts, Instant arose, Instant asOf, ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    /** Timed level rules whose condition holds, passed or not, earliest first. */
    public List<LevelTimer> levelTimers(CaseFacts facts, Instant arose, ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    public List<LimitRule> limits() {
        throw new UnsupportedOperationException();
    }

    /** @throws IllegalArgumentException if the pack has no such limit */
    public LimitRule limit(String id) {
        throw new UnsupportedOperationException();
    }

    public Authority authority() {
        throw new UnsupportedOperationException();
    }

    public List<Script> scripts() {
        throw new UnsupportedOperationException();
    }

    /** Scripts for a phase that suit what the complainant wants and the category (each may be empty), most special first. */
    public List<Script> scripts(String phase, String wants, String category) {
        throw new UnsupportedOperationException();
    }

    public String defaultCalendar() {
        throw new UnsupportedOperationException();
    }

    public Set<String> calendars() {
        throw new UnsupportedOperationException();
    }

    /** @throws IllegalArgumentException if the pack has no such calendar */
    public WorkingCalendar calendar(String id) {
        throw new UnsupportedOperationException();
    }

    public List<PauseReason> pauseReasons() {
        throw new UnsupportedOperationException();
    }
}
