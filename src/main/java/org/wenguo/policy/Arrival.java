package org.wenguo.policy;

/** How a complaint's arrival stands to the calendar (rules of counting, D): the date decides first, then the hours. */
public enum Arrival {
    WORKING("working"),
    OFF_HOURS("off-hours"),
    HOLIDAY("holiday");

    private final String code;

    Arrival(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /**
     * The arrival class of a code.
     *
     * @throws IllegalArgumentException if no arrival class has that code
     */
    public static Arrival of(String code) {
        for (Arrival arrival : values()) {
            if (arrival.code.equals(code)) {
                return arrival;
            }
        }
        throw new IllegalArgumentException("No arrival class is called '" + code + "'");
    }
}
