package org.wenguo.customer;

/** The two kinds of files, which are put together and taken apart alike. */
public enum Files {
    CUSTOMER("customer", "customer_id", "customer_case"),
    THING("thing", "thing_id", "thing_case");

    private final String table;
    private final String id;
    private final String cases;

    Files(String table, String id, String cases) {
        this.table = table;
        this.id = id;
        this.cases = cases;
    }

    String table() {
        return table;
    }

    String id() {
        return id;
    }

    String cases() {
        return cases;
    }

    /** A statement about either, written with {@code {file}}, {@code {id}} and {@code {cases}}. */
    String sql(String statement) {
        return statement.replace("{file}", table).replace("{id}", id).replace("{cases}", cases);
    }
}
