package org.wenguo.intake;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.wenguo.platform.TenantId;
import org.wenguo.platform.Vault;

/**
 * Addresses to which answers about one case come: {@code service+c2611240000012-3f…@example.com}, signed, so that nobody
 * who merely counts numbers can write into a case. Mail programs may change capitals, so the signature has none.
 */
@Component
class ReplyAddresses {

    private static final int SIGNATURE_DIGITS = 20;
    private static final Pattern SIGNED =
            Pattern.compile("[^@+]+\\+c([0-9]{13})-([0-9a-f]{" + SIGNATURE_DIGITS + "})@.+");

    private final Vault vault;

    ReplyAddresses(Vault vault) {
        this.vault = vault;
    }

    /** @param mailbox the address that it is an alias of; it must take mail with a {@code +} in it */
    String of(TenantId tenant, String number, String mailbox) {
        var at = mailbox.indexOf('@');
        return mailbox.substring(0, at) + "+c" + number + "-" + signature(tenant, number) + mailbox.substring(at);
    }

    /** The number of the case that one of these addresses is of. */
    Optional<String> number(TenantId tenant, List<String> addresses) {
        for (var address : addresses) {
            var signed = SIGNED.matcher(address);
            if (signed.matches()
                    && java.security.MessageDigest.isEqual(
                            ascii(signature(tenant, signed.group(1))), ascii(signed.group(2)))) {
                return Optional.of(signed.group(1));
            }
        }
        return Optional.empty();
    }

    private String signature(TenantId tenant, String number) {
        var whole = Vault.fingerprint(vault.signature("reply address\n" + tenant + "\n" + number));
        return HexFormat.of().formatHex(whole).substring(0, SIGNATURE_DIGITS);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
