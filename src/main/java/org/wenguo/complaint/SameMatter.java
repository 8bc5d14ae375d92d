package org.wenguo.complaint;

/** Are two complaints about the same matter? */
public final class SameMatter {

    /** The likeness from which two texts are taken to be about the same matter. */
    public static final double THRESHOLD = 0.5;

    private SameMatter() {}

    public static Sketch sketch(String subject, String text) {
        return new Sketch(new int[0]);
    }

    public static double likeness(String subjectA, String textA, String subjectB, String textB) {
        return 0;
    }

    public static boolean same(String subjectA, String textA, String subjectB, String textB) {
        return likeness(subjectA, textA, subjectB, textB) >= THRESHOLD;
    }

    @SuppressWarnings("ArrayRecordComponent")
    public record Sketch(int[] grams) {}
}
