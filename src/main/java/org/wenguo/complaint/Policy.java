package org.wenguo.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.wenguo.people.Organisation;
import org.wenguo.policy.Category;
import org.wenguo.policy.CategoryTree;
import org.wenguo.policy.Cause;
import org.wenguo.policy.Pack;
import org.wenguo.policy.PublicHolidays;
import org.wenguo.policy.Title;
import org.wenguo.policy.WorkingCalendar;

/**
 * What an organisation wants: its pack, read with its own units and what it says of the calendars itself.
 *
 * @param calendars the calendars as they were at first and after everything the organisation said of them
 * @param otherwise the way to a category, root first, in whichever other version of the organisation's has it
 */
public record Policy(
        Organisation organisation, Pack pack, CalendarsOverTime calendars, Function<String, List<Category>> otherwise) {

    public Policy(Organisation organisation, Pack pack) {
        this(organisation, pack, code -> List.of());
    }

    Policy(Organisation organisation, Pack pack, Function<String, List<Category>> otherwise) {
        this(organisation, pack, new CalendarsOverTime(organisation, pack), otherwise);
    }

    /** What a category is called, though this version may no longer have it, as it befalls a case that was moved. */
    public CategoryNamed category(String code) {
        var path = pack.categories().path(code);
        return path.isEmpty()
                ? new CategoryNamed(code, otherwise.apply(code), true)
                : new CategoryNamed(code, path, false);
    }

    /** The calendar by which the time of a unit is counted: its own, its parents', else the pack's. */
    public WorkingCalendar calendarOf(UUID unit) {
        return calendar(idOf(unit));
    }

    /** The calendar of a unit as it was at first and after every change of it; the last one is that of today. */
    public List<Version> versionsOf(UUID unit) {
        return calendars.versionsOf(unit);
    }

    /** The calendar of a unit as it was at a moment, whatever was said of it since. */
    public WorkingCalendar calendarOf(UUID unit, Instant at) {
        var calendar = versionsOf(unit).getFirst().calendar();
        for (var version : versionsOf(unit)) {
            if (!version.since().isAfter(at)) {
                calendar = version.calendar();
            }
        }
        return calendar;
    }

    /**
     * A calendar of the pack or of a unit, with what the organisation says of it.
     *
     * @throws IllegalArgumentException if there is no such calendar
     */
    public WorkingCalendar calendar(String id) {
        return calendars.versions(id).getLast().calendar();
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

    /** Id of the calendar by which a unit works. */
    public String idOf(UUID unit) {
        return organisation.calendarOf(unit).orElseGet(pack::defaultCalendar);
    }

    /** The public holidays by which the organisation works: those that are shipped, and those it has given us. */
    public PublicHolidays holidays() {
        return calendars.holidays();
    }

    /** A calendar as it was from a moment on. */
    public record Version(Instant since, WorkingCalendar calendar) {}
}
