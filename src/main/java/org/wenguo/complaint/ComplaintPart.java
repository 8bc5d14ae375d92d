package org.wenguo.complaint;

/**
 * A part of a complaint's representation that another module owns, as limits or promises: contributed as a bean, so that
 * every answer of the API is the whole complaint and this module need not know who adds to it.
 */
public interface ComplaintPart {

    /** The name of the member in JSON. */
    String name();

    /** What this viewer may see of it. */
    Object of(Standing standing);
}
