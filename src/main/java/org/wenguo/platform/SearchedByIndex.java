package org.wenguo.platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says at start if no index can serve searches: under row-level security PostgreSQL uses one only for functions marked
 * leakproof. The embedded database has the marks; for an outside one its superuser must make them (docs/operating.md).
 */
@Component
class SearchedByIndex implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(SearchedByIndex.class);

    private final JdbcClient db;

    SearchedByIndex(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var unmarked = db.sql("""
                        select f::text from unnest(array[
                            'ts_match_vq(tsvector,tsquery)'::regprocedure,
                            'arrayoverlap(anyarray,anyarray)',
                            'arraycontains(anyarray,anyarray)']) f
                        join pg_proc on pg_proc.oid = f
                        where not proleakproof""").query((rs, row) -> rs.getString(1)).list();
        if (!unmarked.isEmpty()) {
            LOG.warn(
                    "Searches read every complaint, since {} may use no index. Have the database's superuser run what"
                            + " docs/operating.md says of leakproof functions",
                    unmarked);
        }
    }
}
