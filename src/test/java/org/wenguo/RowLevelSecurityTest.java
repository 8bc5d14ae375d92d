package org.wenguo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.platform.Identifiers;
import org.wenguo.platform.Tenancy;
import org.wenguo.platform.TenantId;

/** Organisations are kept apart by the database itself (T1), asked of its own catalogue. */
@WenguoTest
class RowLevelSecurityTest {

    /** Tables that belong to no tenant, each with the reason. Whoever adds one has to say why. */
    private static final Map<String, String> UNDISTRIBUTED = Map.of(
            "tenant", "the list of tenants itself",
            "account", "unique in the installation, read before a tenant is known",
            "api_token", "read before a tenant is known",
            "setup_link", "used before there is a tenant",
            "next_due", "tells sweeps which tenant to look at",
            "spring_session", "read before a tenant is known",
            "spring_session_attributes", "belongs to spring_session",
            "scheduled_tasks", "belongs to the nodes",
            "flyway_schema_history", "belongs to the schema");

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    TheCast cast;

    @Autowired
    Api api;

    @Test
    void every_table_is_guarded_by_a_policy_for_its_tenant_or_listed_with_a_reason() {
        var tables = db.sql("""
                        select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
                               (select string_agg(p.cmd || ' ' || p.permissive || ' ' || p.qual || ' '
                                                  || coalesce(p.with_check, p.qual), ';')
                                from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname) as policies,
                               (select a.attname from pg_index i
                                join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                                where i.indrelid = c.oid and i.indisprimary) as first_of_key,
                               (select a.attnotnull from pg_attribute a
                                where a.attrelid = c.oid and a.attname = 'tenant_id') as always_said
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = 'public' and c.relkind in ('r', 'p', 'f')""").query().listOfRows();
        assertThat(tables).hasSizeGreaterThan(UNDISTRIBUTED.size());
        for (var table : tables) {
            if (!UNDISTRIBUTED.containsKey((String) table.get("name"))) {
                assertThat(table)
                        .containsEntry("enabled", true)
                        .containsEntry("forced", true)
                        .containsEntry("first_of_key", "tenant_id")
                        .containsEntry("always_said", true)
                        .containsEntry(
                                "policies",
                                "ALL PERMISSIVE (tenant_id = current_tenant()) (tenant_id = current_tenant())");
            }
        }
    }

    @Test
    void every_unique_key_of_a_tenants_table_begins_with_the_tenant() {
        var keys = db.sql("""
                        select c.relname || '.' || k.relname from pg_index i
                        join pg_class c on c.oid = i.indrelid join pg_class k on k.oid = i.indexrelid
                        join pg_namespace n on n.oid = c.relnamespace
                        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
                        where n.nspname = 'public' and i.indisunique and a.attname <> 'tenant_id'
                          and not c.relname = any(?)""")
                .param(UNDISTRIBUTED.keySet().toArray(String[]::new))
                .query(String.class)
                .list();
        assertThat(keys).isEmpty();
    }

    @Test
    void there_is_no_view_and_no_function_of_the_owner_to_look_past_the_policies() {
        assertThat(db.sql("""
                                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                where n.nspname = 'public' and c.relkind in ('v', 'm')""").query(String.class).list()).isEmpty();
        assertThat(db.sql("""
                                select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                                where n.nspname = 'public' and p.prosecdef""").query(String.class).list()).isEmpty();
    }

    @Test
    void the_program_works_as_a_role_that_owns_nothing_and_passes_by_nothing() {
        var role = db.sql("""
                        select current_user as name, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
                               (select count(*) from pg_class where relowner = pg_roles.oid) as owns
                        from pg_roles where rolname = current_user""").query().singleRow();
        assertThat(role)
                .containsEntry("name", "wenguo_app")
                .containsEntry("rolsuper", false)
                .containsEntry("rolbypassrls", false)
                .containsEntry("rolcreaterole", false)
                .containsEntry("rolcreatedb", false)
                .containsEntry("owns", 0L);
    }

    @Test
    void without_a_tenant_no_row_of_any_tenant_is_there() {
        api.as("lin").register(Api.unlikeOthers());
        for (var table : tenantTables()) {
            long rows = transactions.execute(status ->
                    db.sql("select count(*) from " + table).query(Long.class).single());
            assertThat(rows).as(table).isZero();
        }
        assertThat(in("honghe", () -> count("complaint"))).isPositive();
    }

    @Test
    void one_tenant_sees_changes_and_inserts_nothing_of_another() {
        api.as("lin").register(Api.unlikeOthers());
        var theirs = cast.organisation("honghe").id();
        for (var table : tenantTables()) {
            long seen = in(
                    "shunda",
                    () -> db.sql("select count(*) from " + table + " where tenant_id = ?")
                            .param(theirs.value())
                            .query(Long.class)
                            .single());
            assertThat(seen).as(table).isZero();
        }
        assertThat(in("shunda", () -> (long) db.sql("update complaint set subject = 'x' where tenant_id = ?")
                        .param(theirs.value())
                        .update()))
                .isZero();
        assertThat(in("shunda", () -> (long) db.sql("delete from staff where tenant_id = ?")
                        .param(theirs.value())
                        .update()))
                .isZero();
        assertThatThrownBy(() -> in("shunda", () -> (long) addUnit(theirs)))
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> in("shunda", () -> (long) db.sql("update unit set tenant_id = ?")
                        .param(theirs.value())
                        .update()))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void the_tenant_of_one_transaction_is_forgotten_by_the_next_on_the_same_connection() {
        for (var i = 0; i < 30; i++) {
            in("honghe", () -> count("unit"));
            assertThat(transactions.<Long>execute(status -> count("unit"))).isZero();
        }
    }

    private int addUnit(TenantId tenant) {
        return db.sql("insert into unit (tenant_id, unit_id, code, name, kind) values (?, ?, 'spy', 'spy', 'site')")
                .params(tenant.value(), (UUID) Identifiers.next())
                .update();
    }

    private long count(String table) {
        return db.sql("select count(*) from " + table).query(Long.class).single();
    }

    private long in(String organisation, java.util.function.LongSupplier work) {
        return Tenancy.in(
                cast.organisation(organisation).id(), () -> transactions.<Long>execute(status -> work.getAsLong()));
    }

    private List<String> tenantTables() {
        return db.sql("""
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relname = any(?)""")
                .param(UNDISTRIBUTED.keySet().toArray(String[]::new))
                .query((rs, row) -> rs.getString(1))
                .list();
    }
}
