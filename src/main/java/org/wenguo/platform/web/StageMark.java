package org.wenguo.platform.web;

/**
 * One stop of a stage line.
 *
 * @param label in the reader's language
 * @param standing whether it is behind, here or ahead
 * @param note what to say beside it (who, when), or empty; shown by the vertical line only
 */
public record StageMark(String label, Standing standing, String note) {

    public enum Standing {
        DONE,
        NOW,
        AHEAD
    }

    public StageMark(String label, Standing standing) {
        this(label, standing, "");
    }

    /** The CSS class, also the last part of the key of its words. */
    public String look() {
        return switch (standing) {
            case DONE -> "done";
            case NOW -> "now";
            case AHEAD -> "ahead";
        };
    }
}
