package org.wenguo.repeats;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Phones;
import org.wenguo.platform.TenantId;

/** Whether two complaints are of one complainant, so that people are counted and not complaints. */
@Component
class SamePerson {

    private final Complaints complaints;

    SamePerson(Complaints complaints) {
        this.complaints = complaints;
    }

    /**
     * The first of the case with the same complainant. Whoever cannot be told apart from anybody, because they gave
     * nothing, is taken for one with the others who gave nothing: a wrong "group" is worse than a missed one.
     */
    Optional<String> in(TenantId tenant, Complaint lead, Complaint other) {
        var sought = identity(tenant, other);
        if (sought.isLike(identity(tenant, lead))) {
            return Optional.of(lead.number());
        }
        return lead.joined().stream()
                .filter(one -> sought.isLike(identity(tenant, complaints.byNumber(one.number()))))
                .map(one -> one.sameAs() == null ? one.number() : one.sameAs())
                .findFirst();
    }

    private Identity identity(TenantId tenant, Complaint complaint) {
        var who = complaint.registration().complainant();
        return complaints
                .keyOf(tenant, complaint)
                .map(key -> new Identity(key.open(who.phone()), key.open(who.email()), key.open(who.customerNo())))
                .orElseGet(() -> new Identity(null, null, null));
    }

    /** Any of them is enough to know somebody by. */
    private record Identity(
            @Nullable String phone,
            @Nullable String email,
            @Nullable String customerNo) {

        Identity {
            phone = phone == null ? null : Phones.normal(phone);
            email = email == null ? null : email.strip().toLowerCase(Locale.ROOT);
            customerNo = customerNo == null ? null : customerNo.strip();
        }

        private boolean isNobody() {
            return phone == null && email == null && customerNo == null;
        }

        boolean isLike(Identity other) {
            return isNobody()
                    ? other.isNobody()
                    : same(phone, other.phone) || same(email, other.email) || same(customerNo, other.customerNo);
        }

        private static boolean same(@Nullable String one, @Nullable String other) {
            return one != null && one.equals(other);
        }
    }
}
