package org.wenguo.reply;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** Numbers as they stand in letters: figures, Chinese characters up to the ten thousands, English words up to ten. */
final class WrittenNumber {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private WrittenNumber() {}

    /** @return empty if it is none */
    static Optional<BigDecimal> of(String written, Wording wording) {
        var text = written.replaceAll("[,\\uFF0C\\s]", "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.matches("\\d{1,12}(\\.\\d{1,6})?")) {
            return Optional.of(new BigDecimal(text));
        }
        var english = wording.englishNumbers().indexOf(text.toLowerCase(Locale.ROOT));
        return english >= 0 ? Optional.of(BigDecimal.valueOf(english)) : chinese(text, wording);
    }

    private static Optional<BigDecimal> chinese(String text, Wording wording) {
        if (text.equals(wording.half())) {
            return Optional.of(HALF);
        }
        long whole = 0; // of the ten thousands that are complete
        long section = 0;
        long digit = -1;
        for (var character : text.split("")) {
            var multiple = wording.multiples().get(character);
            if (multiple == null) {
                digit = digit(character, wording);
                if (digit < 0) {
                    return Optional.empty();
                }
            } else if (multiple >= 10_000) {
                whole = (whole + section + Math.max(digit, 0)) * multiple;
                section = 0;
                digit = -1;
            } else {
                section += (digit < 0 ? 1 : digit) * multiple;
                digit = -1;
            }
        }
        return Optional.of(BigDecimal.valueOf(whole + section + Math.max(digit, 0)));
    }

    private static int digit(String character, Wording wording) {
        if (wording.twos().contains(character)) {
            return 2;
        }
        return wording.zeros().contains(character) ? 0 : wording.digits().indexOf(character);
    }
}
