package org.wenguo.complaint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.wenguo.people.Organisation;
import org.wenguo.platform.Problem;
import org.wenguo.policy.Category;
import org.wenguo.policy.LimitRule;
import org.wenguo.policy.Pack;
import org.wenguo.policy.PackVersions;

/** Each organisation's policy: the one in force for what comes in, its own version for every case that runs (S2). */
@Service
public class Policies {

    private final JdbcClient db;
    private final PackVersions versions;
    private final Clock clock;
    /** By the very snapshot of the organisation, so that what {@code Organisations} has forgotten is not used again. */
    private final Cache<Organisation, Map<Pack, Policy>> read = Caffeine.newBuilder()
            .weakKeys()
            .expireAfterWrite(Duration.ofSeconds(10))
            .build();

    Policies(JdbcClient db, PackVersions versions, Clock clock) {
        this.db = db;
        this.versions = versions;
        this.clock = clock;
    }

    /** What holds for a complaint that comes in now. */
    public Policy inForce(Organisation organisation) {
        return of(organisation, versions.inForce(organisation.id(), clock.instant()));
    }

    /** What holds for this complaint: what was in force when it was registered, unless it was moved since. */
    public Policy of(Organisation organisation, Complaint complaint) {
        return of(organisation, complaint.pack(), complaint.packVersion());
    }

    /** @param version as the complaint, a determination or a limit names it */
    public Policy of(Organisation organisation, String pack, String version) {
        return of(organisation, versions.handling(organisation.id(), pack, version));
    }

    /** What holds for each of many complaints, asked for at once. Wants a transaction of the organisation. */
    public Function<UUID, Policy> of(Organisation organisation, List<UUID> complaints) {
        var called = new HashMap<UUID, Policy>();
        var first = versions.adopted(organisation.id()).getLast();
        db.sql(
                        "select complaint_id, pack, pack_version from complaint where tenant_id = :tenant and complaint_id = any(:ids)")
                .param("tenant", organisation.id().value())
                .param("ids", complaints.toArray(UUID[]::new))
                .query(rs -> {
                    called.put(
                            rs.getObject(1, UUID.class),
                            of(
                                    organisation,
                                    Objects.requireNonNullElse(rs.getString(2), first.pack()),
                                    Objects.requireNonNullElse(rs.getString(3), first.version())));
                });
        return id -> Objects.requireNonNull(called.get(id));
    }

    /** What would hold under any pack. */
    public Policy of(Organisation organisation, Pack pack) {
        return read.get(organisation, one -> new ConcurrentHashMap<>())
                .computeIfAbsent(pack, one -> new Policy(organisation, one, code -> category(organisation, code)));
    }

    /**
     * A pack may be right in itself and not fit the organisation.
     *
     * @throws Problem.Invalid if a unit keeps a calendar that the pack does not have
     */
    public void checkAdoptable(Organisation organisation, Pack pack) {
        var own = organisation.ownCalendars();
        for (var unit : organisation.units()) {
            var calendar = unit.calendar();
            while (own.containsKey(calendar)) { // copied from another one, and in the end from the pack's
                calendar = own.get(calendar).copiedFrom();
            }
            if (calendar != null && !pack.calendars().contains(calendar)) {
                throw new Problem.Invalid("version", "policy-calendar-missing", unit.name(), calendar);
            }
        }
    }

    /** A limit that some case of the organisation may have, whatever its version. */
    public Optional<LimitRule> limit(Organisation organisation, String rule) {
        return everInForce(organisation)
                .flatMap(pack -> pack.limits().stream())
                .filter(limit -> limit.id().equals(rule))
                .findFirst();
    }

    /** A category that some case of the organisation may have, with those above it, root first; empty if none had it. */
    public List<Category> category(Organisation organisation, String code) {
        return everInForce(organisation)
                .map(pack -> pack.categories().path(code))
                .filter(path -> !path.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Codes of categories that were in a version that has been in force and are not in the one asked about, newest first. */
    public List<String> formerCategories(Organisation organisation, Pack pack) {
        return everInForce(organisation)
                .flatMap(earlier -> earlier.categories().all().stream())
                .map(Category::code)
                .filter(code -> pack.categories().find(code).isEmpty())
                .distinct()
                .toList();
    }

    /** What is in force, then what was before it. */
    public Stream<Pack> everInForce(Organisation organisation) {
        var now = clock.instant();
        return Stream.concat(
                Stream.of(versions.inForce(organisation.id(), now)),
                versions.adopted(organisation.id()).stream()
                        .filter(one -> one.hasBegun(now))
                        .map(one -> versions.pack(organisation.id(), one)));
    }
}
