package org.wenguo.desk.web;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Policies;
import org.wenguo.complaint.RegisterList;
import org.wenguo.deadline.NextLimits;
import org.wenguo.people.Staff;
import org.wenguo.people.Viewer;
import org.wenguo.platform.web.Words;
import org.wenguo.policy.LimitRule;

/** Lines of the register in the words of whoever reads them, on the screen and in a sheet alike. */
@Component
class QueueRows {

    private final NextLimits limits;
    private final Policies policies;

    QueueRows(NextLimits limits, Policies policies) {
        this.limits = limits;
        this.policies = policies;
    }

    List<QueueView.Row> of(List<RegisterList.Line> lines, String q, Viewer viewer, Words t) {
        var next = limits.of(
                viewer.tenant(), lines.stream().map(RegisterList.Line::id).toList());
        return lines.stream()
                .map(line -> new QueueView.Row(
                        line,
                        Marked.of(line.subject(), q),
                        Marked.around(line.body(), q).orElse(null),
                        category(line.category(), viewer, t),
                        holder(line, viewer),
                        due(next.get(line.id()), viewer, t)))
                .toList();
    }

    private static @Nullable String holder(RegisterList.Line line, Viewer viewer) {
        UUID person = line.holderStaff();
        var name = viewer.organisation().member(person).map(Staff::name);
        return line.holder() == null
                ? name.orElse(null)
                : Stream.concat(Stream.of(line.holder().name()), name.stream())
                        .reduce((unit, one) -> unit + " · " + one)
                        .orElse(null);
    }

    private @Nullable String category(@Nullable String code, Viewer viewer, Words t) {
        return code == null
                ? null
                : policies.inForce(viewer.organisation()).category(code).in(t);
    }

    private QueueView.@Nullable Due due(NextLimits.@Nullable Next next, Viewer viewer, Words t) {
        if (next == null) {
            return null;
        }
        var title = policies.limit(viewer.organisation(), next.rule())
                .map(LimitRule::title)
                .map(each -> each.in(t.locale()));
        return new QueueView.Due(title.orElse(next.rule()), next.startedAt(), next.dueAt(), next.paused());
    }
}
