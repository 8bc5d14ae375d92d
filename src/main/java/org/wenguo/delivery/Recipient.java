package org.wenguo.delivery;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.Complaint;
import org.wenguo.platform.SealingKey;

/** Who complained, as far as a message can be addressed to them: opened for the moment, never logged. */
record Recipient(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        boolean anonymous) {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>(),;:\"\\[\\]\\\\]{1,64}@"
            + "[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?(\\.[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?)+");
    private static final Pattern MOBILE = Pattern.compile("(\\+?86)?1[3-9][0-9]{9}|\\+[1-9][0-9]{7,14}");

    static Recipient of(Complaint complaint, SealingKey key) {
        var complainant = complaint.registration().complainant();
        return new Recipient(
                key.open(complainant.name()),
                key.open(complainant.email()),
                key.open(complainant.phone()),
                complainant.anonymous());
    }

    /** An address that a mail can go to; what people typed may be anything. */
    static Optional<String> mailAddress(@Nullable String typed) {
        return Optional.ofNullable(typed)
                .map(String::strip)
                .filter(address ->
                        address.length() <= 254 && ADDRESS.matcher(address).matches());
    }

    /** A number that text messages go to, without what people write between the digits. */
    static Optional<String> mobile(@Nullable String typed) {
        return Optional.ofNullable(typed)
                .map(phone -> phone.replaceAll("[\\s()\\-.]", ""))
                .filter(phone -> MOBILE.matcher(phone).matches());
    }

    /** The address or number for this way; null where the way needs none or has none. */
    @Nullable
    String addressFor(Way way) {
        return switch (way) {
            case MAIL -> mailAddress(email).orElse(null);
            case SMS -> mobile(phone).orElse(null);
            case PHONE -> phone == null || phone.isBlank() ? null : phone.strip();
            case LETTER, PUBLICATION, PORTAL -> null;
        };
    }

    @Override
    public String toString() {
        return "recipient";
    }
}
