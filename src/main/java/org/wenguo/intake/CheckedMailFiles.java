package org.wenguo.intake;

import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wenguo.people.Organisations;
import org.wenguo.platform.Messages;
import org.wenguo.platform.Robots;
import org.wenguo.platform.StoredFiles;
import org.wenguo.platform.TenantId;
import org.wenguo.platform.web.Dictionary;
import org.wenguo.platform.web.Language;

/** The files of mails, checked for malware. One that lies in its mail alone is checked with the whole of it. */
@Component
class CheckedMailFiles implements StoredFiles {

    private final Mails mails;
    private final JdbcClient db;
    private final Organisations organisations;
    private final Robots robots;
    private final Messages messages;
    private final Dictionary dictionary;
    private final Clock clock;
    private final String address;

    /** @param address where staff reach the program; without it a message has no link */
    CheckedMailFiles(
            Mails mails,
            JdbcClient db,
            Organisations organisations,
            Robots robots,
            Messages messages,
            Dictionary dictionary,
            Clock clock,
            @Value("${wenguo.address:}") String address) {
        this.mails = mails;
        this.db = db;
        this.organisations = organisations;
        this.robots = robots;
        this.messages = messages;
        this.dictionary = dictionary;
        this.clock = clock;
        this.address = address.strip().replaceAll("/+$", "");
    }

    /** Those whose key was thrown away cannot be opened by anybody and need no check. */
    @Override
    public List<Unchecked> unchecked(TenantId tenant, int most) {
        return db.sql("""
                        select distinct on (a.sha256) a.sha256, a.mail_id, a.no, a.sealed is not null
                        from mail_attachment a
                        join mail m on m.tenant_id = a.tenant_id and m.mail_id = a.mail_id
                        left join complaint c on c.tenant_id = m.tenant_id and c.complaint_id = m.complaint_id
                        where a.tenant_id = :tenant and coalesce(m.sealing_key, c.sealing_key) is not null
                          and not exists (select from checked_file f
                                          where f.tenant_id = a.tenant_id and f.sha256 = a.sha256)
                        order by a.sha256, a.mail_id limit :most""")
                .param("tenant", tenant.value())
                .param("most", most)
                .query((rs, row) -> {
                    var mail = rs.getObject(2, UUID.class);
                    var no = rs.getInt(3);
                    var isByItself = rs.getBoolean(4);
                    return new Unchecked(
                            rs.getBytes(1), () -> isByItself ? mails.bytes(tenant, mail, no) : mails.raw(tenant, mail));
                })
                .list();
    }

    private record Where(UUID mail, String name, String number, UUID holder) {}

    @Override
    public void found(TenantId tenant, byte[] sha256, String malware) {
        var organisation = organisations.byId(tenant);
        var t = dictionary.in(Language.SIMPLIFIED.locale(), organisation.zone());
        for (var where : db.sql("""
                        select a.mail_id, a.name, coalesce(c.number, ''), coalesce(c.holder_unit_id, :centre)
                        from mail_attachment a
                        join mail m on m.tenant_id = a.tenant_id and m.mail_id = a.mail_id
                        left join complaint c on c.tenant_id = m.tenant_id and c.complaint_id = m.complaint_id
                        where a.tenant_id = :tenant and a.sha256 = :sha order by a.mail_id limit 20""")
                .param("centre", organisation.centre().id())
                .param("tenant", tenant.value())
                .param("sha", sha256)
                .query((rs, row) -> new Where(
                        rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3), rs.getObject(4, UUID.class)))
                .list()) {
            var link = where.number().isEmpty() ? "/intake/mails/" + where.mail() : "/complaints/" + where.number();
            for (var robot : robots.of(tenant)) {
                if (robot.unit().equals(organisation.centre().id())
                        || robot.unit().equals(where.holder())) {
                    messages.write(
                            tenant,
                            robot.id(),
                            "malware/" + where.mail() + "/" + HexFormat.of().formatHex(sha256, 0, 8),
                            t.of("mails.malware"),
                            t.of("mails.malware.text", where.name(), malware, where.number())
                                    + (address.isEmpty() ? "" : "\n" + address + link),
                            clock.instant());
                }
            }
        }
    }
}
