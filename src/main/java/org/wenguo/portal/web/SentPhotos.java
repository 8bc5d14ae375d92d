package org.wenguo.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;
import org.wenguo.complaint.Complaint;
import org.wenguo.intake.Photos;
import org.wenguo.intake.Photos.Whole;
import org.wenguo.platform.Problem;
import org.wenguo.platform.TenantId;

/**
 * The photos of a form: those that a script sent ahead, by the name we gave them, and those that came with the form because
 * no script runs.
 *
 * @param form the token of the form, without which what was sent ahead cannot be had
 */
record SentPhotos(String form, List<UUID> ahead, List<Whole> along) {

    /** Of the forms' hidden field and of the requests that send photos ahead. */
    static final Pattern TOKEN = Pattern.compile("[0-9a-f-]{36}");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** @throws Problem.Invalid if one that came with the form is too large to be read at all */
    static SentPhotos of(HttpServletRequest request) {
        var once = request.getParameter("once");
        var ids = request.getParameterValues("photo");
        return new SentPhotos(
                once != null && TOKEN.matcher(once).matches() ? once : "",
                ids == null
                        ? List.of()
                        : Arrays.stream(ids)
                                .filter(id -> ID.matcher(id).matches())
                                .map(UUID::fromString)
                                .distinct()
                                .toList(),
                along(request));
    }

    private static List<Whole> along(HttpServletRequest request) {
        var parts = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        if (parts == null) {
            return List.of();
        }
        var whole = new ArrayList<Whole>();
        for (MultipartFile file : parts.getFiles("photos")) {
            if (file.isEmpty()) {
                continue; // an empty field of files sends one without name
            }
            if (file.getSize() > Photos.MOST_BYTES) {
                throw new Problem.Invalid("photos", "photo-too-large");
            }
            try {
                var name = file.getOriginalFilename();
                whole.add(new Whole(name == null ? "" : name, file.getBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return whole;
    }

    boolean isEmpty() {
        return ahead.isEmpty() && along.isEmpty();
    }

    int count() {
        return ahead.size() + along.size();
    }

    /** @throws Problem.Invalid if they cannot be taken */
    void check(Photos photos, TenantId tenant) {
        if (!isEmpty()) {
            photos.check(tenant, form, ahead, along);
        }
    }

    void attach(Photos photos, TenantId tenant, Complaint complaint, Instant now) {
        photos.attach(tenant, complaint, form, ahead, along, now);
    }
}
