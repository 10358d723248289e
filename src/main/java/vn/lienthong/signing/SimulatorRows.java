package vn.lienthong.signing;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.identity.secrets.SecretBox;
import vn.lienthong.shared.db.Sql;

/** What the simulated service keeps: its authority, the certificates it gave out, its faults. */
@Repository
class SimulatorRows {
  private static final String PURPOSE = "signing.key";

  private final JdbcClient jdbc;
  private final SecretBox box;

  SimulatorRows(JdbcClient jdbc, SecretBox box) {
    this.jdbc = jdbc;
    this.box = box;
  }

  /** What can go wrong; each is a counter of how many times it still will. */
  enum Fault {
    REFUSED,
    SLOW,
    REVOKED,
    STAMP_REFUSED,
    STAMP_SILENT;

    String column() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A certificate that was given out. */
  record Issued(
      String serial,
      String personName,
      String title,
      String unitName,
      Instant validFrom,
      Instant validUntil,
      @Nullable Instant revokedAt) {}

  Optional<Certificates.Held> authority() {
    return jdbc.sql("select certificate, sealed_key from signing.authority")
        .query(this::held)
        .optional();
  }

  /** Keeps the authority unless another node was first. */
  void keepAuthority(Certificates.Held authority, Instant now) {
    jdbc.sql(
            """
            insert into signing.authority (id, certificate, sealed_key, created_at)
            values (1, :certificate, :key, :at) on conflict do nothing
            """)
        .param("certificate", encoded(authority))
        .param("key", box.seal(PURPOSE, authority.key().getEncoded()))
        .param("at", Sql.utc(now))
        .update();
  }

  Optional<Certificates.Held> stamping() {
    return jdbc.sql("select certificate, sealed_key from signing.stamping")
        .query(this::held)
        .optional();
  }

  /** Keeps the key of the time stamps unless another node was first. */
  void keepStamping(Certificates.Held stamping, Instant now) {
    jdbc.sql(
            """
            insert into signing.stamping (id, certificate, sealed_key, created_at)
            values (1, :certificate, :key, :at) on conflict do nothing
            """)
        .param("certificate", encoded(stamping))
        .param("key", box.seal(PURPOSE, stamping.key().getEncoded()))
        .param("at", Sql.utc(now))
        .update();
  }

  Optional<Certificates.Held> official(SigningService.Signatory who, Instant now) {
    return jdbc.sql(
            """
            select certificate, sealed_key from signing.certificate
            where person_id = :person and person_name = :name and title = :title
              and unit_name = :unit and revoked_at is null and valid_from <= :now
              and valid_until > :now
            order by valid_until desc limit 1
            """)
        .param("person", who.person())
        .param("name", who.name())
        .param("title", who.title())
        .param("unit", who.unit())
        .param("now", Sql.utc(now))
        .query(this::held)
        .optional();
  }

  void keep(Certificates.Held held, SigningService.Signatory who) {
    jdbc.sql(
            """
            insert into signing.certificate (serial, person_id, person_name, title, unit_name,
              certificate, sealed_key, valid_from, valid_until)
            values (:serial, :person, :name, :title, :unit, :certificate, :key, :from, :until)
            """)
        .param("serial", held.certificate().getSerialNumber().toString(16))
        .param("person", who.person())
        .param("name", who.name())
        .param("title", who.title())
        .param("unit", who.unit())
        .param("certificate", encoded(held))
        .param("key", box.seal(PURPOSE, held.key().getEncoded()))
        .param("from", Sql.utc(held.certificate().getNotBefore().toInstant()))
        .param("until", Sql.utc(held.certificate().getNotAfter().toInstant()))
        .update();
  }

  void revoke(BigInteger serial, Instant at) {
    jdbc.sql(
            """
            update signing.certificate set revoked_at = :at
            where serial = :serial and revoked_at is null
            """)
        .param("at", Sql.utc(at))
        .param("serial", serial.toString(16))
        .update();
  }

  Map<BigInteger, Instant> revoked() {
    Map<BigInteger, Instant> found = new HashMap<>();
    jdbc.sql("select serial, revoked_at from signing.certificate where revoked_at is not null")
        .query((row, number) ->
            found.put(new BigInteger(row.getString(1), 16), Sql.instant(row, "revoked_at")))
        .list();
    return found;
  }

  /** Newest first. */
  List<Issued> newest(int most) {
    return jdbc.sql(
            """
            select * from signing.certificate order by valid_from desc, serial limit :most
            """)
        .param("most", most)
        .query((row, number) ->
            new Issued(
                row.getString("serial"),
                row.getString("person_name"),
                row.getString("title"),
                row.getString("unit_name"),
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                row.getObject("valid_until", OffsetDateTime.class).toInstant(),
                Sql.instant(row, "revoked_at")))
        .list();
  }

  /** Uses the fault up if there is one. */
  boolean take(Fault fault) {
    return jdbc.sql(
                "update signing.simulator set %1$s = %1$s - 1 where %1$s > 0"
                    .formatted(fault.column()))
            .update()
        == 1;
  }

  void owe(Fault fault, int times) {
    jdbc.sql("update signing.simulator set %s = :times".formatted(fault.column()))
        .param("times", times)
        .update();
  }

  Map<Fault, Integer> faults() {
    return jdbc.sql("select * from signing.simulator")
        .query((row, number) -> {
          Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
          for (Fault fault : Fault.values()) {
            counts.put(fault, row.getInt(fault.column()));
          }
          return counts;
        })
        .single();
  }

  private Certificates.Held held(ResultSet row, int number) throws SQLException {
    return new Certificates.Held(
        Certificates.readKey(box.open(PURPOSE, row.getBytes("sealed_key"))),
        Certificates.read(row.getBytes("certificate")));
  }

  private static byte[] encoded(Certificates.Held held) {
    try {
      return held.certificate().getEncoded();
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
