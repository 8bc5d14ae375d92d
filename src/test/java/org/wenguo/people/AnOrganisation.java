package org.wenguo.people;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wenguo.platform.TenantId;

/** An organisation for tests without database: a company with a centre, a site and a department. */
public final class AnOrganisation {

    private AnOrganisation() {}

    /** With units of these ids below one company, and one member of staff in each: specialist, site head, handler. */
    public static Organisation with(String pack, UUID centre, UUID site, UUID department) {
        var root = new UUID(9, 0);
        return new Organisation(
                new TenantId(new UUID(9, 9)),
                1,
                "honghe",
                "鸿禾地产",
                pack,
                ZoneId.of("Asia/Shanghai"),
                List.of(
                        new Unit(root, null, "honghe", "鸿禾地产", Unit.Kind.COMPANY, null),
                        new Unit(centre, root, "centre", "客户服务中心", Unit.Kind.CENTRE, null),
                        new Unit(site, root, "peninsula", "半岛花园", Unit.Kind.SITE, null),
                        new Unit(department, root, "engineering", "工程部", Unit.Kind.DEPARTMENT, null)),
                List.of(
                        new Staff(new UUID(2, 1), "lin", "林晓", centre, Set.of(Role.AGENT), true),
                        new Staff(new UUID(2, 2), "wu", "吴建国", department, Set.of(Role.HANDLER), true),
                        new Staff(new UUID(2, 3), "guo", "郭静", centre, Set.of(Role.SUPERVISOR), true),
                        new Staff(new UUID(2, 4), "chen", "陈志强", site, Set.of(Role.SITE_HEAD), true),
                        new Staff(new UUID(2, 5), "tang", "唐雯", centre, Set.of(Role.SPOKESPERSON), true)),
                List.of());
    }
}
