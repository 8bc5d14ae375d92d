package org.wenguo.platform;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where robots may be. Whoever enters an address makes the server call it from inside the house, so only hosts that the
 * operator trusts are called: the public ones of the three services, and those named in {@code wenguo.robots.hosts}. A
 * list of names leaves nothing to gain by a name that is resolved to a private address.
 */
@Component
class RobotAddresses {

    private static final Set<String> PUBLIC = Set.of(
            "qyapi.weixin.qq.com", "oapi.dingtalk.com", "api.dingtalk.com", "open.feishu.cn", "open.larksuite.com");
    /** Only here nobody can listen in on the way, so only here the address may do without TLS. */
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Set<String> hosts = new HashSet<>(PUBLIC);

    RobotAddresses(@Value("${wenguo.robots.hosts:}") List<String> further) {
        further.forEach(host -> hosts.add(host.strip().toLowerCase(Locale.ROOT)));
    }

    /** @throws Problem.Invalid for the field {@code address}, if this is no address that may be called */
    URI checked(String address) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (java.net.URISyntaxException e) {
            throw new Problem.Invalid("address", "robot-address");
        }
        var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        var secure = "https".equalsIgnoreCase(uri.getScheme())
                || ("http".equalsIgnoreCase(uri.getScheme()) && LOOPBACK.contains(host));
        if (!secure || uri.getUserInfo() != null || uri.getFragment() != null) {
            throw new Problem.Invalid("address", "robot-address");
        }
        if (!hosts.contains(host)) {
            throw new Problem.Invalid("address", "robot-host");
        }
        return uri;
    }
}
