package org.wenguo.platform;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the three services want to be spoken to, as their documents say: WeCom 群机器人配置说明, DingTalk 自定义机器人接入 and
 * 安全设置 (加签), Feishu 自定义机器人使用指南 (签名校验). All of them answer 200 to what they refuse and say so in the body.
 */
final class RobotProtocol {

    /** WeCom takes 4096 bytes of markdown; the others take more. */
    private static final int MOST_BYTES = 4096;

    private final JsonMapper json;

    RobotProtocol(JsonMapper json) {
        this.json = json;
    }

    /** The address to post to: DingTalk wants time and signature in it. */
    URI address(Robots.Line line, Instant now) {
        var secret = line.secret();
        if (line.kind() != Robot.Kind.DINGTALK || secret == null) {
            return line.address();
        }
        var timestamp = Long.toString(now.toEpochMilli());
        var sign = hmac(secret, timestamp + "\n" + secret);
        var whole = line.address().toString();
        return URI.create(whole + (whole.contains("?") ? "&" : "?") + "timestamp=" + timestamp + "&sign="
                + URLEncoder.encode(sign, StandardCharsets.UTF_8));
    }

    String body(Robots.Line line, String subject, String text, Instant now) {
        var said = new LinkedHashMap<String, Object>();
        switch (line.kind()) {
            case WECOM -> {
                said.put("msgtype", "markdown");
                said.put("markdown", Map.of("content", shortened("**" + subject + "**\n" + text)));
            }
            case DINGTALK -> {
                said.put("msgtype", "markdown");
                // In DingTalk's markdown only an empty line begins a new one.
                said.put(
                        "markdown",
                        Map.of("title", subject, "text", "**" + subject + "**\n\n" + text.replace("\n", "\n\n")));
            }
            case FEISHU -> {
                var secret = line.secret();
                if (secret != null) {
                    var timestamp = Long.toString(now.getEpochSecond());
                    said.put("timestamp", timestamp);
                    // The text that elsewhere would be signed is the key here, and nothing is signed with it.
                    said.put("sign", hmac(timestamp + "\n" + secret, ""));
                }
                said.put("msg_type", "text");
                said.put("content", Map.of("text", subject + "\n" + text));
            }
        }
        return json.writeValueAsString(said);
    }

    /** @return what the service has against the message; empty when it took it */
    Optional<String> refusal(int status, String answer) {
        if (status != 200) {
            return Optional.of("HTTP " + status);
        }
        try {
            var tree = json.readTree(answer);
            // Feishu's older robots say StatusCode.
            for (var member : new String[] {"errcode", "code", "StatusCode"}) {
                var code = tree.path(member);
                if (code.isIntegralNumber()) {
                    return code.asInt() == 0
                            ? Optional.empty()
                            : Optional.of(member + " " + code.asInt() + ": "
                                    + tree.path("errmsg")
                                            .asString(tree.path("msg").asString("")));
                }
            }
        } catch (JacksonException e) {
            return Optional.of("not JSON");
        }
        return Optional.of("no code");
    }

    private static String shortened(String text) {
        var kept = text;
        while (kept.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept;
    }

    private static String hmac(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
