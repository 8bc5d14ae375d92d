package org.wenguo.complaint;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.wenguo.complaint.ComplaintEvent.Registered;
import org.wenguo.complaint.ComplaintEvent.WordsAdded;
import org.wenguo.people.Organisation;
import org.wenguo.people.Unit;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.SealingKey;
import org.wenguo.platform.SearchText;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;
import org.wenguo.platform.Vault;

/**
 * The complaints of the present tenant: loaded through the eyes of whoever looks, stored with their log in one go. All
 * methods want a transaction begun inside {@link Tenancy#in}.
 */
@Service
public class Complaints {

    private static final int SERIALS_PER_BLOCK = 100;
    private static final int ENOUGH_OF_ONE_MATTER = 10;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuMMdd");

    private final JdbcClient db;
    private final NamedParameterJdbcTemplate batch;
    private final EventLog log;
    private final MattersInCommon matters;
    private final Policies policies;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Serials serials = new Serials();

    Complaints(
            JdbcClient db,
            NamedParameterJdbcTemplate batch,
            EventLog log,
            MattersInCommon matters,
            Policies policies,
            Vault vault,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.batch = batch;
        this.log = log;
        this.matters = matters;
        this.policies = policies;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
    }

    // ---- taking on and storing ------------------------------------------------------------------------------------

