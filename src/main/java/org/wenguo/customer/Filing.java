package org.wenguo.customer;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.ComplaintEvent.Thing;
import org.wenguo.complaint.Complaints;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.SealingKey;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;

/**
 * Puts complaints into the files of their customers and of the things complained of. One hand per organisation at a time,
 * held by a lock of the database, so that two complaints of one customer never open two files.
 */
@Component
public class Filing {

    /** Few enough that whoever merges two files meanwhile hardly waits. */
    private static final int AT_ONCE = 200;

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Complaints complaints;
    private final Marks marks;

    Filing(JdbcClient db, TransactionOperations transactions, Complaints complaints, Marks marks) {
        this.db = db;
        this.transactions = transactions;
        this.complaints = complaints;
        this.marks = marks;
    }

    /** Files what waits, some at a time, until nothing waits or another is at it. */
    public void work(TenantId tenant) {
        while (step(tenant) == AT_ONCE) {
            // As long as there may be more.
        }
    }

    private int step(TenantId tenant) {
        return Tenancy.in(
                tenant,
                () -> transactions.execute(status -> {
                    var mine = db.sql("select pg_try_advisory_xact_lock(hashtextextended('filing ' || ?, 0))")
                            .param(tenant.toString())
                            .query(Boolean.class)
                            .single();
                    return mine ? fileSome(tenant) : 0;
                }));
    }

    /** For whoever moves complaints between files; held to the end of the transaction. */
    void takeTheFiles(TenantId tenant) {
        db.sql("select pg_advisory_xact_lock(hashtextextended('filing ' || ?, 0))")
                .param(tenant.toString())
                .query((rs, row) -> true)
                .single();
    }

    /** In the transaction that stored something which may move it to another file. */
    void putDown(TenantId tenant, UUID complaint) {
        // Writes even if it is there, so that whoever is about to file it waits, and reads what is being stored.
        db.sql("""
                        insert into to_file (tenant_id, complaint_id) values (?, ?)
                        on conflict (tenant_id, complaint_id) do update set complaint_id = excluded.complaint_id""").params(tenant.value(), complaint).update();
    }

    private int fileSome(TenantId tenant) {
        var ids = db.sql("""
                        delete from to_file where tenant_id = :tenant and complaint_id in
                            (select complaint_id from to_file where tenant_id = :tenant
                             order by complaint_id limit :most)
                        returning complaint_id""")
                .param("tenant", tenant.value())
                .param("most", AT_ONCE)
                .query((rs, row) -> rs.getObject(1, UUID.class))
                .list();
        if (ids.isEmpty()) {
            return 0;
        }
        var keys = complaints.keysOf(tenant, ids);
        var customers = new HashSet<UUID>();
        var things = new HashSet<UUID>();
        for (var complaint : inOrder(complaints.byIds(tenant, ids))) {
            customer(tenant, complaint, keys.get(complaint.id())).ifPresent(customers::add);
            things.addAll(thing(tenant, complaint));
        }
        recount(Files.CUSTOMER, tenant, customers);
        recount(Files.THING, tenant, things);
        return ids.size();
    }

    private static List<Complaint> inOrder(List<Complaint> many) {
        return many.stream()
                .sorted(Comparator.comparing(
                                (Complaint one) -> one.registration().receivedAt())
                        .thenComparing(Complaint::id))
                .toList();
    }

    // ---- the customer ---------------------------------------------------------------------------------------------

    private record Place(UUID file, UUID filedAs) {}

    /** @return the file that it lies in; empty: nobody who could be recognised */
    private Optional<UUID> customer(TenantId tenant, Complaint complaint, @Nullable SealingKey key) {
        var who = complaint.registration().complainant();
        var by = key == null ? Marks.Of.NOBODY : marks.of(tenant, who, key);
        var filed = db.sql("select customer_id from customer_case where tenant_id = ? and complaint_id = ?")
                .params(tenant.value(), complaint.id())
                .query((rs, row) -> rs.getObject(1, UUID.class))
                .optional();
        if (filed.isPresent()) {
            remark(tenant, complaint.id(), by);
            return filed;
        }
        if (who.anonymous() || !by.identifies()) {
            return Optional.empty(); // who wants to be nobody is not put together with anybody
        }
        var place = find(tenant, by).orElseGet(() -> open(tenant, complaint));
        db.sql("""
                        insert into customer_case (tenant_id, complaint_id, customer_id, filed_as, received_at,
                            name_index, phone_index, email_index, number_index)
                        values (:tenant, :complaint, :file, :filedAs, :received, :name, :phone, :email, :number)""")
                .param("tenant", tenant.value())
                .param("complaint", complaint.id())
                .param("file", place.file())
                .param("filedAs", place.filedAs())
                .param("received", Timestamp.from(complaint.registration().receivedAt()))
                .param("name", by.name(), Types.BINARY)
                .param("phone", by.phone(), Types.BINARY)
                .param("email", by.email(), Types.BINARY)
                .param("number", by.number(), Types.BINARY)
                .update();
        return Optional.of(place.file());
    }

