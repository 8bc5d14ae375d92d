package org.wenguo.delivery;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.Channel;

/**
 * By which way a message goes: the one that the customer came by, if there is an address for it, else the next of
 * {@link Way#inOrder}. Nobody is called, written to or published for about mere progress; and whoever stays anonymous finds
 * everything by the tracking link, or where the complaint stood.
 */
final class ChoosingWay {

    private ChoosingWay() {}

    /** @param said by which channel whoever replied wants it to go; null: nothing was said of it */
    static Way choose(Kind kind, @Nullable Channel said, Channel came, Recipient recipient, Settings ways) {
        if (isSpoken(said)) {
            return Way.PHONE;
        }
        var order = new ArrayList<Way>();
        if (said != null) {
            order.addAll(Way.inOrder(said));
        }
        order.addAll(Way.inOrder(came));
        return order.stream()
                .filter(way -> isPossible(way, kind, came, recipient, ways))
                .findFirst()
                .orElse(Way.PORTAL);
    }

    /** A reply by telephone or in person is the record of what was said. */
    static boolean isSpoken(@Nullable Channel said) {
        return said == Channel.PHONE || said == Channel.WALK_IN;
    }

    private static boolean isPossible(Way way, Kind kind, Channel came, Recipient recipient, Settings ways) {
        if (recipient.anonymous() && way != Way.PUBLICATION && way != Way.PORTAL) {
            return false;
        }
        return switch (way) {
            case MAIL -> recipient.addressFor(way) != null;
            case SMS -> ways.smsAddress() != null && recipient.addressFor(way) != null;
            // Who registers the complaint speaks with them and says the number.
            case PHONE ->
                kind.isOwed()
                        && recipient.addressFor(way) != null
                        && !(kind == Kind.ACKNOWLEDGEMENT && (came == Channel.PHONE || came == Channel.WALK_IN));
            case LETTER -> kind.isOwed();
            case PUBLICATION -> kind.isForThePublic();
            case PORTAL -> true;
        };
    }
}
