package org.wenguo.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wenguo.Api;
import org.wenguo.WenguoTest;
import org.wenguo.portal.web.Customer.Page;

/** Photos sent with complaints: ahead in pieces, along with the form, and by people who mean no good. */
@WenguoTest
class PortalPhotosTest {

    private static final String FORM = "/p/honghe/peninsula";

    @Autowired
    Api api;

    /** A form that lies open before somebody. */
    private record Open(Customer customer, Page page, Map<String, String> hidden) {
        static Open by(Api api) {
            var customer = new Customer(api, "zh-CN");
            var page = customer.get(FORM);
            return new Open(customer, page, page.form("complain").hidden());
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(customer.origin + path))
                    .header("Upload-Form", hidden.get("once"))
                    .header("X-XSRF-TOKEN", hidden.get("_csrf"));
        }

        Page begin(long size) {
            return customer.send(request("/p/honghe/photos")
                    .header("Upload-Length", Long.toString(size))
                    .header(
                            "Upload-Metadata",
                            "filename " + Base64.getEncoder().encodeToString("电梯.jpg".getBytes(StandardCharsets.UTF_8)))
                    .POST(BodyPublishers.noBody()));
        }

        Page more(String upload, int offset, byte[] piece) {
            return customer.send(request(upload)
                    .header("Upload-Offset", Integer.toString(offset))
                    .method("PATCH", BodyPublishers.ofByteArray(piece)));
        }

        Page progress(String upload) {
            return customer.send(request(upload).method("HEAD", BodyPublishers.noBody()));
        }

        String sent(byte[] photo) {
            var upload = begin(photo.length).leadsTo();
            assertThat(more(upload, 0, photo).status()).isEqualTo(204);
            return upload;
        }

        Page complain(String text, String upload) {
            return customer.send(
                    page, "complain", Map.of("text", text, "photo", upload.substring(upload.lastIndexOf('/') + 1)));
        }

