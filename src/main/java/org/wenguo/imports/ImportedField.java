package org.wenguo.imports;

import java.util.Arrays;
import java.util.Optional;

/** What a column can be. Those that are fields of the register form go by the names that the API gives them. */
public enum ImportedField {
    SOURCE_ID("sourceId"),
    RECEIVED_AT("receivedAt"),
    /** The time of day where the sheet has it apart from the date. */
    RECEIVED_TIME("receivedTime"),
    OCCURRED_AT("occurredAt"),
    UNIT("unit"),
    CHANNEL("channel"),
    KIND("kind"),
    NAME("complainant.name"),
    PHONE("complainant.phone"),
    EMAIL("complainant.email"),
    CUSTOMER_NO("complainant.customerNo"),
    PLACE("place"),
    AGAINST("against"),
    SUBJECT("subject"),
    TEXT("text"),
    CATEGORY("category"),
    DEMAND("demand.text"),
    AMOUNT("demand.amount.value"),
    SEVERITY("severity"),
    GROUP_SIZE("groupSize"),
    LITIGATION("litigation"),
    MEDIA("media"),
    RESPONSIBILITY("responsibility"),
    /** Whether it has ended, see {@link Mapping#closedWords}. */
    STATUS("status"),
    CLOSED_AT("closedAt"),
    OUTCOME("outcome"),
    /** Added to the text under its heading; any number of columns can be this. */
    NOTE("note");

    private final String code;

    ImportedField(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<ImportedField> of(String code) {
        return Arrays.stream(values()).filter(field -> field.code.equals(code)).findFirst();
    }
}
