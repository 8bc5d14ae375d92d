package org.wenguo.intake;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a telephone system tells of a call.
 *
 * @param callId what it calls the call; the same in every event of it
 * @param caller number of the caller; null: withheld
 * @param extension of the agent who is called
 * @param account user name of the agent, where the telephone system knows it; it goes before the extension
 * @param recording link to the recording
 * @param at when it happened; null: now
 */
public record CallEvent(
        @NotBlank @Pattern(regexp = "ringing|answered|ended", message = "one-of")
        String event,

        @NotBlank @Size(max = 100) String callId,

        @Nullable @Size(max = 30) @Pattern(regexp = "[+0-9][0-9 ()\\-ext.]{2,29}", message = "phone")
        String caller,

        @Nullable @Size(max = 30) String extension,
        @Nullable @Size(max = 100) String account,

        @Nullable @Pattern(regexp = Particulars.LINK, message = "link")
        String recording,

        @Nullable OffsetDateTime at) {}
