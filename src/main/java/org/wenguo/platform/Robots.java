package org.wenguo.platform;

import java.net.URI;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** The group robots of an organisation's units. Their addresses and secrets are stored sealed and never shown again. */
@Service
public class Robots {

    private final JdbcClient db;
    private final TransactionOperations transactions;
    private final Vault vault;
    private final RobotAddresses addresses;

    Robots(JdbcClient db, TransactionOperations transactions, Vault vault, RobotAddresses addresses) {
        this.db = db;
        this.transactions = transactions;
        this.vault = vault;
        this.addresses = addresses;
    }

    /**
     * @param address the webhook as the service shows it, token included
     * @param secret to sign with, where the robot asks for that
     * @throws Problem.Invalid if the address may not be called
     */
    public UUID add(
            TenantId tenant,
            UUID unit,
            Robot.Kind kind,
            String name,
            String address,
            @Nullable String secret,
            Instant now) {
        addresses.checked(address);
        var id = Identifiers.next();
        var key = vault.newKey();
        Tenancy.in(
                tenant,
                () -> transactions.execute(status -> db.sql("""
                                insert into robot (tenant_id, robot_id, unit_id, kind, name,
                                                   sealed_address, sealed_secret, sealing_key, created_at)
                                values (:tenant, :id, :unit, :kind, :name, :address, :secret, :key, :now)""")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("unit", unit)
                        .param("kind", kind.code())
                        .param("name", name)
                        .param("address", bytes(key.seal(address)))
                        .param("secret", bytes(key.seal(secret)), java.sql.Types.BINARY)
                        .param("key", key.wrapped())
                        .param("now", Timestamp.from(now))
                        .update()));
        return id;
    }

    /** Also forgets what it has said and was still to say. */
    public void remove(TenantId tenant, UUID robot) {
        Tenancy.in(
                tenant,
                () -> transactions.execute(status -> db.sql("delete from robot where tenant_id = ? and robot_id = ?")
                        .params(tenant.value(), robot)
                        .update()));
    }

    public List<Robot> of(TenantId tenant) {
        return Tenancy.in(
                tenant,
                () -> transactions.execute(status -> db.sql("""
                                select robot_id, unit_id, kind, name from robot
                                where tenant_id = ? order by created_at, robot_id""")
                        .param(tenant.value())
                        .query((rs, row) -> new Robot(
                                rs.getObject(1, UUID.class),
                                rs.getObject(2, UUID.class),
                                Robot.Kind.of(rs.getString(3)).orElseThrow(),
                                rs.getString(4)))
                        .list()));
    }

    /** How to reach a robot, opened for the moment of sending. Empty when it was removed meanwhile. */
    Optional<Line> line(TenantId tenant, UUID robot) {
        return Tenancy.in(
                tenant,
                () -> transactions.execute(status -> db.sql("""
                                select kind, sealed_address, sealed_secret, sealing_key from robot
                                where tenant_id = ? and robot_id = ?""")
                        .params(tenant.value(), robot)
                        .query((rs, row) -> {
                            var key = vault.unwrap(rs.getBytes(4));
                            var secret = rs.getBytes(3);
                            // Checked again: the operator may have narrowed the hosts since it was entered.
                            return new Line(
                                    Robot.Kind.of(rs.getString(1)).orElseThrow(),
                                    addresses.checked(opened(key, rs.getBytes(2))),
                                    secret == null ? null : opened(key, secret));
                        })
                        .optional()));
    }

    private static byte @Nullable [] bytes(@Nullable Sealed sealed) {
        return sealed == null ? null : sealed.bytes();
    }

    private static String opened(SealingKey key, byte[] sealed) {
        var text = key.open(new Sealed(sealed));
        if (text == null) {
            throw new IllegalStateException("Nothing was sealed");
        }
        return text;
    }

    /** Kind, address and secret of one robot. Never to be logged. */
    record Line(Robot.Kind kind, URI address, @Nullable String secret) {
        @Override
        public String toString() {
            return kind.code();
        }
    }
}
