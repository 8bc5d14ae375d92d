package org.wenguo.desk.web;

import org.wenguo.complaint.CaseOriginals.Original;

/** An original with the number by which the document refers to it. */
public record NumberedOriginal(int no, Original original) {

    private static final int LONGEST_NAME = 100;

    /** Where it lies in the bundle. */
    public String path() {
        return "originals/%03d-%s/%s".formatted(no, original.kind(), safe(original.name()));
    }

    /** A name that every system takes. */
    private static String safe(String name) {
        var plain = name.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|\\u202a-\\u202e\\u2066-\\u2069]", "_")
                .strip();
        if (plain.isEmpty() || plain.matches("\\.+")) {
            return "file";
        }
        if (plain.length() <= LONGEST_NAME) {
            return plain;
        }
        var dot = plain.lastIndexOf('.');
        var ending = dot > 0 && plain.length() - dot <= 8 ? plain.substring(dot) : "";
        return plain.substring(0, LONGEST_NAME - ending.length()) + ending;
    }
}
