package org.wenguo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Under row-level security PostgreSQL lets an index serve only operators whose functions are known to tell nothing of a row
 * that the policy has not passed. Whether it then takes the index depends on the rows; that it may does not.
 */
@WenguoTest
class IndexesServeSearchesTest {

    @Autowired
    JdbcClient db;

    @Test
    void no_operator_of_a_search_is_kept_from_an_index_by_row_level_security() {
        var marked = db.sql("""
                        select proname from pg_proc
                        where proname in ('ts_match_vq', 'arrayoverlap', 'arraycontains') and proleakproof""").query((rs, row) -> rs.getString(1)).list();
        assertThat(marked).containsExactlyInAnyOrder("ts_match_vq", "arrayoverlap", "arraycontains");
    }
}
