package org.wenguo.intake;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wenguo.complaint.Complaint;
import org.wenguo.complaint.Standing;
import org.wenguo.people.Role;
import org.wenguo.platform.web.Words;

/**
 * How a complaint arrived, as the case page shows it.
 *
 * @param lines what its channel alone has, in words
 * @param files that staff put to it and this viewer may see
 * @param spokespersonOnly a media case on which this viewer may do nothing but pass it on (A6)
 */
public record Arrival(
        List<Line> lines, List<CaseFiles.Kept> files, boolean media, boolean spokespersonOnly, boolean mayAddFiles) {

    /** @param href where a press leads; null: nowhere */
    public record Line(String label, String text, @Nullable String href) {}

    public boolean isWorthShowing() {
        return !lines.isEmpty() || !files.isEmpty() || mayAddFiles || media;
    }

    /** Reads it. */
    @Component
    public static class Reading {

        private final ReadingParticulars particulars;
        private final CaseFiles files;

        Reading(ReadingParticulars particulars, CaseFiles files) {
            this.particulars = particulars;
            this.files = files;
        }

        public Arrival of(Standing standing, Words t) {
            var tenant = standing.viewer().tenant();
            var complaint = standing.complaint();
            var knows = standing.knowsWhoComplains();
            return new Arrival(
                    particulars
                            .of(tenant, complaint)
                            .map(one -> lines(one, complaint, knows, t))
                            .orElse(List.of()),
                    files.of(tenant, complaint).stream()
                            .filter(file -> knows || !file.isPersonal())
                            .toList(),
                    complaint.isMediaCase(),
                    complaint.isMediaCase() && !standing.viewer().has(Role.SPOKESPERSON),
                    standing.worksOnIt());
        }

        private static List<Line> lines(Particulars one, Complaint complaint, boolean knows, Words t) {
            var lines = new Lines(complaint.registration().channel().code(), one, knows, t);
            switch (one) {
                case Particulars.WalkIn came ->
                    lines.add("receivedIn", came.receivedIn())
                            .add("companions", came.companions())
                            .coded("signed", came.signed());
                case Particulars.Call call ->
                    lines.add("caller", call.caller())
                            .add("extension", call.extension())
                            .add("answeredAt", call.answeredAt())
                            .add("endedAt", call.endedAt())
                            .link("recording", call.recording());
                case Particulars.Letter letter ->
                    lines.add("writtenOn", letter.writtenOn())
                            .add("arrivedOn", letter.arrivedOn())
                            .add("senderAddress", letter.senderAddress())
                            .add("pages", letter.pages());
                case Particulars.BoxSlip slip ->
                    lines.at("opening", t.of("channels.box.slip", slip.slip()), "/intake/boxes/" + slip.opening());
                case Particulars.Relay relay ->
                    lines.add("toldBy", relay.toldBy())
                            .add("reachBy", relay.reachBy())
                            .add("toldAt", relay.toldAt());
                case Particulars.Post post ->
                    lines.add("forum", post.forum()).link("link", post.link()).add("author", post.author());
                case Particulars.MediaItem item ->
                    lines.add("medium", item.medium())
                            .link("link", item.link())
                            .add("publishedAt", item.publishedAt())
                            .add("reach", item.reach());
                case Particulars.Transfer transfer ->
                    lines.coded("body", transfer.body())
                            .add("bodyName", transfer.bodyName())
                            .add("theirNumber", transfer.theirNumber())
                            .add("theirDeadline", transfer.theirDeadline())
                            .add("handedBy", transfer.handedBy());
                case Particulars.Order order ->
                    lines.add("platform", order.platform())
                            .add("orderNo", order.orderNo())
                            .add("afterSalesNo", order.afterSalesNo())
                            .add("theirDeadline", order.theirDeadline());
            }
            return lines.said;
        }
    }

    /** Collects what was said and may be shown. */
    private static final class Lines {
        private final List<Line> said = new ArrayList<>();
        private final String channel;
        private final Particulars of;
        private final boolean knows;
        private final Words t;

        Lines(String channel, Particulars of, boolean knows, Words t) {
            this.channel = channel;
            this.of = of;
            this.knows = knows;
            this.t = t;
        }

        Lines add(String field, @Nullable String text) {
            return text == null || text.isBlank() ? this : at(field, text, null);
        }

        Lines add(String field, @Nullable Integer number) {
            return number == null ? this : at(field, t.number(number), null);
        }

        Lines add(String field, @Nullable LocalDate day) {
            return day == null ? this : at(field, t.date(day), null);
        }

        Lines add(String field, @Nullable OffsetDateTime at) {
            return at == null ? this : at(field, t.exact(at.toInstant()), null);
        }

        Lines coded(String field, @Nullable String code) {
            return code == null ? this : at(field, t.of("channels." + field + "." + code), null);
        }

        Lines link(String field, @Nullable String link) {
            return link == null || link.isBlank() ? this : at(field, link, link);
        }

        Lines at(String field, String text, @Nullable String href) {
            if (knows || !of.personal().contains(field)) {
                said.add(new Line(t.of("register.field.particulars." + channel + "." + field), text, href));
            }
            return this;
        }
    }
}
