package org.wenguo.policy;

/**
 * Everything a rule of a pack may ask about a complaint. Conditions name these components exactly as they are called here; levels
 * and arrival classes appear there as their codes.
 *
 * @param channel code of the channel it came by (api.md)
 * @param arrival class of its arrival by the unit's calendar
 * @param kind complaint, suggestion, inquiry or praise
 * @param severity 1 to 4, 4 gravest
 * @param groupSize people affected
 * @param litigation none, possible or filed
 * @param media none, possible or exposed
 * @param responsibility undetermined, ours, customer, third-party, between-customers or none
 * @param validity undetermined, valid or invalid, or another word of the complaint module
 * @param category code of the category, empty while there is none
 * @param level its level before this question is asked
 * @param round 1 at first, 2 for a second complaint, and so on
 * @param open not yet closed
 * @param sameMatter complaints of the same matter from different complainants within a month, itself included
 * @param outsideHelp outside advisers or another company are needed
 * @param customerKind owner, future-owner, prospect or other
 * @param vip a very important customer
 * @param anonymous the complainant gave no name
 * @param receivedByCentre its recorder belongs to the customer-service centre
 * @param overtime one of its limits has been breached
 * @param progress how far work has come, for checks alone
 */
public record CaseFacts(
        String channel,
        Arrival arrival,
        String kind,
        int severity,
        int groupSize,
        String litigation,
        String media,
        String responsibility,
        String validity,
        String category,
        Level level,
        int round,
        boolean open,
        int sameMatter,
        boolean outsideHelp,
        String customerKind,
        boolean vip,
        boolean anonymous,
        boolean receivedByCentre,
        boolean overtime,
        CaseProgress progress) {

    /** Facts of an ordinary complaint that came by a channel; say what is special about it, then {@link Builder#build()}. */
    public static Builder arrivedBy(String channel) {
        return new Builder().channel(channel);
    }

    /** The same facts, to be changed in some respect. */
    public Builder but() {
        Builder copy = new Builder();
        copy.channel = channel;
        copy.arrival = arrival;
        copy.kind = kind;
        copy.severity = severity;
        copy.groupSize = groupSize;
        copy.litigation = litigation;
        copy.media = media;
        copy.responsibility = responsibility;
        copy.validity = validity;
        copy.category = category;
        copy.level = level;
        copy.round = round;
        copy.open = open;
        copy.sameMatter = sameMatter;
        copy.outsideHelp = outsideHelp;
        copy.customerKind = customerKind;
        copy.vip = vip;
        copy.anonymous = anonymous;
        copy.receivedByCentre = receivedByCentre;
        copy.overtime = overtime;
        copy.progress = progress;
        return copy;
    }

    /** Collects facts; what is not said stays as for an ordinary complaint that has just arrived. */
    public static final class Builder {

        private String channel = "";
        private Arrival arrival = Arrival.WORKING;
        private String kind = "complaint";
        private int severity = 1;
        private int groupSize = 1;
        private String litigation = "none";
        private String media = "none";
        private String responsibility = "undetermined";
        private String validity = "undetermined";
        private String category = "";
        private Level level = Level.GENERAL;
        private int round = 1;
        private boolean open = true;
        private int sameMatter = 1;
        private boolean outsideHelp = false;
        private String customerKind = "other";
        private boolean vip = false;
        private boolean anonymous = false;
        private boolean receivedByCentre = false;
        private boolean overtime = false;
        private CaseProgress progress = CaseProgress.NONE;

        private Builder() {}

        public Builder channel(String channel) {
            this.channel = channel;
            return this;
        }

        public Builder arrival(Arrival arrival) {
            this.arrival = arrival;
            return this;
        }

        public Builder kind(String kind) {
            this.kind = kind;
            return this;
        }

        public Builder severity(int severity) {
            this.severity = severity;
            return this;
        }

        public Builder groupSize(int groupSize) {
            this.groupSize = groupSize;
            return this;
        }

        public Builder litigation(String litigation) {
            this.litigation = litigation;
            return this;
        }

        public Builder media(String media) {
            this.media = media;
            return this;
        }

        public Builder responsibility(String responsibility) {
            this.responsibility = responsibility;
            return this;
        }

        public Builder validity(String validity) {
            this.validity = validity;
            return this;
        }

        public Builder category(String category) {
            this.category = category;
            return this;
        }

        public Builder level(Level level) {
            this.level = level;
            return this;
        }

        public Builder round(int round) {
            this.round = round;
            return this;
        }

        public Builder open(boolean open) {
            this.open = open;
            return this;
        }

        public Builder sameMatter(int sameMatter) {
            this.sameMatter = sameMatter;
            return this;
        }

        public Builder outsideHelp(boolean outsideHelp) {
            this.outsideHelp = outsideHelp;
            return this;
        }

        public Builder customerKind(String customerKind) {
            this.customerKind = customerKind;
            return this;
        }

        public Builder vip(boolean vip) {
            this.vip = vip;
            return this;
        }

        public Builder anonymous(boolean anonymous) {
            this.anonymous = anonymous;
            return this;
        }

        public Builder receivedByCentre(boolean receivedByCentre) {
            this.receivedByCentre = receivedByCentre;
            return this;
        }

        public Builder progress(CaseProgress progress) {
            this.progress = progress;
            return this;
        }

        public Builder overtime(boolean overtime) {
            this.overtime = overtime;
            return this;
        }

        public CaseFacts build() {
            return new CaseFacts(
                    channel,
                    arrival,
                    kind,
                    severity,
                    groupSize,
                    litigation,
                    media,
                    responsibility,
                    validity,
                    category,
                    level,
                    round,
                    open,
                    sameMatter,
                    outsideHelp,
                    customerKind,
                    vip,
                    anonymous,
                    receivedByCentre,
                    overtime,
                    progress);
        }
    }
}
