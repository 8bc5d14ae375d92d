package org.wenguo.desk.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wenguo.complaint.Verb;

/**
 * One act as a form on the case page.
 *
 * @param submit words on its button
 * @param effect what it will cause, in words
 * @param starts the limits that it will start, in words, with their times
 * @param possible false if it is only here because somebody's words stand in it
 * @param open unfolded when the page comes
 */
public record ActForm(
        Verb verb,
        String label,
        String submit,
        String effect,
        List<String> starts,
        List<Check> checks,
        List<Field> fields,
        boolean possible,
        boolean open) {

    public ActForm {
        starts = List.copyOf(starts);
        checks = List.copyOf(checks);
        fields = List.copyOf(fields);
    }

    public String id() {
        return "act-" + verb.code();
    }

    /** The last part of the path to which it is posted. */
    public String noun() {
        return verb.noun().replace("{no}", "-");
    }

    /** What cannot be taken back or ends the complaint is not offered in the colour of going on. */
    public boolean ends() {
        return switch (verb) {
            case WITHDRAW, DECLINE, TRANSFER_OUT, BOUNCE -> true;
            default -> false;
        };
    }

    /** Where it stands among the others. */
    public Group group() {
        return switch (verb) {
            case ASSIGN,
                    ACCEPT,
                    BOUNCE,
                    CONTRIBUTE,
                    ANSWER,
                    PROPOSE,
                    APPROVE,
                    CHOOSE,
                    AGREE,
                    FULFIL,
                    CALL_BACK,
                    CLOSE,
                    ARCHIVE -> Group.WAY;
            case REPLY,
                    RELEASE_REPLY,
                    PUBLISH_OUTCOME,
                    PROMISE,
                    POSTPONE_PROMISE,
                    KEEP_PROMISE,
                    ADD_WORDS,
                    PROPOSE_REWARD,
                    DECIDE_REWARD,
                    GIVE_REWARD -> Group.CUSTOMER;
            case DETERMINE_VALIDITY, CLASSIFY, NAME_OBJECT, DETERMINE_LEVEL, STATE_CIRCUMSTANCES -> Group.DETERMINATION;
            case ADD_CO_HANDLER,
                    RELEASE_CO_HANDLER,
                    CONSULT,
                    ADVISE,
                    LINK,
                    UNLINK,
                    MERGE,
                    SPLIT,
                    DIVIDE,
                    TELL_APART,
                    SUSPEND,
                    RESUME,
                    EXTEND,
                    DECIDE_EXTENSION,
                    ISSUE_BULLETIN -> Group.BESIDE;
            case WITHDRAW, DECLINE, TRANSFER_OUT, REOPEN -> Group.EXIT;
        };
    }

    /** Acts that belong together, in the order of the page. */
    public enum Group {
        WAY,
        CUSTOMER,
        DETERMINATION,
        BESIDE,
        EXIT;

        /** Of its name in the message bundles. */
        public String key() {
            return "desk.group." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * What the pack demands before the act.
     *
     * @param met whether it is there
     * @param blocks whether the act is refused without it
     */
    public record Check(String text, boolean met, boolean blocks) {}

    /** Whether the act would be refused for want of something. */
    public boolean isForbidden() {
        return checks.stream().anyMatch(check -> check.blocks() && !check.met());
    }

    /** How a field is filled in. */
    public enum Kind {
        LINE,
        PROSE,
        NUMBER,
        MONEY,
        TIME,
        SELECT,
        RADIO,
        BUTTONS,
        SCALE
    }

    /**
     * One field.
     *
     * @param name as the act's record calls it, dotted where records are nested
     * @param value what is in it
     * @param before what was in it when the page came, for fields that show how things stand; else empty
     * @param error what is wrong with that, or null
     */
    public record Field(
            String id,
            String name,
            Kind kind,
            String label,
            @Nullable String hint,
            String value,
            String before,
            boolean required,
            List<Options> options,
            @Nullable String error) {

        public Field {
            options = List.copyOf(options);
        }

        public boolean isChosen(String option) {
            return option.equals(value);
        }

        /** Of what describes the field to whoever cannot see it. */
        public @Nullable String described() {
            return error != null ? id + "-error" : hint != null ? id + "-hint" : null;
        }
    }

    /** Options under a common heading; an empty heading means none. */
    public record Options(String heading, List<Option> options) {
        public Options {
            options = List.copyOf(options);
        }
    }

    /** @param note more about it, or empty */
    public record Option(String value, String label, String note) {}

    /** What was typed and refused: kept, so that nobody types twice. */
    public record Refused(
            Verb verb, java.util.Map<String, String> typed, String problem, java.util.Map<String, String> wrong) {}
}
