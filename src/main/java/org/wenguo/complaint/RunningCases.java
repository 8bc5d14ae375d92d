package org.wenguo.complaint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.people.Organisation;
import org.wenguo.platform.Tenancy;
import org.wenguo.policy.Pack;
import org.wenguo.policy.PackVersions;

/** The cases that have not ended, by the version of the policy that handles them (S2). */
@Service
public class RunningCases {

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final PackVersions versions;

    RunningCases(JdbcClient db, TransactionOperations transactions, PackVersions versions) {
        this.db = db;
        this.transactions = transactions;
        this.versions = versions;
    }

    /** How many cases each version handles; versions without any are left out. */
    public Map<Version, Integer> counted(Organisation organisation) {
        var first = versions.adopted(organisation.id()).getLast();
        var counted = new HashMap<Version, Integer>();
        Tenancy.in(
                organisation.id(),
                () -> transactions.execute(status -> db.sql("""
                        select coalesce(pack, :pack), coalesce(pack_version, :version), count(*) from complaint
                        where tenant_id = :tenant and closed_at is null group by 1, 2""")
                        .param("tenant", organisation.id().value())
                        .param("pack", first.pack())
                        .param("version", first.version())
                        .query((rs, row) -> counted.put(new Version(rs.getString(1), rs.getString(2)), rs.getInt(3)))
                        .list()));
        return counted;
    }

    /** How many cases are of each category that a pack lacks, by its code; cases without a category are not counted. */
    public SortedMap<String, Integer> lackedBy(Organisation organisation, Pack pack) {
        var lacking = new TreeMap<String, Integer>();
        Tenancy.in(
                organisation.id(),
                () -> transactions.execute(status -> db.sql("""
                        select category, count(*) from complaint
                        where tenant_id = :tenant and closed_at is null and category is not null group by 1""")
                        .param("tenant", organisation.id().value())
                        .query((rs, row) -> lacking.put(rs.getString(1), rs.getInt(2)))
                        .list()));
        lacking.keySet().removeIf(code -> pack.categories().find(code).isPresent());
        return lacking;
    }

    /** All of them, in the order of registration. */
    public List<UUID> ids(Organisation organisation) {
        return Tenancy.in(
                organisation.id(),
                () -> transactions.execute(status -> db.sql(
                                "select complaint_id from complaint where tenant_id = ? and closed_at is null order by complaint_id")
                        .param(organisation.id().value())
                        .query((rs, row) -> rs.getObject(1, UUID.class))
                        .list()));
    }

    /** A version of a pack by what it is called. */
    public record Version(String pack, String called) {}
}
