package org.wenguo.customer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Complainant;
import org.wenguo.complaint.Complaints;
import org.wenguo.platform.Sealed;
import org.wenguo.platform.SealingKey;
import org.wenguo.platform.TenantId;
import org.wenguo.platform.Vault;

/** By what a customer is recognised without being readable: blind indexes of name, telephone, e-mail and number. */
@Component
class Marks {

    private final Vault vault;
    private final Complaints complaints;

    Marks(Vault vault, Complaints complaints) {
        this.vault = vault;
        this.complaints = complaints;
    }

    record Of(byte @Nullable [] name, byte @Nullable [] phone, byte @Nullable [] email, byte @Nullable [] number) {

        static final Of NOBODY = new Of(null, null, null, null);

        /** A name alone fits too many people. */
        boolean identifies() {
            return phone != null || email != null || number != null;
        }
    }

    Of of(TenantId tenant, Complainant who, SealingKey key) {
        return new Of(
                name(tenant, open(key, who.name())),
                phone(tenant, open(key, who.phone())),
                email(tenant, open(key, who.email())),
                number(tenant, open(key, who.customerNo())));
    }

    private static @Nullable String open(SealingKey key, @Nullable Sealed sealed) {
        var text = key.open(sealed);
        return text == null || text.isBlank() ? null : text;
    }

    byte @Nullable [] name(TenantId tenant, @Nullable String name) {
        return name == null ? null : vault.blindIndex(tenant, "name\n" + Folding.of(name));
    }

    byte @Nullable [] phone(TenantId tenant, @Nullable String phone) {
        return phone == null ? null : complaints.phoneIndex(tenant, phone);
    }

    byte @Nullable [] email(TenantId tenant, @Nullable String email) {
        return email == null
                ? null
                : vault.blindIndex(tenant, "email\n" + email.strip().toLowerCase(Locale.ROOT));
    }

    byte @Nullable [] number(TenantId tenant, @Nullable String number) {
        return number == null ? null : vault.blindIndex(tenant, "customer number\n" + Folding.of(number));
    }
}
