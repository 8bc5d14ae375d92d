package org.wenguo.complaint;

import java.text.Normalizer;

/** Telephone numbers as people write them, brought to one form, and shown to whoever need not know them. */
public final class Phones {

    private Phones() {}

    /** Digits alone, without the country code of China: {@code +86 139-0000-0001} is {@code 13900000001}. */
    public static String normal(String phone) {
        var digits = Normalizer.normalize(phone, Normalizer.Form.NFKC).replaceAll("[^0-9]", "");
        var national = digits.replaceFirst("^(0086|86)(?=1\\d{10}$)", "");
        return national.isEmpty() ? phone.strip() : national;
    }

    /** The first three and the last four digits: {@code 139****0001}; of a short number only the last two. */
    public static String masked(String phone) {
        var digits = normal(phone);
        return digits.length() < 8
                ? "****" + digits.substring(Math.max(0, digits.length() - 2))
                : digits.substring(0, 3) + "****" + digits.substring(digits.length() - 4);
    }

    /** The last four digits, which the holder of a tracking link must know (R3). */
    public static String checkDigits(String phone) {
        var digits = normal(phone);
        return digits.substring(Math.max(0, digits.length() - 4));
    }
}
