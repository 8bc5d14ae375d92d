package org.wenguo.repeats;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wenguo.platform.SearchText;

/**
 * Something by which a complaint is recognised as a repeat. Two complaints share a trait if kind and text are equal.
 *
 * @param text in the one spelling under which its spellings are equal
 */
record Trait(Kind kind, String text) {

    enum Kind {
        EMAIL,
        CUSTOMER,
        PLACE,
        ORDER;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Nobody writes more order numbers than this because they mean all of them. */
    private static final int ORDERS = 8;

    private static final Pattern TOKEN = Pattern.compile("(?<![a-z0-9-])[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){5,31}");
    private static final Pattern MOBILE = Pattern.compile("(?:86)?1\\d{10}");
    private static final Pattern NOT_OF_A_NAME = Pattern.compile("[^\\p{L}\\p{N}]+");

    static List<Trait> of(
            @Nullable String email, @Nullable String customerNo, UUID unit, @Nullable String place, String words) {
        var traits = new ArrayList<Trait>();
        if (email != null && !email.isBlank()) {
            traits.add(new Trait(Kind.EMAIL, email.strip().toLowerCase(Locale.ROOT)));
        }
        if (customerNo != null && !customerNo.isBlank()) {
            traits.add(new Trait(Kind.CUSTOMER, key(customerNo)));
        }
        if (place != null && key(place).length() > 1) {
            traits.add(new Trait(Kind.PLACE, unit + "\n" + key(place)));
        }
        orders(words).forEach(order -> traits.add(new Trait(Kind.ORDER, order)));
        return traits;
    }

    /** Numbers of orders, contracts, devices and complaints: what has digits enough and is no telephone. */
    static Set<String> orders(String words) {
        var orders = new LinkedHashSet<String>();
        var token = TOKEN.matcher(SearchText.fold(words));
        while (token.find() && orders.size() < ORDERS) {
            var plain = token.group().replace("-", "");
            var digits = plain.chars().filter(Character::isDigit).count();
            var named = digits < plain.length();
            if (named
                    ? digits >= 4 && plain.length() >= 7
                    : digits >= 9 && !MOBILE.matcher(plain).matches()) {
                orders.add(plain);
            }
        }
        return orders;
    }

    private static String key(String text) {
        return NOT_OF_A_NAME.matcher(SearchText.fold(text)).replaceAll("");
    }
}
