package org.wenguo.intake;

import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Channel;
import org.wenguo.complaint.Standing;
import org.wenguo.people.Viewer;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Problem;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.web.Constraints;

/**
 * Openings of suggestion boxes and readings of suggestion books: each is recorded before two witnesses, also when nothing
 * was in it, and each slip becomes one complaint that names the opening.
 */
@Service
public class Boxes {

    private static final String COLUMNS = """
            select opening_id, unit_id, kind, place, opened_at, witness_1, witness_2, seal_intact, slips, remark,
                   recorded_by,
                   (select count(*) from box_slip s
                    where s.tenant_id = o.tenant_id and s.opening_id = o.opening_id) as registered
            from box_opening o where tenant_id = :tenant""";

    private final JdbcClient db;
    private final TakingIn intake;
    private final TransactionOperations transactions;
    private final Validator validator;
    private final Clock clock;

    Boxes(JdbcClient db, TakingIn intake, TransactionOperations transactions, Validator validator, Clock clock) {
        this.db = db;
        this.intake = intake;
        this.transactions = transactions;
        this.validator = validator;
        this.clock = clock;
    }

    /**
     * The record of an opening as it is written down.
     *
     * @param kind box or book
     * @param slips how many slips or entries were found; 0: none
     */
    public record Record(
            @NotBlank @Size(max = 60) String unit,

            @NotBlank @Pattern(regexp = "box|book", message = "one-of")
            String kind,

            @NotBlank @Size(max = 200) String place,
            @NotNull OffsetDateTime openedAt,
            @NotBlank @Size(max = 100) String witness1,
            @NotBlank @Size(max = 100) String witness2,
            @Nullable Boolean sealIntact,
            @NotNull @Min(0) @Max(200) Integer slips,
            @Nullable @Size(max = 1000) String remark) {}

    /** @param registered how many of the slips are complaints already */
    public record Opening(
            UUID id,
            UUID unit,
            String kind,
            String place,
            Instant openedAt,
            String witness1,
            String witness2,
            boolean sealIntact,
            int slips,
            @Nullable String remark,
            UUID recordedBy,
            int registered) {}

    public static boolean opens(Viewer viewer) {
        return TakingIn.channelsFor(viewer).contains(Channel.SUGGESTION_BOX);
    }

