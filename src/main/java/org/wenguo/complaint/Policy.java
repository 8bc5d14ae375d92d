package org.wenguo.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.wenguo.people.Organisation;
import org.wenguo.policy.Category;
import org.wenguo.policy.CategoryTree;
import org.wenguo.policy.Cause;
import org.wenguo.policy.Pack;
import org.wenguo.policy.Title;
import org.wenguo.policy.WorkingCalendar;

/**
 * What an organisation wants: its pack, read with its own units and its own corrections of the calendars.
 *
 * @param corrected the pack's calendars that the organisation has corrected, by their ids, each as it was at first and
 *     after every correction
 */
public record Policy(Organisation organisation, Pack pack, Map<String, List<Version>> corrected) {

    public Policy(Organisation organisation, Pack pack) {
        this(organisation, pack, corrected(organisation, pack));
    }

    /** The calendar by which the time of a unit is counted: its own, its parents', else the pack's. */
    public WorkingCalendar calendarOf(UUID unit) {
        return calendar(idOf(unit));
    }

    /** The calendar of a unit as it was at first and after every correction; the last one is that of today. */
    public List<Version> versionsOf(UUID unit) {
        var own = corrected.get(idOf(unit));
        return own == null ? List.of(new Version(Instant.MIN, calendarOf(unit))) : own;
    }

    /**
     * A calendar of the pack with the organisation's corrections.
     *
     * @throws IllegalArgumentException if the pack has no such calendar
     */
    public WorkingCalendar calendar(String id) {
        var own = corrected.get(id);
        return own == null ? pack.calendar(id) : own.getLast().calendar();
    }

    /** Kinds of cause that the pack has for the category of a complaint, beside the usual ones. */
    public List<Cause> ownCauses(Complaint complaint) {
        return complaint
                .category()
                .flatMap(pack.categories()::find)
                .map(Category::causes)
                .orElse(List.of());
    }

    /** Codes of all kinds of cause that a finding on a complaint may name. */
    public List<String> causeCodes(Complaint complaint) {
        return Stream.concat(
                        CategoryTree.usualCauses().stream(),
                        ownCauses(complaint).stream().map(Cause::code))
                .toList();
    }

    /** The words of a kind of cause that is the pack's own; empty for the usual ones and for those it no longer has. */
    public Optional<Title> causeTitle(String code) {
        return pack.categories().all().stream()
                .flatMap(category -> category.causes().stream())
                .filter(cause -> cause.code().equals(code))
                .map(Cause::title)
                .findFirst();
    }

    private String idOf(UUID unit) {
        return organisation.calendarOf(unit).orElseGet(pack::defaultCalendar);
    }

    /** What was corrected for a calendar the pack no longer has is kept on record and counts for nothing. */
    private static Map<String, List<Version>> corrected(Organisation organisation, Pack pack) {
        var days = new HashMap<String, Map<LocalDate, List<String>>>();
        var corrected = new HashMap<String, List<Version>>();
        for (var change : organisation.calendarChanges()) {
            if (!pack.calendars().contains(change.calendar())) {
                continue;
            }
            var plain = pack.calendar(change.calendar());
            var ofCalendar = days.computeIfAbsent(change.calendar(), id -> new HashMap<>());
            var hours = change.hours();
            if (hours == null) {
                ofCalendar.remove(change.date());
            } else {
                ofCalendar.put(change.date(), hours);
            }
            corrected
                    .computeIfAbsent(change.calendar(), id -> new ArrayList<>(List.of(new Version(Instant.MIN, plain))))
                    .add(new Version(change.at(), plain.corrected(ofCalendar)));
        }
        corrected.replaceAll((id, versions) -> List.copyOf(versions));
        return Map.copyOf(corrected);
    }

    /** A calendar as it was from a moment on. */
    public record Version(Instant since, WorkingCalendar calendar) {}
}
