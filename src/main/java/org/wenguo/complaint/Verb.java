package org.wenguo.complaint;

import static org.wenguo.complaint.Stage.*;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Everything that may be done on a complaint, and in which stages. {@link Complaint} asks here before anything changes,
 * screens ask here which buttons to offer; the table of docs/life-of-a-complaint.md is the same, walked by a test.
 */
public enum Verb {
    DETERMINE_VALIDITY("validity", OPEN),
    CLASSIFY("classification", OPEN),
    DETERMINE_LEVEL("level", OPEN),
    STATE_CIRCUMSTANCES("circumstances", OPEN),
    ASSIGN("assignment", EnumSet.of(REGISTERED, ASSIGNED, INVESTIGATED)),
    ACCEPT("acceptance", EnumSet.of(ASSIGNED)),
    BOUNCE("bounce", EnumSet.of(ASSIGNED)),
    ADD_CO_HANDLER("cohandlers", EnumSet.range(REGISTERED, AGREED)),
    CONTRIBUTE("contribution", EnumSet.range(REGISTERED, AGREED)),
    RELEASE_CO_HANDLER("cohandlers", EnumSet.range(REGISTERED, AGREED)),
    CONSULT("consultations", OPEN),
    ADVISE("advice", OPEN),
    ANSWER("answer", EnumSet.of(ASSIGNED)),
    PROPOSE("proposals", EnumSet.of(INVESTIGATED, PROPOSED)),
    APPROVE("approval", EnumSet.of(PROPOSED)),
    CHOOSE("choice", EnumSet.of(PROPOSED)),
    AGREE("agreement", EnumSet.of(PROPOSED)),
    FULFIL("fulfilment", EnumSet.of(REGISTERED, AGREED)),
    PROMISE("promises", OPEN),
    POSTPONE_PROMISE("promises/{no}/postponement", EnumSet.complementOf(EnumSet.of(ARCHIVED, MERGED))),
    KEEP_PROMISE("promises/{no}/fulfilment", EnumSet.complementOf(EnumSet.of(ARCHIVED, MERGED))),
    REPLY("replies", EnumSet.complementOf(EnumSet.of(ARCHIVED))),
    RELEASE_REPLY("replies/{no}/release", EnumSet.complementOf(EnumSet.of(ARCHIVED))),
    PUBLISH_OUTCOME("replies/{no}/publication", EnumSet.complementOf(EnumSet.of(ARCHIVED))),
    ADD_WORDS("words", EnumSet.complementOf(EnumSet.of(ARCHIVED))),
    SUSPEND("suspension", EnumSet.range(REGISTERED, FULFILLED)),
    RESUME("suspension", EnumSet.range(REGISTERED, FULFILLED)),
    EXTEND("extensions", OPEN),
    DECIDE_EXTENSION("extensions/{no}/decision", OPEN),
    CALL_BACK("callback", EnumSet.of(FULFILLED)),
    CLOSE("closure", EnumSet.of(REGISTERED, ASSIGNED, INVESTIGATED, PROPOSED, CALLED_BACK)),
    ARCHIVE("archive", EnumSet.of(CLOSED)),
    WITHDRAW("withdrawal", EnumSet.range(REGISTERED, FULFILLED)),
    DECLINE("decline", EnumSet.of(REGISTERED, ASSIGNED)),
    TRANSFER_OUT("transfer", EnumSet.range(REGISTERED, PROPOSED)),
    REOPEN("reopening", EnumSet.of(CALLED_BACK, CLOSED, ARCHIVED, DECLINED, WITHDRAWN)),
    NAME_OBJECT("object", EnumSet.complementOf(EnumSet.of(ARCHIVED))),
    PROPOSE_REWARD("rewards", EnumSet.complementOf(EnumSet.of(ARCHIVED))),
    DECIDE_REWARD("rewards/{no}/decision", EnumSet.complementOf(EnumSet.of(ARCHIVED))),
    GIVE_REWARD("rewards/{no}/handover", EnumSet.complementOf(EnumSet.of(ARCHIVED))),
    LINK("link", EnumSet.allOf(Stage.class)),
    UNLINK("link", EnumSet.allOf(Stage.class)),
    /** What was agreed with one complainant is carried out for that one; up to then it may go on in another complaint. */
    MERGE("merger", EnumSet.range(REGISTERED, PROPOSED)),
    SPLIT("merger", EnumSet.of(MERGED)),
    DIVIDE("division", OPEN),
    TELL_APART("distinction", EnumSet.allOf(Stage.class)),
    /** The last account of a matter may come after it was closed. No act of its own: the bulletin is approved, which does it. */
    ISSUE_BULLETIN("bulletins", EnumSet.range(REGISTERED, CLOSED));

    private final String noun;
    private final Set<Stage> stages;

    Verb(String noun, Set<Stage> stages) {
        this.noun = noun;
        this.stages = Set.copyOf(stages);
    }

    /** The noun under the complaint to which the act is posted (api.md); {@link #undoes()} tells which delete it. */
    public String noun() {
        return noun;
    }

    /** Whether it undoes what is there, and so is a DELETE. */
    public boolean undoes() {
        return this == RESUME || this == UNLINK || this == SPLIT || this == RELEASE_CO_HANDLER;
    }

    public Set<Stage> stages() {
        return stages;
    }

    /** The name in message bundles and on forms. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