    /**
     * @return the opening's id
     * @throws Problem.NotYours if this person does not take complaints in
     * @throws Problem.Invalid naming the fields that cannot be: a box is opened before two people
     */
    public UUID record(Record said, Viewer viewer) {
        mustOpen(viewer);
        Constraints.check(validator, said);
        if (plain(said.witness1()).equals(plain(said.witness2()))) {
            throw new Problem.Invalid("witness2", "same-witness");
        }
        var now = clock.instant();
        if (said.openedAt().toInstant().isAfter(now)) {
            throw new Problem.Invalid("openedAt", "in-future");
        }
        var unit = viewer.organisation().unit(said.unit()).orElseThrow(() -> new Problem.Invalid("unit", "unknown"));
        if (!seesUnit(unit.id(), viewer)) {
            throw new Problem.Invalid("unit", "unknown");
        }
        var id = Identifiers.next();
        return in(viewer, () -> {
            db.sql("""
                            insert into box_opening (tenant_id, opening_id, unit_id, kind, place, opened_at, witness_1,
                                witness_2, seal_intact, slips, remark, recorded_by, recorded_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            viewer.tenant().value(),
                            id,
                            unit.id(),
                            said.kind(),
                            said.place().strip(),
                            Timestamp.from(said.openedAt().toInstant()),
                            said.witness1().strip(),
                            said.witness2().strip(),
                            Boolean.TRUE.equals(said.sealIntact()),
                            said.slips(),
                            stripped(said.remark()),
                            viewer.staff().id(),
                            Timestamp.from(now))
                    .update();
            return id;
        });
    }

    /** The latest openings that this person may see. */
    public List<Opening> latest(Viewer viewer) {
        mustOpen(viewer);
        return in(
                        viewer,
                        () -> db.sql(COLUMNS + " order by opened_at desc limit 200")
                                .param("tenant", viewer.tenant().value())
                                .query(Boxes::read)
                                .list())
                .stream()
                .filter(one -> seesUnit(one.unit(), viewer))
                .toList();
    }

    /** @throws Problem.NotFound if there is none of this id for this person */
    public Opening byId(UUID id, Viewer viewer) {
        return in(
                        viewer,
                        () -> db.sql(COLUMNS + " and opening_id = :opening")
                                .param("tenant", viewer.tenant().value())
                                .param("opening", id)
                                .query(Boxes::read)
                                .optional())
                .filter(one -> opens(viewer) && seesUnit(one.unit(), viewer))
                .orElseThrow(() -> new Problem.NotFound("http-404"));
    }

    /** Numbers of the complaints that were made of an opening, by slip. */
    public SortedMap<Integer, String> registered(UUID id, Viewer viewer) {
        byId(id, viewer);
        var found = new TreeMap<Integer, String>();
        in(
                viewer,
                () -> db.sql("""
                        select s.no, c.number from box_slip s
                            join complaint c on c.tenant_id = s.tenant_id and c.complaint_id = s.complaint_id
                        where s.tenant_id = ? and s.opening_id = ?""")
                        .params(viewer.tenant().value(), id)
                        .query((rs, row) -> found.put(rs.getInt(1), rs.getString(2)))
                        .list());
        return found;
    }

    /**
     * Makes a complaint of each slip, all or none being well said; a slip that was registered before stays as it is.
     *
     * @param slips by number; their unit, channel, receipt and particulars are those of the opening
     * @return how many complaints were made
     * @throws Problem.Invalid naming what is wrong as {@code slip.<number>.<field>}
     */
    public int register(UUID id, SortedMap<Integer, RegisterForm> slips, Viewer viewer) {
        var opening = byId(id, viewer);
        var already = registered(id, viewer);
        var errors = new ArrayList<Problem.FieldError>();
        slips.forEach((no, form) -> {
            if (no < 1 || no > opening.slips()) {
                errors.add(new Problem.FieldError("slip." + no + ".text", "no-such-slip", opening.slips()));
                return;
            }
            try {
                intake.check(form, viewer.organisation());
            } catch (Problem.Invalid wrong) {
                wrong.errors()
                        .forEach(error -> errors.add(new Problem.FieldError(
                                "slip." + no + "." + error.field(), error.code(), error.arguments())));
            }
        });
        if (!errors.isEmpty()) {
            throw new Problem.Invalid(errors);
        }
        var made = 0;
        for (var slip : slips.entrySet()) {
            if (already.containsKey(slip.getKey())) {
                continue;
            }
            var form = slip.getValue()
                    .with(
                            Map.of("opening", id.toString(), "slip", slip.getKey()),
                            slip.getValue().receivedAt());
            var complaint = intake.register(form, null, viewer).complaint();
            made += in(
                    viewer,
                    () -> db.sql("""
                            insert into box_slip (tenant_id, opening_id, no, complaint_id) values (?, ?, ?, ?)
                            on conflict do nothing""")
                            .params(viewer.tenant().value(), id, slip.getKey(), complaint.id())
                            .update());
        }
        return made;
    }

    private static Opening read(ResultSet rs, int row) throws SQLException {
        return new Opening(
                rs.getObject("opening_id", UUID.class),
                rs.getObject("unit_id", UUID.class),
                rs.getString("kind"),
                rs.getString("place"),
                rs.getTimestamp("opened_at").toInstant(),
                rs.getString("witness_1"),
                rs.getString("witness_2"),
                rs.getBoolean("seal_intact"),
                rs.getInt("slips"),
                rs.getString("remark"),
                rs.getObject("recorded_by", UUID.class),
                rs.getInt("registered"));
    }

    private static void mustOpen(Viewer viewer) {
        if (!opens(viewer)) {
            throw new Problem.NotYours("not-yours.boxes");
        }
    }

    private static boolean seesUnit(UUID unit, Viewer viewer) {
        return Standing.seesAll(viewer)
                || viewer.organisation().isWithin(unit, viewer.staff().unit());
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private <T> T in(Viewer viewer, Supplier<T> work) {
        return Tenancy.in(viewer.tenant(), () -> transactions.execute(status -> work.get()));
    }

    /** Nothing said is kept as an empty remark. */
    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
