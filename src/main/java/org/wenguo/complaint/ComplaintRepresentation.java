package org.wenguo.complaint;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.wenguo.people.Organisation;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Tenancy;

/** A complaint as the API shows it (api.md), with what the modules above contribute, masked for whoever need not know. */
@Component
public class ComplaintRepresentation {

    private final Complaints complaints;
    private final Policies policies;
    private final TransactionOperations transactions;
    private final List<ComplaintPart> parts;

    ComplaintRepresentation(
            Complaints complaints, Policies policies, TransactionOperations transactions, List<ComplaintPart> parts) {
        this.transactions = transactions;
        this.complaints = complaints;
        this.policies = policies;
        this.parts =
                parts.stream().sorted(Comparator.comparing(ComplaintPart::name)).toList();
    }

    public Map<String, @Nullable Object> of(Complaint complaint, Viewer viewer) {
        return Tenancy.in(viewer.tenant(), () -> transactions.execute(status -> shown(complaint, viewer)));
    }

    private Map<String, @Nullable Object> shown(Complaint complaint, Viewer viewer) {
        var organisation = viewer.organisation();
        var zone = organisation.zone();
        var standing = new Standing(viewer, complaint, policies.of(organisation, complaint));
        var registration = complaint.registration();
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("number", complaint.number());
        shown.put("stage", complaint.stage());
        shown.put("round", complaint.round());
        shown.put("level", complaint.level().code());
        shown.put("levelBecause", complaint.levelBecause());
        shown.put("validity", complaint.validity().code());
        shown.put("validityPassed", complaint.isValidityPassed());
        shown.put(
                "category",
                complaint.category().map(code -> category(standing, code)).orElse(null));
        shown.put("unit", organisation.unit(registration.unit()).code());
        shown.put(
                "holder",
                complaint.holder().map(holder -> holder(organisation, holder)).orElse(null));
        shown.put("lead", organisation.unit(registration.lead()).code());
        shown.put("channel", registration.channel().code());
        shown.put("kind", registration.kind());
        shown.put("subject", registration.subject());
        shown.put("text", registration.text());
        shown.put("place", registration.place());
        shown.put("complainant", complainant(standing));
        shown.put("demand", registration.demand());
        shown.put("severity", complaint.severity());
        shown.put("groupSize", complaint.groupSize());
        shown.put("litigation", complaint.litigation());
        shown.put("media", complaint.media());
        shown.put("responsibility", complaint.responsibility());
        shown.put("sourceId", registration.sourceId());
        shown.put("receivedAt", time(registration.receivedAt(), zone));
        shown.put("occurredAt", time(registration.occurredAt(), zone));
        shown.put("registeredAt", time(complaint.registeredAt(), zone));
        shown.put("closedAt", time(complaint.closedAt().orElse(null), zone));
        shown.put("trackingUrl", standing.knowsWhoComplains() ? trackingUrl(organisation, complaint) : null);
        shown.put(
                "suspension",
                complaint
                        .suspension()
                        .map(one -> Map.of(
                                "reason", one.reason(),
                                "waitingFor", one.waitingFor(),
                                "since", time(one.since().at(), zone)))
                        .orElse(null));
        shown.put(
                "links",
                complaint.links().entrySet().stream()
                        .map(link -> Map.of("number", link.getKey(), "as", link.getValue()))
                        .toList());
        shown.put(
                "coHandlers",
                complaint.coHandlers().stream()
                        .map(one -> coHandler(organisation, one, zone))
                        .toList());
        shown.put("evidence", List.of());
        for (var part : parts) {
            shown.put(part.name(), part.of(standing));
        }
        shown.put("version", complaint.version());
        return shown;
    }

    /** The names and numbers of the complainant, open or masked as the viewer stands to the case. */
    public Map<String, @Nullable Object> complainant(Standing standing) {
        var sealed = standing.complaint().registration().complainant();
        var key = complaints.keyOf(standing.viewer().tenant(), standing.complaint());
        var open = standing.knowsWhoComplains();
        var shown = new LinkedHashMap<String, @Nullable Object>();
        var name = key.map(k -> k.open(sealed.name())).orElse(null);
        var phone = key.map(k -> k.open(sealed.phone())).orElse(null);
        var email = key.map(k -> k.open(sealed.email())).orElse(null);
        var customerNo = key.map(k -> k.open(sealed.customerNo())).orElse(null);
        shown.put("name", name == null || open ? name : Masking.name(name));
        shown.put("phone", phone == null || open ? phone : Phones.masked(phone));
        shown.put("email", email == null || open ? email : Masking.email(email));
        shown.put("customerNo", customerNo == null || open ? customerNo : Masking.text(customerNo));
        shown.put("kind", sealed.kind());
        shown.put("vip", sealed.vip());
        shown.put("anonymous", sealed.anonymous());
        return shown;
    }

    private static Map<String, Object> category(Standing standing, String code) {
        return Map.of("code", code, "because", standing.policy().pack().because(code));
    }

    private static Map<String, @Nullable Object> coHandler(
            Organisation organisation, Complaint.CoHandler one, ZoneId zone) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("no", one.no());
        shown.put("unit", organisation.unit(one.unit()).code());
        shown.put("task", one.task());
        shown.put("askedAt", time(one.asked().at(), zone));
        shown.put("contribution", one.contribution());
        shown.put(
                "contributedAt",
                one.contributed() == null ? null : time(one.contributed().at(), zone));
        shown.put("releasedBecause", one.releasedBecause());
        shown.put(
                "releasedAt",
                one.released() == null ? null : time(one.released().at(), zone));
        return shown;
    }

    private static Map<String, @Nullable Object> holder(Organisation organisation, Complaint.Holder holder) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("unit", organisation.unit(holder.unit()).code());
        shown.put("staff", username(organisation, holder.staff()));
        return shown;
    }

    static @Nullable String username(Organisation organisation, @Nullable UUID staff) {
        return organisation.member(staff).map(org.wenguo.people.Staff::username).orElse(null);
    }

    /** The link by which the complainant follows the complaint. */
    public String trackingUrl(Organisation organisation, Complaint complaint) {
        return origin() + "/t/" + complaints.trackingToken(organisation, complaint);
    }

    private static String origin() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? origin(attributes.getRequest())
                : "";
    }

    private static String origin(HttpServletRequest request) {
        var url = request.getRequestURL();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }

    public static @Nullable OffsetDateTime time(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : at.atZone(zone).toOffsetDateTime();
    }
}
