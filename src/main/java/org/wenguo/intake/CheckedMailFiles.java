package org.wenguo.intake;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wenguo.platform.StoredFiles;
import org.wenguo.platform.TenantId;

/** The files of mails, checked for malware. One that lies in its mail alone is checked with the whole of it. */
@Component
class CheckedMailFiles implements StoredFiles {

    private final Mails mails;
    private final JdbcClient db;
    private final TellingOfMalware telling;

    CheckedMailFiles(Mails mails, JdbcClient db, TellingOfMalware telling) {
        this.mails = mails;
        this.db = db;
        this.telling = telling;
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

    @Override
    public void found(TenantId tenant, byte[] sha256, String malware) {
        db.sql("""
                        select a.mail_id, a.name, c.number, c.holder_unit_id
                        from mail_attachment a
                        join mail m on m.tenant_id = a.tenant_id and m.mail_id = a.mail_id
                        left join complaint c on c.tenant_id = m.tenant_id and c.complaint_id = m.complaint_id
                        where a.tenant_id = ? and a.sha256 = ? order by a.mail_id, a.no limit 20""")
                .params(tenant.value(), sha256)
                .query((rs, row) -> new TellingOfMalware.Found(
                        rs.getObject(1, UUID.class),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getObject(4, UUID.class),
                        "/intake/mails/" + rs.getObject(1, UUID.class)))
                .list()
                .forEach(one -> telling.tell(tenant, one, malware));
    }
}