        Page multipart(Map<String, String> typed, String filename, byte[] bytes) {
            var body = new ByteArrayOutputStream();
            var fields = new LinkedHashMap<>(hidden);
            fields.putAll(typed);
            fields.forEach((name, value) -> body.writeBytes(
                    ("--cut\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                            .getBytes(StandardCharsets.UTF_8)));
            body.writeBytes(("--cut\r\nContent-Disposition: form-data; name=\"photos\"; filename=\"" + filename
                            + "\"\r\nContent-Type: image/jpeg\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(bytes);
            body.writeBytes("\r\n--cut--\r\n".getBytes(StandardCharsets.UTF_8));
            return customer.send(HttpRequest.newBuilder(URI.create(customer.origin + FORM))
                    .header("Content-Type", "multipart/form-data; boundary=cut")
                    .POST(BodyPublishers.ofByteArray(body.toByteArray())));
        }
    }

    static byte[] picture(String format, int width, int height) {
        try {
            var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            for (var x = 0; x < width; x++) {
                for (var y = 0; y < height; y++) {
                    image.setRGB(x, y, (x * 31 + y * 17) ^ (x * y));
                }
            }
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_photo_goes_on_where_the_line_was_lost_and_both_sides_see_it() {
        var form = Open.by(api);
        var photo = picture("jpg", 600, 400);
        var cut = photo.length / 2;
        var upload = form.begin(photo.length).leadsTo();
        form.more(upload, 0, Arrays.copyOfRange(photo, 0, cut));
        assertThat(form.progress(upload).header("Upload-Offset")).isEqualTo(Integer.toString(cut));
        assertThat(form.more(upload, 0, Arrays.copyOfRange(photo, 0, cut)).status())
                .as("the same piece again")
                .isEqualTo(409);
        assertThat(form.complain("电梯又停了", upload).status())
                .as("a photo that has not arrived")
                .isEqualTo(422);
        assertThat(form.more(upload, cut, Arrays.copyOfRange(photo, cut, photo.length))
                        .status())
                .isEqualTo(204);

        var sent = form.complain("电梯又停了", upload);
        var done = form.customer.follow(sent);
        var again = form.complain("电梯又停了", upload);
        assertThat(again.status()).as("sent twice").isEqualTo(303);
        var number = done.first("class=\"number\">([^<]*)");

        var evidence = api.as("lin").complaint(number).json().get("evidence");
        assertThat(evidence).hasSize(1);
        assertThat(evidence.get(0).get("name").asString()).isEqualTo("电梯.jpg");
        assertThat(evidence.get(0).get("by").asString()).isEqualTo("complainant");

        var track = form.customer.get(
                URI.create(done.first("id=\"link\"[^>]*value=\"([^\"]*)\"")).getRawPath());
        var shown = form.customer.get(track.first("<img src=\"([^\"]*)\""));
        assertThat(shown.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(shown.header("Content-Security-Policy")).contains("sandbox");
        var stranger = new Customer(api, "zh-CN");
        assertThat(stranger.get("/t/" + "0.aaaaaaaaaaaaaaaaaaaaaa" + "/photos/" + id(upload))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobody_uses_what_another_sent() {
        var theirs = Open.by(api);
        var upload = theirs.sent(picture("png", 40, 40));
        var mine = Open.by(api);
        assertThat(mine.progress(upload).status()).isEqualTo(404);
        assertThat(mine.more(upload, 0, new byte[10]).status()).isEqualTo(404);
        var stolen = mine.complain("把别人的照片带走", upload);
        assertThat(stolen.status()).isEqualTo(422);
        assertThat(stolen.body()).contains("有照片已经失效").contains("把别人的照片带走");
        assertThat(theirs.progress(upload).status()).isEqualTo(200);
    }

    @Test
    void a_page_called_jpg_is_refused_from_its_first_bytes() {
        var page = "<html><script>alert(1)</script></html>".repeat(20).getBytes(StandardCharsets.UTF_8);
        var form = Open.by(api);
        var upload = form.begin(page.length * 4L).leadsTo();
        assertThat(form.more(upload, 0, page).status()).isEqualTo(422);
        assertThat(form.progress(upload).status()).as("it is forgotten").isEqualTo(404);

        var refused = form.multipart(Map.of("text", "有图为证"), "leak.jpg", page);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("这不是照片", "有图为证");

        // A picture of a few bytes that says it is a hundred thousand pixels wide.
        var bomb = picture("png", 8, 8);
        bomb[17] = 1;
        bomb[18] = (byte) 0x86;
        bomb[21] = 1;
        bomb[22] = (byte) 0x86;
        assertThat(form.multipart(Map.of("text", "有图为证"), "bomb.png", bomb).status())
                .isEqualTo(422);
    }

    @Test
    void without_scripts_photos_come_with_the_form() {
        var form = Open.by(api);
        var sent = form.multipart(Map.of("text", "墙在漏水，有照片"), "墙.jpg", picture("jpg", 300, 200));
        var number = form.customer.follow(sent).first("class=\"number\">([^<]*)");
        assertThat(api.as("lin").complaint(number).json().get("evidence")).hasSize(1);
    }

    @Test
    void giant_files_end_before_they_fill_anything() {
        var form = Open.by(api);
        assertThat(form.begin(11L << 20).status()).isEqualTo(413);
        var upload = form.begin(10L << 20).leadsTo();
        assertThat(form.more(upload, 0, new byte[(1 << 20) + 1]).status()).isEqualTo(413);
        var small = form.begin(100).leadsTo();
        assertThat(form.more(small, 0, new byte[101]).status())
                .as("more than announced")
                .isEqualTo(413);
        var eleven = Arrays.copyOf(picture("jpg", 50, 50), 11 << 20);
        assertThat(form.multipart(Map.of("text", "很大的照片"), "big.jpg", eleven).status())
                .isEqualTo(422);
    }

    @Test
    void a_script_that_sends_photos_all_day_is_slowed_down() {
        var form = Open.by(api);
        var last = 0;
        for (var i = 0; i < 80 && last != 429; i++) {
            last = form.begin(10).status();
            assertThat(last).isIn(201, 409, 429);
        }
        assertThat(last).isEqualTo(429);
    }

    @Test
    void more_photos_are_added_to_a_case_and_told_to_whoever_has_it() {
        var form = Open.by(api);
        var done = form.customer.follow(form.customer.send(form.page, "complain", Map.of("text", "路灯不亮")));
        var number = done.first("class=\"number\">([^<]*)");
        var track = form.customer.get(
                URI.create(done.first("id=\"link\"[^>]*value=\"([^\"]*)\"")).getRawPath());
        var words = track.form("words");
        var added = new Open(form.customer, track, words.hidden());
        var upload = added.sent(picture("jpg", 90, 60));
        form.customer.follow(form.customer.send(track, "words", Map.of("photo", id(upload))));
        assertThat(api.as("lin").complaint(number).json().get("evidence")).hasSize(1);
        assertThat(api.as("lin")
                        .get("/complaints/" + number + "/timeline")
                        .is(200)
                        .json()
                        .toString())
                .contains("补充了 1 张照片");
    }

    private static String id(String upload) {
        return upload.substring(upload.lastIndexOf('/') + 1);
    }
}
