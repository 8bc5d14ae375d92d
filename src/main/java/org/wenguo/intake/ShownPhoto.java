package org.wenguo.intake;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A photo on its way to a browser. Only what its bytes say is a picture that every browser shows is sent as one; the rest is
 * bytes to save. Nothing in it may run, be framed elsewhere, or be stored on the way.
 */
public final class ShownPhoto {

    private ShownPhoto() {}

    public static ResponseEntity<byte[]> of(Photos.Photo photo, byte[] bytes) {
        var name = photo.name().replaceAll("[\\\\/:*?\"<>|]", "_").replaceAll("\\.[A-Za-z0-9]{1,8}$", "");
        var disposition = (photo.kind().isShown() ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename((name.isBlank() ? "photo" : name) + "." + photo.kind().ending(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(
                        photo.kind().isShown()
                                ? MediaType.parseMediaType(photo.kind().mediaType())
                                : MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(bytes);
    }
}
