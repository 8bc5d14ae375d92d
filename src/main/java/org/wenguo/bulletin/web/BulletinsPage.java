package org.wenguo.bulletin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import org.wenguo.bulletin.Bulletin.State;
import org.wenguo.bulletin.BulletinList;
import org.wenguo.bulletin.BulletinList.Asked;
import org.wenguo.bulletin.BulletinList.Show;
import org.wenguo.complaint.Policies;
import org.wenguo.people.Organisation;
import org.wenguo.people.StaffShell;
import org.wenguo.people.Viewer;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.NavItem;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.Level;
import org.wenguo.policy.Pack;

/** {@code /bulletins}: what is due, what is being written, what waits for approval, what was issued. */
@Controller
public class BulletinsPage {

    private static final int PAGE = 50;

    private final BulletinList list;
    private final Policies policies;
    private final StaffShell shell;
    private final Dictionary dictionary;
    private final Clock clock;

    BulletinsPage(BulletinList list, Policies policies, StaffShell shell, Dictionary dictionary, Clock clock) {
        this.list = list;
        this.policies = policies;
        this.shell = shell;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param counts of those views whose lines are to be worked off
     * @param limits titles of the limits by which bulletins are due, by their ids
     * @param wanted false: the pack asks for no bulletins at all
     */
    public record View(
            Show show,
            @Nullable Level level,
            @Nullable String complaint,
            Map<Show, Long> counts,
            List<BulletinList.Due> due,
            List<BulletinList.Line> lines,
            @Nullable String next,
            boolean later,
            boolean wanted,
            Map<String, String> limits,
            Pack pack,
            Organisation organisation) {

        public View {
            due = List.copyOf(due);
            lines = List.copyOf(lines);
        }

        public boolean isEmpty() {
            return show == Show.DUE ? due.isEmpty() : lines.isEmpty();
        }

        /** The levels that can have one. */
        public List<Level> levels() {
            return pack.bulletins().rules().stream().map(rule -> rule.level()).toList();
        }

        public @Nullable Long count(Show of) {
            return counts.get(of);
        }

        public String href(Show to) {
            return address(to, level, complaint, null);
        }

        public String without() {
            return address(show, level, null, null);
        }

        public String href(@Nullable String after) {
            return address(show, level, complaint, after);
        }

        /** What the limit is called that a bulletin is owed by. */
        public String limit(BulletinList.Due one) {
            return limits.getOrDefault(one.rule(), one.rule());
        }

        public String writers(BulletinList.Line line, Words t) {
            return BulletinPage.names(line.bulletin().writers(), organisation, t);
        }

        private static String address(
                Show show, @Nullable Level level, @Nullable String complaint, @Nullable String after) {
            var address = UriComponentsBuilder.fromPath("/bulletins").queryParam("show", show.code());
            if (level != null) {
                address.queryParam("level", level.code());
            }
            if (complaint != null) {
                address.queryParam("complaint", complaint);
            }
            if (after != null) {
                address.queryParam("after", after);
            }
            return address.build().toUriString();
        }
    }

    @GetMapping("/bulletins")
    ModelAndView show(
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String complaint,
            @RequestParam(required = false) @Nullable String after,
            HttpServletRequest request,
            Viewer viewer,
            Words words) {
        var t = dictionary.in(words.locale(), viewer.organisation().zone());
        var asked = asked(level, complaint, after);
        var due = list.due(asked, viewer);
        var open = list.counts(asked, viewer);
        var counts = new EnumMap<Show, Long>(Show.class);
        counts.put(Show.DUE, (long) due.size());
        counts.put(Show.DRAFT, open.getOrDefault(State.DRAFT, 0L));
        counts.put(Show.SUBMITTED, open.getOrDefault(State.SUBMITTED, 0L));
        var shown = show == null ? first(counts) : Show.of(show).orElse(Show.ISSUED);
        var page = shown == Show.DUE
                ? new BulletinList.Page(List.of(), null)
                : list.page(State.of(shown.code()).orElseThrow(), asked, viewer);
        var pack = policies.inForce(viewer.organisation()).pack();
        var limits = new LinkedHashMap<String, String>();
        due.forEach(one -> limits.computeIfAbsent(
                one.rule(),
                rule -> policies.limit(viewer.organisation(), rule)
                        .map(limit -> limit.title().in(t.locale()))
                        .orElse(rule)));
        var model = new LinkedHashMap<String, @Nullable Object>();
        model.put("t", t);
        model.put("shell", shell.of(request, viewer, t.of("bulletin.title"), NavItem.BULLETINS));
        model.put("now", clock.instant());
        model.put(
                "view",
                new View(
                        shown,
                        asked.level(),
                        asked.complaint(),
                        counts,
                        due,
                        page.lines(),
                        page.next(),
                        asked.after() != null,
                        !pack.bulletins().rules().isEmpty(),
                        limits,
                        pack,
                        viewer.organisation()));
        return new ModelAndView("bulletin/list", model);
    }

    /** Without a choice one sees what is to be done; where nothing is, what was issued. */
    private static Show first(Map<Show, Long> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Show.ISSUED);
    }

    /** What makes no sense in an address is left out: an old link still shows the list. */
    private static Asked asked(@Nullable String level, @Nullable String complaint, @Nullable String after) {
        var known = Stream.of(Level.values())
                .filter(one -> one.code().equals(level))
                .findFirst()
                .orElse(null);
        return new Asked(
                known,
                complaint != null && complaint.matches("\\d{1,20}") ? complaint : null,
                after != null && after.matches("\\d{4}-\\d{1,9}") ? after : null,
                PAGE);
    }
}
