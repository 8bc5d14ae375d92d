package org.wenguo.intake;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wenguo.platform.StoredFiles;
import org.wenguo.platform.TenantId;
import org.wenguo.platform.Vault;

/** What complainants showed us, checked for malware: a picture may be more than a picture. */
@Component
class CheckedPhotos implements StoredFiles {

    private final JdbcClient db;
    private final Vault vault;
    private final TellingOfMalware telling;

    CheckedPhotos(JdbcClient db, Vault vault, TellingOfMalware telling) {
        this.db = db;
        this.vault = vault;
        this.telling = telling;
    }

    /** Those whose key was thrown away cannot be opened by anybody and need no check. */
    @Override
    public List<Unchecked> unchecked(TenantId tenant, int most) {
        return db.sql("""
                        select distinct on (p.sha256) p.sha256, p.photo_id, c.sealing_key
                        from photo p join complaint c on c.tenant_id = p.tenant_id and c.complaint_id = p.complaint_id
                        where p.tenant_id = :tenant and c.sealing_key is not null
                          and not exists (select from checked_file f
                                          where f.tenant_id = p.tenant_id and f.sha256 = p.sha256)
                        order by p.sha256, p.photo_id limit :most""")
                .param("tenant", tenant.value())
                .param("most", most)
                .query((rs, row) -> {
                    var photo = rs.getObject(2, UUID.class);
                    var key = vault.unwrap(rs.getBytes(3));
                    return new Unchecked(
                            rs.getBytes(1),
                            () -> key.open(db.sql("select sealed from photo where tenant_id = ? and photo_id = ?")
                                    .params(tenant.value(), photo)
                                    .query((one, no) -> one.getBytes(1))
                                    .single()));
                })
                .list();
    }

    @Override
    public void found(TenantId tenant, byte[] sha256, String malware) {
        db.sql("""
                        select p.photo_id, c.number, c.holder_unit_id, c.sealing_key, p.sealed_name
                        from photo p join complaint c on c.tenant_id = p.tenant_id and c.complaint_id = p.complaint_id
                        where p.tenant_id = ? and p.sha256 = ? and c.sealing_key is not null
                        order by p.photo_id limit 20""")
                .params(tenant.value(), sha256)
                .query((rs, row) -> new TellingOfMalware.Found(
                        rs.getObject(1, UUID.class),
                        Photos.name(vault.unwrap(rs.getBytes(4)), rs.getBytes(5)),
                        rs.getString(2),
                        rs.getObject(3, UUID.class),
                        ""))
                .list()
                .forEach(one -> telling.tell(tenant, one, malware));
    }
}
