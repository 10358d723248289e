package vn.lienthong.identity.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.identity.secrets.SecretBox;
import vn.lienthong.shared.db.Signals;

/**
 * The RSA keys that sign tokens: sealed in the database, the newest signs, a retired one is still
 * published until the last token it signed has ended.
 */
@Component
class SigningKeys implements JWKSource<SecurityContext> {
  private static final String TOPIC = "key";
  private static final String PURPOSE = "signing-key";
  private static final Duration AGE = Duration.ofDays(90);
  private static final Duration AFTERLIFE = Duration.ofDays(2);

  private final JdbcClient jdbc;
  private final SecretBox box;
  private final Signals signals;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private volatile @Nullable JWKSet keys;

  SigningKeys(
      JdbcClient jdbc,
      SecretBox box,
      Signals signals,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.box = box;
    this.signals = signals;
    this.transaction = transaction;
    this.clock = clock;
    signals.on(TOPIC, key -> keys = null);
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
    return selector.select(keys());
  }

  private JWKSet keys() {
    JWKSet known = keys;
    if (known == null) {
      List<JWK> read = read();
      if (read.isEmpty()) {
        makeFirst();
        read = read();
      }
      known = new JWKSet(read);
      keys = known;
    }
    return known;
  }

  private List<JWK> read() {
    return jdbc.sql(
            """
            select sealed from identity.signing_key
            where retired_at is null or retired_at > :since order by created_at desc
            """)
        .param("since", clock.instant().minus(AFTERLIFE).atOffset(ZoneOffset.UTC))
        .query((row, number) -> open(row.getBytes(1)))
        .list();
  }

  private JWK open(byte[] sealed) {
    try {
      return JWK.parse(new String(box.open(PURPOSE, sealed), StandardCharsets.UTF_8));
    } catch (ParseException e) {
      throw new IllegalStateException("a signing key cannot be read", e);
    }
  }

  private void makeFirst() {
    transaction.executeWithoutResult(status -> {
      lock();
      boolean none =
          jdbc.sql("select not exists (select 1 from identity.signing_key)")
              .query(Boolean.class)
              .single();
      if (none) {
        make();
      }
    });
  }

  /** A new key signs from now on. */
  void rotate() {
    transaction.executeWithoutResult(status -> {
      lock();
      jdbc.sql("update identity.signing_key set retired_at = :now where retired_at is null")
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .update();
      make();
      signals.send(TOPIC, "*");
    });
    keys = null;
  }

  /** Rotates when the present key has served its time, and forgets keys long retired. */
  void maintain() {
    jdbc.sql("delete from identity.signing_key where retired_at < :before")
        .param("before", clock.instant().minus(AFTERLIFE).atOffset(ZoneOffset.UTC))
        .update();
    boolean old =
        jdbc.sql(
                """
                select exists (select 1 from identity.signing_key
                  where retired_at is null and created_at < :before)
                """)
            .param("before", clock.instant().minus(AGE).atOffset(ZoneOffset.UTC))
            .query(Boolean.class)
            .single();
    if (old) {
      rotate();
    }
  }

  private void lock() {
    jdbc.sql("lock table identity.signing_key in exclusive mode").update();
  }

  private void make() {
    try {
      RSAKey key =
          new RSAKeyGenerator(2048)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .keyIDFromThumbprint(true)
              .generate();
      Instant now = clock.instant();
      jdbc.sql(
              """
              insert into identity.signing_key (kid, sealed, created_at)
              values (:kid, :sealed, :now)
              """)
          .param("kid", key.getKeyID())
          .param("sealed", box.seal(PURPOSE, key.toJSONString().getBytes(StandardCharsets.UTF_8)))
          .param("now", now.atOffset(ZoneOffset.UTC))
          .update();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
