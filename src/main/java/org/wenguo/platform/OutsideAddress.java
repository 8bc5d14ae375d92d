package org.wenguo.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Addresses that the server calls although a user of it entered them. It calls them from inside the house, so only hosts that
 * the operator trusts are called; a list of names leaves nothing to gain by a name that is resolved to a private address.
 */
public final class OutsideAddress {

    /** Only here nobody can listen in on the way, so only here the address may do without TLS. */
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private OutsideAddress() {}

    /**
     * @param hosts in lower case
     * @param notAllowed code of the problem if the host is none of them
     * @throws Problem.Invalid for the field {@code address}, if this is no address that may be called
     */
    public static URI checked(String address, Set<String> hosts, String notAllowed) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            throw new Problem.Invalid("address", "robot-address");
        }
        var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        var secure = "https".equalsIgnoreCase(uri.getScheme())
                || ("http".equalsIgnoreCase(uri.getScheme()) && LOOPBACK.contains(host));
        if (!secure || uri.getUserInfo() != null || uri.getFragment() != null) {
            throw new Problem.Invalid("address", "robot-address");
        }
        if (!hosts.contains(host)) {
            throw new Problem.Invalid("address", notAllowed);
        }
        return uri;
    }
}
