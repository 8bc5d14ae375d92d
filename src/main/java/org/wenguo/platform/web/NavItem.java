package org.wenguo.platform.web;

/**
 * One entry of the staff navigation.
 *
 * @param href path of the page it leads to
 * @param key of its name in the message bundles
 * @param icon name of a Tabler icon without the {@code ti-} prefix
 */
public record NavItem(String href, String key, String icon) {

    public static final NavItem HOME = new NavItem("/", "nav.home", "home");
    public static final NavItem REGISTER = new NavItem("/complaints/new", "nav.register", "phone-plus");
    public static final NavItem COMPLAINTS = new NavItem("/complaints", "nav.complaints", "list-details");
    public static final NavItem CUSTOMERS = new NavItem("/customers", "nav.customers", "address-book");
    public static final NavItem INSIGHT = new NavItem("/insight", "nav.insight", "chart-histogram");
    public static final NavItem BULLETINS = new NavItem("/bulletins", "nav.bulletins", "speakerphone");
    public static final NavItem POLICY = new NavItem("/policy", "nav.policy", "book-2");
    public static final NavItem PEOPLE = new NavItem("/people", "nav.people", "users");
}
