package vn.lienthong.identity.passkeys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.db.Sql;

/** The table of passkeys, as the library of the ceremony and our pages read it. */
@Component
class PasskeyRows implements UserCredentialRepository {
  private final JdbcClient jdbc;

  PasskeyRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Passkey> of(UUID account) {
    return jdbc.sql(
            "select * from identity.passkey where account_id = :account order by created_at, id")
        .param("account", account)
        .query((row, number) ->
            new Passkey(
                row.getObject("handle", UUID.class),
                row.getString("label"),
                Sql.at(row, "created_at"),
                Sql.at(row, "last_used_at"),
                row.getBoolean("backed_up")))
        .list();
  }

  boolean remove(UUID account, UUID handle) {
    return jdbc.sql("delete from identity.passkey where account_id = :account and handle = :handle")
            .param("account", account)
            .param("handle", handle)
            .update()
        == 1;
  }

  @Override
  public void save(CredentialRecord record) {
    jdbc.sql(
            """
            insert into identity.passkey (id, handle, account_id, label, public_key,
              attestation, signature_count, transports, backup_eligible, backed_up, created_at, last_used_at)
            values (:id, :handle, :account, :label, :key, :attestation, :count, :transports, :eligible, :backedUp,
              :created, :used)
            on conflict (id) do update set signature_count = excluded.signature_count,
              backed_up = excluded.backed_up, last_used_at = excluded.last_used_at
            where identity.passkey.account_id = excluded.account_id
            """)
        .param("id", record.getCredentialId().getBytes())
        .param("handle", Ids.next())
        .param("account", PasskeyHolder.id(record.getUserEntityUserId()))
        .param("label", record.getLabel())
        .param("key", record.getPublicKey().getBytes())
        .param(
            "attestation",
            java.util.Objects.requireNonNull(record.getAttestationObject()).getBytes())
        .param("count", record.getSignatureCount())
        .param(
            "transports",
            record.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .toArray(String[]::new))
        .param("eligible", record.isBackupEligible())
        .param("backedUp", record.isBackupState())
        .param("created", Sql.utc(record.getCreated()))
        .param("used", Sql.utc(record.getLastUsed()))
        .update();
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes id) {
    return jdbc.sql("select * from identity.passkey where id = :id")
        .param("id", id.getBytes())
        .query(PasskeyRows::row)
        .optional()
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes userId) {
    return jdbc.sql("select * from identity.passkey where account_id = :account")
        .param("account", PasskeyHolder.id(userId))
        .query(PasskeyRows::row)
        .list();
  }

  @Override
  public void delete(Bytes id) {
    jdbc.sql("delete from identity.passkey where id = :id").param("id", id.getBytes()).update();
  }

  private static CredentialRecord row(ResultSet row, int number) throws SQLException {
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(new Bytes(row.getBytes("id")))
        .userEntityUserId(PasskeyHolder.bytes(row.getObject("account_id", UUID.class)))
        .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
        .attestationObject(new Bytes(row.getBytes("attestation")))
        .signatureCount(row.getLong("signature_count"))
        .uvInitialized(true)
        .transports(
            Arrays.stream((String[]) row.getArray("transports").getArray())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet()))
        .backupEligible(row.getBoolean("backup_eligible"))
        .backupState(row.getBoolean("backed_up"))
        .created(Sql.at(row, "created_at"))
        .lastUsed(Sql.at(row, "last_used_at"))
        .label(row.getString("label"))
        .build();
  }

  /** Holders are the accounts; the library neither makes nor removes one. */
  static PublicKeyCredentialUserEntityRepository holders(Optional<PasskeyHolder> holder) {
    return new PublicKeyCredentialUserEntityRepository() {
      @Override
      public PublicKeyCredentialUserEntity findById(Bytes id) {
        return ImmutablePublicKeyCredentialUserEntity.builder().id(id).name("-").build();
      }

      @Override
      public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return holder
            .filter(known -> known.username().equals(username))
            .map(PasskeyHolder::entity)
            .orElse(null);
      }

      @Override
      public void save(PublicKeyCredentialUserEntity entity) {
        // accounts are made elsewhere
      }

      @Override
      public void delete(Bytes id) {
        // accounts are closed elsewhere
      }
    };
  }
}
