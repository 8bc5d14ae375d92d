package org.wenguo.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.wenguo.intake.Photos;
import org.wenguo.intake.Photos.Progress;
import org.wenguo.platform.Problem;
import org.wenguo.platform.web.RateLimit;
import org.wenguo.platform.web.RateLimit.Allowance;

/**
 * Photos that are sent ahead of their form, so that they are there when the form is, and go on after a lost line. The
 * requests are those of the resumable upload protocol tus 1.0 (creation, core, termination); besides, each names the form it
 * belongs to by the token that only the form's page has.
 */
@Controller
class PhotoUploads {

    private static final String VERSION = "1.0.0";
    private static final Allowance PHOTOS = new Allowance("photos", 60, Duration.ofHours(1));
    /** A photo as the script sends it has two or three. */
    private static final Allowance PIECES = new Allowance("pieces of photos", 400, Duration.ofHours(1));

    private static final Pattern NAMED = Pattern.compile("(?:^|,)\\s*filename ([A-Za-z0-9+/=]{1,700})");

    private final Portals portals;
    private final Photos photos;
    private final RateLimit rate;
    private final Clock clock;

    PhotoUploads(Portals portals, Photos photos, RateLimit rate, Clock clock) {
        this.portals = portals;
        this.photos = photos;
        this.rate = rate;
        this.clock = clock;
    }

    @PostMapping("/p/{organisation}/photos")
    ResponseEntity<Void> begin(
            @PathVariable String organisation,
            @RequestHeader("Upload-Form") String form,
            @RequestHeader("Upload-Length") long length,
            @RequestHeader(name = "Upload-Metadata", defaultValue = "") String metadata,
            HttpServletRequest request) {
        PortalSecurity.mustComeFromOurPage(request);
        var whose = portals.of(organisation);
        rate.count(PHOTOS, request.getRemoteAddr());
        var id = photos.begin(whose.id(), checked(form), name(metadata), length, clock.instant());
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Location", request.getContextPath() + "/p/" + whose.code() + "/photos/" + id)
                .header("Tus-Resumable", VERSION)
                .build();
    }

    @RequestMapping(path = "/p/{organisation}/photos/{id}", method = RequestMethod.HEAD)
    ResponseEntity<Void> progress(
            @PathVariable String organisation, @PathVariable UUID id, @RequestHeader("Upload-Form") String form) {
        var progress = photos.progress(portals.of(organisation).id(), checked(form), id);
        return answer(HttpStatus.OK, progress);
    }

    @RequestMapping(path = "/p/{organisation}/photos/{id}", method = RequestMethod.PATCH)
    ResponseEntity<Void> more(
            @PathVariable String organisation,
            @PathVariable UUID id,
            @RequestHeader("Upload-Form") String form,
            @RequestHeader("Upload-Offset") int offset,
            HttpServletRequest request)
            throws IOException {
        PortalSecurity.mustComeFromOurPage(request);
        var whose = portals.of(organisation);
        rate.count(PIECES, request.getRemoteAddr());
        var piece = request.getInputStream().readNBytes(Photos.MOST_AT_ONCE + 1);
        if (piece.length > Photos.MOST_AT_ONCE) {
            throw new Problem.TooLarge("photo-too-large");
        }
        return answer(HttpStatus.NO_CONTENT, photos.more(whose.id(), checked(form), id, offset, piece));
    }

    @RequestMapping(path = "/p/{organisation}/photos/{id}", method = RequestMethod.DELETE)
    ResponseEntity<Void> giveUp(
            @PathVariable String organisation,
            @PathVariable UUID id,
            @RequestHeader("Upload-Form") String form,
            HttpServletRequest request) {
        PortalSecurity.mustComeFromOurPage(request);
        photos.giveUp(portals.of(organisation).id(), checked(form), id);
        return ResponseEntity.noContent().header("Tus-Resumable", VERSION).build();
    }

    private static ResponseEntity<Void> answer(HttpStatus status, Progress progress) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .header("Tus-Resumable", VERSION)
                .header("Upload-Offset", Integer.toString(progress.arrived()))
                .header("Upload-Length", Integer.toString(progress.size()))
                .build();
    }

    private static String checked(String form) {
        if (!SentPhotos.TOKEN.matcher(form).matches()) {
            throw new Problem.NotFound("http-404");
        }
        return form;
    }

    private static String name(String metadata) {
        var found = NAMED.matcher(metadata);
        try {
            return found.find() ? new String(Base64.getDecoder().decode(found.group(1)), StandardCharsets.UTF_8) : "";
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
