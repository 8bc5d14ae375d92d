package org.wenguo.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What only one channel has (A1): one small record for each, taken with the register form and kept, sealed, in the event
 * by which the complaint began. Which record it is follows from the channel.
 */
public sealed interface Particulars {

    /** A link that a browser may be sent to; nothing that could be script. */
    String LINK = "https?://[^\\s\"'<>]{3,900}";

    /** What the sender calls it, so that the same is never taken in twice (A5); null: it has no number. */
    default @Nullable String sourceId() {
        return null;
    }

    /** Until when whoever passed it on wants it done; null: nobody said. */
    default @Nullable Instant deadline() {
        return null;
    }

    /** Fields that tell who complains or how to reach them, for nobody but those who need to know (T2). */
    default Set<String> personal() {
        return Set.of();
    }

    /**
     * Somebody came in person.
     *
     * @param receivedIn the desk or room
     * @param companions how many came along
     * @param signed how the reception record was signed: on the tablet, on paper (a photo is with the files), or not at all
     */
    record WalkIn(
            @Nullable @Size(max = 200) String receivedIn,
            @Nullable @Min(0) @Max(10_000) Integer companions,

            @Nullable @Pattern(regexp = "tablet|paper|declined", message = "one-of")
            String signed)
            implements Particulars {}

    /**
     * A telephone call.
     *
     * @param callId what the telephone system calls it
     * @param endedAt receipt counts from here (D1)
     */
    record Call(
            @Nullable @Size(max = 100) String callId,
            @Nullable @Size(max = 30) String caller,
            @Nullable @Size(max = 30) String extension,
            @Nullable OffsetDateTime answeredAt,
            @Nullable OffsetDateTime endedAt,

            @Nullable @Pattern(regexp = LINK, message = "link")
            String recording)
            implements Particulars {
        @Override
        public Set<String> personal() {
            return Set.of("caller", "recording");
        }
    }

    /** A letter; the scan is with the files. */
    record Letter(
            @Nullable LocalDate writtenOn,
            @Nullable LocalDate arrivedOn,
            @Nullable @Size(max = 500) String senderAddress,
            @Nullable @Min(1) @Max(10_000) Integer pages)
            implements Particulars {
        @Override
        public Set<String> personal() {
            return Set.of("senderAddress");
        }
    }

    /** A slip out of a suggestion box, with the opening at which it was found and its number there. */
    record BoxSlip(
            @NotNull UUID opening,
            @NotNull @Min(1) @Max(1000) Integer slip) implements Particulars {
        @Override
        public String sourceId() {
            return opening + "/" + slip;
        }
    }

    /**
     * A member of staff passes on what they were told.
     *
     * @param toldBy who told them
     * @param reachBy how to reach that person
     */
    record Relay(
            @NotBlank @Size(max = 100) String toldBy,
            @NotBlank @Size(max = 200) String reachBy,
            @Nullable OffsetDateTime toldAt)
            implements Particulars {
        @Override
        public Set<String> personal() {
            return Set.of("toldBy", "reachBy");
        }
    }

    /** A post in a forum. */
    record Post(
            @Nullable @Size(max = 100) String forum,

            @Nullable @Pattern(regexp = LINK, message = "link")
            String link,

            @Nullable @Size(max = 100) String author)
            implements Particulars {
        @Override
        public Set<String> personal() {
            return Set.of("author");
        }
    }

    /**
     * Something in the media; a screenshot is with the files.
     *
     * @param reach how many readers or views, as far as is known
     */
    record MediaItem(
            @NotBlank @Size(max = 100) String medium,

            @Nullable @Pattern(regexp = LINK, message = "link")
            String link,

            @Nullable OffsetDateTime publishedAt,
            @Nullable @Min(0) @Max(2_000_000_000) Integer reach)
            implements Particulars {}

    /**
     * An authority or hotline passed it on.
     *
     * @param body 12315, 12345 or other
     * @param bodyName who, where it is another
     * @param theirNumber what they call it
     * @param deadline until when they want it done; runs as a limit of its own where the pack has one
     */
    record Transfer(
            @NotBlank @Pattern(regexp = "12315|12345|other", message = "one-of")
            String body,

            @Nullable @Size(max = 100) String bodyName,
            @NotBlank @Size(max = 100) String theirNumber,
            @Nullable OffsetDateTime theirDeadline,
            @Nullable @Size(max = 100) String handedBy)
            implements Particulars {
        @Override
        public String sourceId() {
            return (body.equals("other") && bodyName != null ? bodyName.strip() : body) + "/" + theirNumber.strip();
        }

        @Override
        public @Nullable Instant deadline() {
            return theirDeadline == null ? null : theirDeadline.toInstant();
        }
    }

    /** After-sales of a sales platform. */
    record Order(
            @NotBlank @Size(max = 60) String platform,
            @NotBlank @Size(max = 100) String orderNo,
            @Nullable @Size(max = 100) String afterSalesNo,
            @Nullable OffsetDateTime theirDeadline)
            implements Particulars {
        /** The order alone may be complained of more than once. */
        @Override
        public @Nullable String sourceId() {
            return afterSalesNo == null || afterSalesNo.isBlank()
                    ? null
                    : platform.strip() + "/" + afterSalesNo.strip();
        }

        @Override
        public @Nullable Instant deadline() {
            return theirDeadline == null ? null : theirDeadline.toInstant();
        }
    }
}
