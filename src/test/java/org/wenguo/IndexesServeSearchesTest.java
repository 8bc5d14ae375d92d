package org.wenguo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.wenguo.platform.Tenancy;

/**
 * Under row-level security an index is used for nothing but leakproof functions. Nobody notices the lack while there are
 * few complaints; with a hundred thousand each search would read them all.
 */
@WenguoTest
class IndexesServeSearchesTest {

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    TheCast cast;

    @ParameterizedTest
    @ValueSource(strings = {"search @@ 'a'::tsquery", "matter && '{1}'::integer[]"})
    void what_is_sought_is_looked_up_in_the_index_and_not_filtered_from_all_rows(String sought) {
        var tenant = cast.organisation("honghe").id();
        var plan = Tenancy.in(
                tenant,
                () -> transactions.execute(status -> {
                    db.sql("set local enable_seqscan = off").update();
                    db.sql("set local enable_indexscan = off").update();
                    return String.join(
                            "\n",
                            db.sql("explain select complaint_id from complaint where tenant_id = '" + tenant + "' and "
                                            + sought)
                                    .query((rs, row) -> rs.getString(1))
                                    .list());
                }));
        var operator = sought.split(" ")[1];
        assertThat(plan.lines().filter(line -> line.contains("Index Cond:")))
                .as(plan)
                .anyMatch(line -> line.contains(operator));
    }

    /** Whether an index is taken for what one unit may see depends on how much that is; that it could be taken does not. */
    @Test
    void no_operator_of_a_search_is_kept_from_an_index_by_row_level_security() {
        var kept = db.sql("""
                        select count(*) from pg_proc
                        where proname in ('ts_match_vq', 'arrayoverlap', 'arraycontains') and not proleakproof""").query(Integer.class).single();
        assertThat(kept).isZero();
    }
}
