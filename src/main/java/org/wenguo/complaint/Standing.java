package org.wenguo.complaint;

import java.util.UUID;
import org.wenguo.people.Role;
import org.wenguo.people.Viewer;

/** How a member of staff stands to a complaint: what may be seen and done follows from this (api.md, T1, T2). */
public record Standing(Viewer viewer, Complaint complaint, Policy policy) {

    /** Sees it: the centre, leaders and administrators see all, everybody else what concerns their part of the tree. */
    public boolean sees() {
        return seesAll(viewer)
                || Complaints.seenBy(complaint, viewer.organisation())
                        .contains(viewer.staff().unit());
    }

    /** Whether this person sees every complaint of the organisation. */
    public static boolean seesAll(Viewer viewer) {
        return viewer.atCentre() || viewer.has(Role.LEADER) || viewer.has(Role.ADMINISTRATOR);
    }

    /** Works on cases at all: whoever only leads or administers does not. */
    boolean works() {
        return worksOnCases(viewer);
    }

    /** Whether this person handles complaints at all. */
    public static boolean worksOnCases(Viewer viewer) {
        return viewer.staff().roles().stream().anyMatch(role -> switch (role) {
            case LEADER, ADMINISTRATOR, SPOKESPERSON -> false;
            default -> true;
        });
    }

    /** Of the first receiver's unit or of the centre 首问负责. */
    public boolean leads() {
        return works() && (viewer.atCentre() || isMine(complaint.registration().lead()));
    }

    /** Of the unit that it is, or in this round was, assigned to. */
    public boolean handles() {
        return works()
                && complaint.assignment().filter(now -> isMine(now.unit())).isPresent();
    }

    public boolean supervises() {
        return viewer.has(Role.SUPERVISOR);
    }

    /** The lead, the handling unit or the supervisor: whoever carries it. */
    public boolean carries() {
        return leads() || handles() || supervises();
    }

    /** May answer the complainant: whoever carries it, but on a media case the spokesperson and nobody else (A6). */
    public boolean speaksForUs() {
        return complaint.isMediaCase() ? viewer.has(Role.SPOKESPERSON) && sees() : carries();
    }

    /** Anyone who works on it, area managers included. */
    public boolean worksOnIt() {
        return carries() || (works() && sees());
    }

    /** Asked by a consultation that is not answered yet. */
    public boolean isAsked() {
        return works()
                && complaint.consultations().stream().anyMatch(one -> isMine(one.unit()) && one.advice() == null);
    }

    /** Has a part to do that is not done yet. */
    public boolean hasPart() {
        return works() && complaint.coHandlers().stream().anyMatch(one -> one.isOpen() && isMine(one.unit()));
    }

    /** Needs to know who complains and how to reach them; for everybody else names and numbers are masked (T2). */
    public boolean knowsWhoComplains() {
        return carries();
    }

    public boolean may(Act<?> act) {
        return act.isFor(this);
    }

    private boolean isMine(UUID unit) {
        return viewer.staff().unit().equals(unit);
    }
}