    /** The number under which the next complaint of this day will be known: the day and a serial. */
    public String nextNumber(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone).format(DAY) + "%07d".formatted(serials.next() % 10_000_000);
    }

    /** A new complaint with its level by rule, what others said of the same matter found, stored. */
    public Complaint register(Organisation organisation, Registered registration, SealingKey key, Moment moment) {
        return register(organisation, registration, null, key, moment);
    }

    /** As {@link #register(Organisation, Registered, SealingKey, Moment)}, with what is complained of if it was said. */
    public Complaint register(
            Organisation organisation,
            Registered registration,
            ComplaintEvent.@Nullable Thing thing,
            SealingKey key,
            Moment moment) {
        var complaint = Complaint.register(Identifiers.next(), registration, moment);
        if (thing != null) {
            complaint.nameObject(thing, moment);
        }
        var alike = alike(organisation, complaint, phoneIndex(organisation.id(), registration, key));
        complaint.foundSameMatter(alike.count(), alike.numbers(), moment);
        reassess(organisation, complaint, moment);
        var stored = log.append(organisation.id(), complaint);
        complaint.logged(stored);
        insert(organisation, complaint, key);
        events.publishEvent(new ComplaintChanged(organisation, complaint, stored));
        tellNeighbours(organisation, registration, alike, moment);
        return complaint;
    }

    /**
     * Takes one of several matters out of a complaint into one of its own: of the same complainant, received when the whole
     * was, so that none of the time waited is lost.
     *
     * @param part its number and words are new; of what was said to rules before, what concerns the matter alone is left out
     */
    public Complaint divide(Organisation organisation, Complaint whole, Part part, Moment moment) {
        var policy = policies.inForce(organisation);
        var key = vault.newKey();
        var sealing = keyOf(organisation.id(), whole)
                .<UnaryOperator<Complainant>>map(before -> who -> who.resealed(before, key));
        var form = part.of(whole, sealing, nextNumber(organisation.zone()), policy.pack());
        var calendar = policy.calendarOf(form.lead());
        var verdict = policy.pack()
                .level(
                        Complaint.register(Identifiers.next(), form, moment).facts(calendar),
                        form.receivedAt(),
                        form.receivedAt(),
                        calendar.zone());
        var taken =
                register(organisation, form.handledBy(policy.pack(), verdict.level(), verdict.because()), key, moment);
        taken.takenOutOf(whole, moment);
        save(organisation, taken, moment);
        whole.divide(taken, moment);
        return taken;
    }

    /** A complaint that ended elsewhere, as it is to be stored. */
    public record Settled(Registered registration, ComplaintEvent.SettledBefore how, SealingKey key) {}

    /**
     * Complaints that ended elsewhere, stored as they were, many at once: nothing is concluded from them, no time is counted,
     * and those who complain of the same today are not told.
     *
     * @return them in their order
     */
    public List<Complaint> registerSettled(Organisation organisation, List<Settled> many, Moment moment) {
        var complaints = new ArrayList<Complaint>();
        for (var one : many) {
            var complaint = Complaint.register(Identifiers.next(), one.registration(), moment);
            complaint.settledBefore(one.how(), moment);
            complaints.add(complaint);
        }
        var stored = log.append(organisation.id(), complaints);
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var i = 0; i < complaints.size(); i++) {
            complaints.get(i).logged(stored.get(i));
            rows.add(row(organisation, complaints.get(i), many.get(i).key()));
        }
        batch.batchUpdate(insertion(rows.getFirst()), asArray(rows));
        var brought = new ArrayList<ComplaintsBrought.Brought>();
        for (var i = 0; i < complaints.size(); i++) {
            events.publishEvent(new ComplaintChanged(organisation, complaints.get(i), stored.get(i)));
            brought.add(
                    new ComplaintsBrought.Brought(complaints.get(i), many.get(i).key()));
        }
        events.publishEvent(new ComplaintsBrought(organisation, brought));
        return complaints;
    }

    /**
     * To be asked in a transaction of its own once a complaint is registered: whether the same matter was brought in the
     * same instant by somebody whom neither could see.
     *
     * @return the complaint, with what was found
     */
    public Complaint lookAgain(Organisation organisation, Complaint complaint, Moment moment) {
        var registration = complaint.registration();
        if (!matters.isCrossed(organisation.id(), complaint.id(), registration, complaint.sameMatterOthers())) {
            return complaint;
        }
        var key = keyOf(organisation.id(), complaint);
        var alike = alike(
                organisation,
                complaint,
                key.isPresent() ? phoneIndex(organisation.id(), registration, key.get()) : null);
        var now = byId(organisation.id(), complaint.id());
        now.foundSameMatter(alike.count(), alike.numbers(), moment);
        save(organisation, now, moment);
        tellNeighbours(organisation, registration, alike, moment);
        return now;
    }

    private MattersInCommon.Alike alike(Organisation organisation, Complaint complaint, byte @Nullable [] phoneIndex) {
        return matters.near(organisation.id(), complaint.id(), complaint.registration(), phoneIndex);
    }

    /** Those who complained of it before are not alone any more; once many are known, one more changes nothing for them. */
    private void tellNeighbours(
            Organisation organisation, Registered registration, MattersInCommon.Alike alike, Moment moment) {
        if (alike.count() < 2) {
            return;
        }
        for (var other : alike.complaints().stream().sorted().toList()) { // in one order, so that no two wait crosswise
            var neighbour = byId(organisation.id(), other);
            if (neighbour.sameMatter() < Math.min(alike.count(), ENOUGH_OF_ONE_MATTER)) {
                neighbour.foundSameMatter(alike.count(), List.of(registration.number()), moment);
                save(organisation, neighbour, moment);
            }
        }
    }

    /**
     * Stores what happened, if anything did, with what follows from it by rule.
     *
     * @throws Problem.Stale if somebody else stored something since it was loaded
     */
    public void save(Organisation organisation, Complaint complaint, Moment moment) {
        reassess(organisation, complaint, moment);
        if (complaint.news().isEmpty()) {
            return;
        }
        var before = complaint.log().size();
        var stored = log.append(organisation.id(), complaint);
        complaint.logged(stored);
        update(organisation, complaint, before);
        if (stored.stream().anyMatch(one -> one.event() instanceof WordsAdded)) {
            updateSearch(organisation.id(), complaint);
        }
        events.publishEvent(new ComplaintChanged(organisation, complaint, stored));
    }

    /**
     * Makes the row and what listeners keep anew from the log: they are copies that may be thrown away. Only the sealing key
     * is an original, and stays.
     */
    void rebuild(Organisation organisation, UUID id) {
        var complaint = byId(organisation.id(), id);
        var row = changing(organisation, complaint);
        row.putAll(fixed(
                organisation, complaint, keyOf(organisation.id(), complaint).orElse(null)));
        var assignments = assignments(row);
        row.put("tenant_id", organisation.id().value());
        row.put("complaint_id", id);
        db.sql("update complaint set " + assignments + " where tenant_id = :tenant_id and complaint_id = :complaint_id")
                .params(row)
                .update();
        events.publishEvent(new ComplaintChanged(organisation, complaint, List.of()));
    }

    private void reassess(Organisation organisation, Complaint complaint, Moment moment) {
        var policy = policies.of(organisation, complaint);
        complaint.reassess(
                policy.pack(), policy.calendarOf(complaint.registration().lead()), moment);
    }

    // ---- finding --------------------------------------------------------------------------------------------------

    /** The complaints that this viewer may know of. */
    public Visible visibleTo(Viewer viewer) {
        return number -> {
            var complaint =
                    find(viewer.tenant(), number).orElseThrow(() -> new Problem.NotFound("no-complaint", number));
            if (!new Standing(viewer, complaint, policies.of(viewer.organisation(), complaint)).sees()) {
                throw new Problem.NotFound("no-complaint", number);
            }
            return complaint;
        };
    }

    /** What one may see of the complaints; what one may not see is not found. */
    @FunctionalInterface
    public interface Visible {
        /** @throws Problem.NotFound if there is none, or none that may be seen */
        Complaint byNumber(String number);
    }

    /** For work that is nobody's in particular: the portal after it checked the link, sweeps, samples. */
    public Complaint byNumber(String number) {
        return find(Tenancy.required(), number).orElseThrow(() -> new Problem.NotFound("no-complaint", number));
    }

    public Complaint byId(TenantId tenant, UUID id) {
        return Complaint.replay(id, log.of(tenant, id));
    }

    /** Many at once, for work that goes through whole years; those that are not there are left out. */
    public List<Complaint> byIds(TenantId tenant, List<UUID> ids) {
        return log.of(tenant, ids).entrySet().stream()
                .map(one -> Complaint.replay(one.getKey(), one.getValue()))
                .toList();
    }

    /** What was received in a period, from its beginning to before its end, in the order of registration. */
    public List<UUID> receivedBetween(TenantId tenant, Instant from, Instant to) {
        return db.sql("""
                        select complaint_id from complaint
                        where tenant_id = ? and received_at >= ? and received_at < ? order by complaint_id""")
                .params(tenant.value(), Timestamp.from(from), Timestamp.from(to))
                .query((rs, row) -> rs.getObject(1, UUID.class))
                .list();
    }

    public Optional<String> bySourceId(TenantId tenant, Channel channel, String sourceId) {
        return db.sql("select number from complaint where tenant_id = ? and channel = ? and source_id = ?")
                .params(tenant.value(), channel.code(), sourceId)
                .query(String.class)
                .optional();
    }

    /** By the secret part of a tracking link. */
    public Optional<Complaint> byTrackingSecret(TenantId tenant, String secret) {
        return db.sql("select complaint_id from complaint where tenant_id = ? and tracking_hash = ?")
                .params(tenant.value(), Vault.fingerprint(secret))
                .query(UUID.class)
                .optional()
                .map(id -> byId(tenant, id));
    }

    private Optional<Complaint> find(TenantId tenant, String number) {
        return db.sql("select complaint_id from complaint where tenant_id = ? and number = ?")
                .params(tenant.value(), number)
                .query(UUID.class)
                .optional()
                .map(id -> byId(tenant, id));
    }

    /** The complaint's own key for personal data; empty once it was erased (T2). */
    public Optional<SealingKey> keyOf(TenantId tenant, Complaint complaint) {
        return db.sql("select sealing_key from complaint where tenant_id = ? and complaint_id = ?")
                .params(tenant.value(), complaint.id())
                .query((rs, row) -> Optional.ofNullable(rs.getBytes(1)))
                .single()
                .map(vault::unwrap);
    }

    /** The keys of many complaints at once; those that were erased are left out. */
    public Map<UUID, SealingKey> keysOf(TenantId tenant, List<UUID> ids) {
        var keys = new LinkedHashMap<UUID, SealingKey>();
        db.sql("""
                        select complaint_id, sealing_key from complaint
                        where tenant_id = ? and complaint_id = any(?) and sealing_key is not null""")
                .params(tenant.value(), ids.toArray(UUID[]::new))
                .query((rs, row) -> keys.put(rs.getObject(1, UUID.class), vault.unwrap(rs.getBytes(2))))
                .list();
        return keys;
    }

    /** The way of a complainant to their complaint: {@code /t/} and the organisation's number and an unguessable secret. */
    public String trackingToken(Organisation organisation, Complaint complaint) {
        return Integer.toString(organisation.no(), 36) + "." + vault.trackingSecret(organisation.id(), complaint.id());
    }

    /** Units whose staff see it: those involved and everything above them. */
    static Set<UUID> seenBy(Complaint complaint, Organisation organisation) {
        var seen = new LinkedHashSet<UUID>();
        for (var unit : complaint.involved()) {
            organisation.upwards(unit).stream().map(Unit::id).forEach(seen::add);
        }
        return seen;
    }

    // ---- the row --------------------------------------------------------------------------------------------------

    private void insert(Organisation organisation, Complaint complaint, SealingKey key) {
        var row = row(organisation, complaint, key);
        db.sql(insertion(row)).params(row).update();
    }

    private Map<String, @Nullable Object> row(Organisation organisation, Complaint complaint, SealingKey key) {
        var row = changing(organisation, complaint);
        row.putAll(fixed(organisation, complaint, key));
        row.put("tenant_id", organisation.id().value());
        row.put("complaint_id", complaint.id());
        row.put("sealing_key", key.wrapped());
        return row;
    }

    @SuppressWarnings("unchecked") // there are no arrays of generic types
    private static Map<String, ?>[] asArray(List<Map<String, @Nullable Object>> rows) {
        return rows.toArray(Map[]::new);
    }

    private static String insertion(Map<String, @Nullable Object> row) {
        var columns = String.join(", ", row.keySet());
        var values = String.join(
                ", ", row.keySet().stream().map(Complaints::placeholder).toList());
        return "insert into complaint (" + columns + ") values (" + values + ")";
    }

    /** The columns that follow from the registration, and the words to search. */
    private Map<String, @Nullable Object> fixed(
            Organisation organisation, Complaint complaint, @Nullable SealingKey key) {
        var registration = complaint.registration();
        var complainant = registration.complainant();
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("number", registration.number());
        row.put("kind", registration.kind());
        row.put("channel", registration.channel().code());
        row.put("unit_id", registration.unit());
        row.put("received_at", Timestamp.from(registration.receivedAt()));
        row.put("registered_at", Timestamp.from(complaint.registeredAt()));
        row.put("subject", registration.subject());
        row.put("body", registration.text());
        row.put("place", registration.place());
        row.put("customer_kind", complainant.kind());
        row.put("vip", complainant.vip());
        row.put(
                "sealed_name",
                complainant.name() == null ? null : complainant.name().bytes());
        row.put("phone_index", key == null ? null : phoneIndex(organisation.id(), registration, key));
        row.put("tracking_hash", Vault.fingerprint(vault.trackingSecret(organisation.id(), complaint.id())));
        row.put("source_id", registration.sourceId());
        row.put("matter", MattersInCommon.matter(registration));
        row.put("search", searchVector(complaint));
        return row;
    }

    private static String assignments(Map<String, @Nullable Object> row) {
        return String.join(
                ", ",
                row.keySet().stream()
                        .map(column -> column + " = " + placeholder(column))
                        .toList());
    }

    private void update(Organisation organisation, Complaint complaint, int before) {
        var row = changing(organisation, complaint);
        var assignments = assignments(row);
        row.put("tenant_id", organisation.id().value());
        row.put("complaint_id", complaint.id());
        row.put("before", before);
        var changed = db.sql("update complaint set " + assignments
                        + " where tenant_id = :tenant_id and complaint_id = :complaint_id and version = :before")
                .params(row)
                .update();
        if (changed == 0) {
            throw new Problem.Stale("stale", complaint.number());
        }
    }

    /** The columns that the life of a complaint moves. */
    private Map<String, @Nullable Object> changing(Organisation organisation, Complaint complaint) {
        var holder = complaint.holder();
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("version", complaint.version());
        row.put("stage", complaint.stage().name());
        row.put("round", complaint.round());
        row.put("level", complaint.level().code());
        row.put("validity", complaint.validity().code());
        row.put("category", complaint.category().orElse(null));
        row.put("severity", complaint.severity());
        row.put("responsibility", complaint.responsibility());
        row.put("media", complaint.media());
        row.put("holder_unit_id", holder.map(Complaint.Holder::unit).orElse(null));
        row.put("holder_staff_id", holder.map(Complaint.Holder::staff).orElse(null));
        row.put("seen_by", seenBy(complaint, organisation).toArray(UUID[]::new));
        row.put("suspended", complaint.isSuspended());
        row.put("pack", complaint.pack());
        row.put("pack_version", complaint.packVersion());
        row.put("closed_at", complaint.closedAt().map(Timestamp::from).orElse(null));
        return row;
    }

    private static String placeholder(String column) {
        return switch (column) {
            case "search" -> ":search::tsvector";
            default -> ":" + column;
        };
    }

    private void updateSearch(TenantId tenant, Complaint complaint) {
        db.sql("update complaint set search = ?::tsvector where tenant_id = ? and complaint_id = ?")
                .params(searchVector(complaint), tenant.value(), complaint.id())
                .update();
    }

    private static String searchVector(Complaint complaint) {
        var registration = complaint.registration();
        var said = Stream.concat(
                Stream.of(
                        registration.subject(),
                        registration.text(),
                        registration.place() == null ? "" : registration.place()),
                Stream.concat(
                                complaint.log().stream().map(LoggedEvent::event),
                                complaint.news().stream().map(Complaint.Happening::event))
                        .filter(WordsAdded.class::isInstance)
                        .map(event -> ((WordsAdded) event).text()));
        return SearchText.vector(said.toArray(String[]::new));
    }

    private byte @Nullable [] phoneIndex(TenantId tenant, Registered registration, SealingKey key) {
        var phone = key.open(registration.complainant().phone());
        return phone == null ? null : phoneIndex(tenant, phone);
    }

    /** For looking up by phone; what people write between the digits does not matter. */
    public byte[] phoneIndex(TenantId tenant, String phone) {
        return vault.blindIndex(tenant, Phones.normal(phone));
    }

    /** Serial numbers by the block, so that no two registrations wait for each other. */
    private final class Serials {
        private long next;
        private long end;

        synchronized long next() {
            if (next == end) {
                next = db.sql("select nextval('complaint_serial')")
                        .query(Long.class)
                        .single();
                end = next + SERIALS_PER_BLOCK;
            }
            return next++;
        }
    }
}
