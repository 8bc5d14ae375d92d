package org.wenguo.desk.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Complaint;
import org.wenguo.customer.CustomerFiles;
import org.wenguo.customer.ThingFiles;
import org.wenguo.people.Viewer;
import org.wenguo.platform.web.Filled;

/**
 * The files of whoever complains and of what is complained of, for the register form and the case page.
 *
 * @param customers files with the telephone or the customer number; more than one where several share it
 * @param thing the file of the thing; null: none that this person may see
 */
public record KnownHere(List<CustomerFiles.Line> customers, ThingFiles.@Nullable Line thing) {

    static final KnownHere NOTHING = new KnownHere(List.of(), null);

    public boolean isEmpty() {
        return customers.isEmpty() && thing == null;
    }

    /** Looks them up. */
    @Component
    static class LookUp {
        private final CustomerFiles customers;
        private final ThingFiles things;

        LookUp(CustomerFiles customers, ThingFiles things) {
            this.customers = customers;
            this.things = things;
        }

        /** By what stands on the register form so far. */
        KnownHere on(Filled form, Viewer viewer) {
            return new KnownHere(
                    customers.known(form.value("complainant.phone"), form.value("complainant.customerNo"), viewer),
                    things.known(form.value("object.kind"), form.value("object.reference"), viewer)
                            .orElse(null));
        }

        KnownHere of(Complaint complaint, Viewer viewer) {
            Optional<CustomerFiles.Line> customer = customers.ofComplaint(complaint.id(), viewer);
            return new KnownHere(
                    customer.map(List::of).orElse(List.of()),
                    things.ofComplaint(complaint.id(), viewer).orElse(null));
        }
    }
}
