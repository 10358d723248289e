package vn.lienthong.signing;

import java.security.cert.CertificateEncodingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.files.StoredFile;
import vn.lienthong.identity.secrets.SecretBox;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.db.Sql;

@Repository
class SignatureRepository {
  private final JdbcClient jdbc;

  SignatureRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(SignedDraft.Facts f, StoredFile signed) {
    TimeStampVerdict stamp = f.stamp();
    try {
      jdbc.sql(
              """
              insert into signing.signature (id, token, file_id, source_file_id, sha256_before,
                sha256_after, object_type, object_id, person_id, person_name, post_id, position,
                title, unit_id, unit_name, unit_path, capacity, permission, basis, certificate,
                simulated, signed_at, stamped_at, stamped_by)
              values (:id, :token, :file, :source, :before, :after, :objectType, :objectId,
                :person, :name, :post, :position, :title, :unit, :unitName, :path, :capacity,
                :permission, :basis, :certificate, :simulated, :at, :stampedAt, :stampedBy)
              """)
          .param("id", Ids.next())
          .param("token", SecretBox.random())
          .param("file", signed.id())
          .param("source", f.source().id())
          .param("before", f.source().sha256())
          .param("after", signed.sha256())
          .param("objectType", f.order().objectType())
          .param("objectId", f.order().objectId())
          .param("person", f.signer().requireId())
          .param("name", f.signer().name())
          .param("post", f.post().assignmentId())
          .param("position", f.post().position())
          .param("title", f.post().title())
          .param("unit", f.post().unitId())
          .param("unitName", f.post().unitName())
          .param("path", f.post().unitPath())
          .param("capacity", f.post().capacity())
          .param("permission", f.order().permission())
          .param("basis", f.basis())
          .param("certificate", f.certificate().getEncoded())
          .param("simulated", f.simulated())
          .param("at", Sql.utc(f.at()))
          .param("stampedAt", stamp == null || stamp.at() == null ? null : Sql.utc(stamp.at()))
          .param("stampedBy", stamp == null ? null : stamp.authority())
          .update();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  List<SignatureSummary> of(Collection<UUID> files) {
    return files.isEmpty()
        ? List.of()
        : jdbc.sql("select * from signing.signature where file_id in (:files)")
            .param("files", files)
            .query(SignatureRepository::row)
            .list();
  }

  Optional<SignatureSummary> byToken(String token) {
    return jdbc.sql("select * from signing.signature where token = :token")
        .param("token", token)
        .query(SignatureRepository::row)
        .optional();
  }

  Optional<SignatureSummary> byContent(String sha256) {
    return jdbc.sql(
            """
            select * from signing.signature where sha256_after = :hash order by signed_at limit 1
            """)
        .param("hash", sha256)
        .query(SignatureRepository::row)
        .optional();
  }

  /** When the house kept this very content. */
  Optional<Instant> keptAt(String sha256) {
    return jdbc.sql(
            """
            select signed_at from signing.signature where sha256_after = :hash
            order by signed_at limit 1
            """)
        .param("hash", sha256)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  private static SignatureSummary row(ResultSet row, int number) throws SQLException {
    return new SignatureSummary(
        row.getString("token"),
        row.getObject("file_id", UUID.class),
        row.getObject("source_file_id", UUID.class),
        row.getString("sha256_before"),
        row.getString("sha256_after"),
        row.getString("person_name"),
        row.getString("title"),
        row.getString("unit_name"),
        row.getString("capacity"),
        row.getString("basis"),
        row.getBoolean("simulated"),
        row.getObject("signed_at", OffsetDateTime.class).toInstant(),
        Sql.instant(row, "stamped_at"),
        row.getString("stamped_by"));
  }
}
