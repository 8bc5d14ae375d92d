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

    private final Set<String> hosts = new HashSet<>(PUBLIC);

    RobotAddresses(@Value("${wenguo.robots.hosts:}") List<String> further) {
        further.forEach(host -> hosts.add(host.strip().toLowerCase(Locale.ROOT)));
    }

    /** @throws Problem.Invalid for the field {@code address}, if this is no address that may be called */
    URI checked(String address) {
        return OutsideAddress.checked(address, hosts, "robot-host");
    }
}
