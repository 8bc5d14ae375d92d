package org.wenguo.complaint;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wenguo.TheClock;
import org.wenguo.complaint.ComplaintEvent.CircumstancesStated;
import org.wenguo.complaint.ComplaintEvent.Findings;
import org.wenguo.complaint.ComplaintEvent.Registered;
import org.wenguo.policy.Because;
import org.wenguo.policy.Level;

/** A complaint for tests without database: every act in one line, each a minute after the last. */
public final class OneComplaint {

    public static final String NUMBER = "2609280000001";
    public static final String NEIGHBOUR = "2609280000009";
    public static final UUID PENINSULA = new UUID(1, 1);
    public static final UUID CENTRE = new UUID(1, 2);
    public static final UUID ENGINEERING = new UUID(1, 3);
    public static final Actor LIN = new Actor.Member(new UUID(2, 1));
    public static final Actor WU = new Actor.Member(new UUID(2, 2));
    public static final Actor GUO = new Actor.Member(new UUID(2, 3));

    private final Complaint complaint;
    private Instant now;

    private OneComplaint(Registered registration, Instant at) {
        now = at;
        complaint = Complaint.register(new UUID(3, 1), registration, new Moment(LIN, at));
        store();
    }

    /** Registered by Lin at the centre at the usual time. */
    public static OneComplaint registered() {
        return registered(Function.identity());
    }

    /** With another channel or other circumstances. */
    public static OneComplaint registered(Function<Form, Form> change) {
        var form = change.apply(
                new Form(PENINSULA, CENTRE, CENTRE, true, Channel.PHONE, TheClock.time("2026-09-28 17:50")));
        return new OneComplaint(form.registration(), form.receivedAt());
    }

    /** What tests vary of a registration. */
    public record Form(UUID unit, UUID lead, UUID centre, boolean byCentre, Channel channel, Instant receivedAt) {
        private Registered registration() {
            return registration(NUMBER);
        }

        private Registered registration(String number) {
            return new Registered(
                    number,
                    unit,
                    lead,
                    centre,
                    byCentre,
                    channel,
                    "complaint",
                    receivedAt,
                    null,
                    null,
                    null,
                    new Complainant(null, null, null, null, "owner", false, true),
                    "收楼两个月工程问题未整改",
                    "厨房渗水，报修三次无人来看。",
                    null,
                    null,
                    2,
                    1,
                    "none",
                    "none",
                    "undetermined",
                    false,
                    null,
                    "property",
                    "1",
                    Level.GENERAL,
                    new Because("property", "1", "general"));
        }
    }

    /** Somewhere on its way, having come there by the shortest road. */
    static OneComplaint at(Stage stage) {
        var one = registered();
        one.come(stage);
        return one;
    }

    void come(Stage stage) {
        switch (stage) {
            case REGISTERED -> {}
            case ASSIGNED -> complaint.assign(ENGINEERING, null, null, by(LIN));
            case INVESTIGATED -> {
                come(Stage.ASSIGNED);
                complaint.accept(by(WU));
                complaint.answer("查过了", new Findings("渗水", "material", "ours"), by(WU));
            }
            case PROPOSED -> {
                come(Stage.INVESTIGATED);
                complaint.propose("修好并免管理费", money("300"), false, by(LIN));
            }
            case AGREED -> {
                come(Stage.PROPOSED);
                complaint.agree("同意", by(LIN));
            }
            case FULFILLED -> {
                come(Stage.AGREED);
                complaint.fulfil("修好了", by(WU));
            }
            case CALLED_BACK -> {
                come(Stage.FULFILLED);
                complaint.callBack(CallbackResult.SATISFIED, null, null, by(GUO));
            }
            case CLOSED -> {
                come(Stage.CALLED_BACK);
                complaint.close("办结", by(GUO));
            }
            case ARCHIVED -> {
                come(Stage.CLOSED);
                complaint.archive(by(GUO));
            }
            case DECLINED -> complaint.decline("不归我们", by(LIN));
            case WITHDRAWN -> complaint.withdraw("自己解决了", by(LIN));
            case TRANSFERRED_OUT -> complaint.transferOut("住建局", "属其职权", by(LIN));
            case MERGED -> complaint.mergeInto(another(), "同一件事", null, by(LIN));
        }
        store();
    }

    /** A complaint of somebody else about the same, registered when this one was. */
    Complaint another() {
        var same = complaint.registration();
        return Complaint.register(
                new UUID(3, 2),
                new Form(PENINSULA, CENTRE, CENTRE, true, Channel.PHONE, same.receivedAt()).registration(NEIGHBOUR),
                new Moment(LIN, same.receivedAt()));
    }

    Moment by(Actor actor) {
        now = now.plus(Duration.ofMinutes(1));
        return new Moment(actor, now);
    }

    public void pause(String waitingFor, Instant from, Instant until) {
        complaint.suspend("等", waitingFor, new Moment(LIN, from));
        complaint.resume(new Moment(LIN, until));
        store();
    }

    public void passes(Duration time) {
        now = now.plus(time);
    }

    public Complaint complaint() {
        return complaint;
    }

    /** As saving would: what happened stands in the log, chained. */
    public void store() {
        complaint.logged(EventLog.chained(complaint));
    }

    /** As loading would: from texts alone. */
    public Complaint loaded() {
        store();
        return loaded(complaint);
    }

    public static Complaint loaded(Complaint stored) {
        List<LoggedEvent> read = new ArrayList<>();
        for (var event : stored.log()) {
            read.add(new LoggedEvent(
                    event.seq(),
                    event.at(),
                    Actor.of(event.actor().kind(), event.actor().id()),
                    EventLog.read(event.event().type(), event.facts()),
                    event.facts(),
                    event.hash()));
        }
        return Complaint.replay(stored.id(), read);
    }

    static Demand.Money money(String amount) {
        return new Demand.Money(new BigDecimal(amount), "CNY");
    }

    static CircumstancesStated circumstances(@Nullable String media, @Nullable Integer groupSize) {
        return new CircumstancesStated(null, media, groupSize, null, null, null, null);
    }
}
