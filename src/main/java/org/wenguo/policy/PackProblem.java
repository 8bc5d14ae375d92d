package org.wenguo.policy;

/**
 * What is wrong with a pack, and where.
 *
 * @param file name of the file within the pack
 * @param line from 1; 0 if the file as a whole is meant
 * @param key path to the key, such as {@code limits[2].cases[0].when}; empty if the file as a whole is meant
 * @param found what was wrong
 * @param expected what would have been right
 * @param nearest the nearest valid name, or empty
 */
public record PackProblem(String file, int line, String key, String found, String expected, String nearest) {

    /** The problem in one line, for logs and for the start that it stops. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        if (!key.isEmpty()) {
            text.append(": ").append(key);
        }
        text.append(": ").append(found).append("; expected ").append(expected);
        if (!nearest.isEmpty()) {
            text.append("; did you mean '").append(nearest).append("'?");
        }
        return text.toString();
    }
}
