package org.wenguo.repeats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Acting;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintEvent.CaseJoined;
import org.wenguo.complaint.ComplaintRepresentation;
import org.wenguo.complaint.Complaints;
import org.wenguo.complaint.Standing;
import org.wenguo.complaint.Verb;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.repeats.Together.How;

/** Reads the matter that a complaint belongs to: its leading case, what goes on in it, what is linked, what is alike. */
@Service
public class ReadingTogether {

    /** A page of more is nothing that anybody reads; the number of people counts them all. */
    private static final int MOST = 100;

    private final Complaints complaints;
    private final Acting acting;
    private final ComplaintRepresentation representation;
    private final LikelyRepeats repeats;
    private final TransactionOperations transactions;

    ReadingTogether(
            Complaints complaints,
            Acting acting,
            ComplaintRepresentation representation,
            LikelyRepeats repeats,
            TransactionOperations transactions) {
        this.complaints = complaints;
        this.acting = acting;
        this.representation = representation;
        this.repeats = repeats;
        this.transactions = transactions;
    }

    /** @throws Problem.NotFound if there is no such complaint, or none that may be seen */
    public Together of(String number, Viewer viewer) {
        return Tenancy.in(viewer.tenant(), () -> transactions.execute(status -> read(number, viewer)));
    }

    private Together read(String number, Viewer viewer) {
        var asked = complaints.visibleTo(viewer).byNumber(number);
        // Whoever may not see the leading case is shown what they may see, from their own side.
        var lead =
                asked.leadingCase().flatMap(leading -> visible(leading, viewer)).orElse(asked);
        var others = others(lead);
        others.remove(lead.number());
        var cases = new ArrayList<Together.Case>();
        var hidden = 0;
        for (var other : others.entrySet()) {
            var found = visible(other.getKey(), viewer);
            if (found.isEmpty()) {
                hidden++;
            } else {
                cases.add(shown(found.get(), other.getValue(), lead, viewer));
            }
        }
        cases.sort(Comparator.comparing(Together.Case::receivedAt));
        cases.addFirst(shown(lead, How.LEAD, lead, viewer));
        return new Together(
                lead,
                cases,
                lead.groupSize(),
                hidden,
                repeats.of(lead, viewer).stream()
                        .filter(one -> !others.containsKey(one.number()))
                        .toList());
    }

    private static LinkedHashMap<String, How> others(Complaint lead) {
        var others = new LinkedHashMap<String, How>();
        lead.joined().stream().map(CaseJoined::number).forEach(one -> others.put(one, How.MERGED));
        lead.leadingCase().ifPresent(one -> others.putIfAbsent(one, How.LEAD));
        lead.links()
                .forEach((number, as) ->
                        others.putIfAbsent(number, as.equals("duplicate") ? How.DUPLICATE : How.RELATED));
        lead.sameMatterOthers().stream()
                .filter(one -> !lead.toldApart().contains(one))
                .limit(MOST)
                .forEach(one -> others.putIfAbsent(one, How.SAME_MATTER));
        return others;
    }

    private Optional<Complaint> visible(String number, Viewer viewer) {
        try {
            return Optional.of(complaints.visibleTo(viewer).byNumber(number));
        } catch (Problem.NotFound unseen) {
            return Optional.empty();
        }
    }

    private Together.Case shown(Complaint complaint, How how, Complaint lead, Viewer viewer) {
        var standing = acting.standing(viewer, complaint);
        return new Together.Case(
                complaint.number(),
                complaint.registration().subject(),
                how,
                complaint.stage(),
                complaint.level(),
                viewer.organisation().unit(complaint.registration().unit()),
                complaint.registration().receivedAt(),
                representation.complainant(standing).get("name") instanceof String name ? name : null,
                how != How.LEAD
                        && how != How.MERGED
                        && may(standing, Verb.MERGE)
                        && complaint.joined().isEmpty()
                        && lead.stage().isOpen()
                        && acting.standing(viewer, lead).carries(),
                may(standing, Verb.SPLIT),
                may(standing, Verb.REPLY));
    }

    private boolean may(Standing standing, Verb verb) {
        return standing.complaint().allows(verb) && standing.may(acting.act(verb));
    }
}