    /** What was erased in the complaint recognises nobody any more. */
    private void remark(TenantId tenant, UUID complaint, Marks.Of by) {
        db.sql("""
                        update customer_case
                        set name_index = :name, phone_index = :phone, email_index = :email, number_index = :number
                        where tenant_id = :tenant and complaint_id = :complaint
                          and (name_index, phone_index, email_index, number_index) is distinct from
                              (cast(:name as bytea), cast(:phone as bytea), cast(:email as bytea), cast(:number as bytea))""")
                .param("tenant", tenant.value())
                .param("complaint", complaint)
                .param("name", by.name(), Types.BINARY)
                .param("phone", by.phone(), Types.BINARY)
                .param("email", by.email(), Types.BINARY)
                .param("number", by.number(), Types.BINARY)
                .update();
    }

    /**
     * The file of a complaint with the same number, telephone or e-mail, in this order, unless the file goes by another
     * name: one telephone may serve a family, and whether two names are one person is for people to say.
     */
    private Optional<Place> find(TenantId tenant, Marks.Of by) {
        return db.sql("""
                        select x.customer_id, x.filed_as from customer_case x
                        where x.tenant_id = :tenant
                          and (x.number_index = :number or x.phone_index = :phone or x.email_index = :email)
                          and (cast(:name as bytea) is null or x.name_index = :name or not exists (
                              select from customer_case other
                              where other.tenant_id = x.tenant_id and other.customer_id = x.customer_id
                                and other.name_index is not null)
                            or exists (
                              select from customer_case same
                              where same.tenant_id = x.tenant_id and same.customer_id = x.customer_id
                                and same.name_index = :name))
                        order by x.number_index = :number desc nulls last, x.phone_index = :phone desc nulls last,
                            x.name_index = :name desc nulls last, x.received_at desc, x.complaint_id desc
                        limit 1""")
                .param("tenant", tenant.value())
                .param("name", by.name(), Types.BINARY)
                .param("phone", by.phone(), Types.BINARY)
                .param("email", by.email(), Types.BINARY)
                .param("number", by.number(), Types.BINARY)
                .query((rs, row) -> new Place(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class)))
                .optional();
    }

    private Place open(TenantId tenant, Complaint complaint) {
        var id = Identifiers.next();
        db.sql("""
                        insert into customer (tenant_id, customer_id, created_at, last_at, last_case)
                        values (?, ?, ?, ?, ?)""")
                .params(
                        tenant.value(),
                        id,
                        Timestamp.from(complaint.registeredAt()),
                        Timestamp.from(complaint.registration().receivedAt()),
                        complaint.id())
                .update();
        return new Place(id, id);
    }

    // ---- the thing ------------------------------------------------------------------------------------------------

    /** @return the files that were touched: the one that it lies in, and the one that it lay in */
    private List<UUID> thing(TenantId tenant, Complaint complaint) {
        var named = complaint.thing();
        if (named.isEmpty()) {
            return List.of();
        }
        var touched = new ArrayList<UUID>();
        var filedAs = thing(tenant, named.get(), complaint);
        var file = root(Files.THING, tenant, filedAs);
        touched.add(file);
        db.sql("select thing_id from thing_case where tenant_id = ? and complaint_id = ?")
                .params(tenant.value(), complaint.id())
                .query((rs, row) -> rs.getObject(1, UUID.class))
                .optional()
                .ifPresent(touched::add);
        db.sql("""
                        insert into thing_case (tenant_id, complaint_id, thing_id, filed_as, received_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (tenant_id, complaint_id)
                        do update set thing_id = excluded.thing_id, filed_as = excluded.filed_as""")
                .params(
                        tenant.value(),
                        complaint.id(),
                        file,
                        filedAs,
                        Timestamp.from(complaint.registration().receivedAt()))
                .update();
        return touched;
    }

    private UUID thing(TenantId tenant, Thing named, Complaint complaint) {
        var folded = Folding.of(named.reference());
        var known = db.sql("select thing_id from thing where tenant_id = ? and kind = ? and folded = ?")
                .params(tenant.value(), named.kind(), folded)
                .query((rs, row) -> rs.getObject(1, UUID.class))
                .optional();
        if (known.isPresent()) {
            return known.get();
        }
        var id = Identifiers.next();
        db.sql("""
                        insert into thing (tenant_id, thing_id, kind, reference, folded, created_at, last_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        tenant.value(),
                        id,
                        named.kind(),
                        named.reference(),
                        folded,
                        Timestamp.from(complaint.registeredAt()),
                        Timestamp.from(complaint.registration().receivedAt()))
                .update();
        return id;
    }

    // ---- what is known of a file without reading its complaints -----------------------------------------------------

    /** The file that holds what was filed under this one: itself, unless it was merged. */
    UUID root(Files files, TenantId tenant, UUID id) {
        return db.sql(files.sql("""
                        with recursive up as (
                            select {id} as id, merged_into from {file} where tenant_id = :tenant and {id} = :id
                            union all
                            select f.{id}, f.merged_into from {file} f join up on f.{id} = up.merged_into
                            where f.tenant_id = :tenant)
                        select id from up where merged_into is null"""))
                .param("tenant", tenant.value())
                .param("id", id)
                .query((rs, row) -> rs.getObject(1, UUID.class))
                .optional()
                .orElse(id);
    }

    /** Counts anew how many complaints lie in these files, which is the latest, and whether another may be the same. */
    void recount(Files files, TenantId tenant, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        db.sql(files.sql("""
                        update {file} f set cases = n.cases, last_at = coalesce(n.last_at, f.last_at), version = f.version + 1
                        from (select f.{id} as id, count(x.complaint_id) as cases, max(x.received_at) as last_at
                              from {file} f left join {cases} x on x.tenant_id = f.tenant_id and x.{id} = f.{id}
                              where f.tenant_id = :tenant and f.{id} = any(:ids) group by f.{id}) n
                        where f.tenant_id = :tenant and f.{id} = n.id"""))
                .param("tenant", tenant.value())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
        if (files == Files.CUSTOMER) {
            recall(tenant, ids);
        }
    }

    private void recall(TenantId tenant, Collection<UUID> ids) {
        db.sql("""
                        update customer f set last_case = n.last_case, vip = n.vip
                        from (select x.customer_id, bool_or(c.vip) as vip,
                                  (array_agg(x.complaint_id order by x.received_at desc, x.complaint_id desc))[1] as last_case
                              from customer_case x
                              join complaint c on c.tenant_id = x.tenant_id and c.complaint_id = x.complaint_id
                              where x.tenant_id = :tenant and x.customer_id = any(:ids) group by x.customer_id) n
                        where f.tenant_id = :tenant and f.customer_id = n.customer_id""")
                .param("tenant", tenant.value())
                .param("ids", ids.toArray(UUID[]::new))
                .update();
        var around = new HashSet<>(ids);
        ids.forEach(id -> around.addAll(doubles(tenant, id)));
        db.sql("""
                        update customer f set may_double = false
                        where f.tenant_id = :tenant and f.customer_id = any(:ids) and f.may_double""")
                .param("tenant", tenant.value())
                .param("ids", around.toArray(UUID[]::new))
                .update();
        for (var id : around) {
            if (!doubles(tenant, id).isEmpty()) {
                db.sql("update customer set may_double = true where tenant_id = ? and customer_id = ?")
                        .params(tenant.value(), id)
                        .update();
            }
        }
    }

    /** Other files with the same telephone, e-mail or number. */
    Set<UUID> doubles(TenantId tenant, UUID id) {
        return new HashSet<>(db.sql("""
                        select other.customer_id from customer_case x join customer_case other
                            on other.tenant_id = x.tenant_id and other.phone_index = x.phone_index
                        where x.tenant_id = :tenant and x.customer_id = :id and other.customer_id <> :id
                        union
                        select other.customer_id from customer_case x join customer_case other
                            on other.tenant_id = x.tenant_id and other.email_index = x.email_index
                        where x.tenant_id = :tenant and x.customer_id = :id and other.customer_id <> :id
                        union
                        select other.customer_id from customer_case x join customer_case other
                            on other.tenant_id = x.tenant_id and other.number_index = x.number_index
                        where x.tenant_id = :tenant and x.customer_id = :id and other.customer_id <> :id
                        limit 20""")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((rs, row) -> rs.getObject(1, UUID.class))
                .list());
    }
}
