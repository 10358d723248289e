package vn.lienthong.payments.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * MaXacThuc: SHA-256 over the fields of the message joined by {@code |} and the shared secret.
 * Which fields, in which order, is data by version.
 */
@Component
public class Signatures {
  private final JdbcClient jdbc;
  private final GatewaySettings settings;
  private final Map<String, List<String>> fields = new ConcurrentHashMap<>();

  Signatures(JdbcClient jdbc, GatewaySettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /** The message with its MaXacThuc. */
  public Message sign(String kind, Message message) {
    return message.with(Message.MAC, digest(kind, message));
  }

  public boolean holds(String kind, Message message) {
    return MessageDigest.isEqual(
        digest(kind, message).getBytes(StandardCharsets.US_ASCII),
        message.text(Message.MAC).getBytes(StandardCharsets.UTF_8));
  }

  private String digest(String kind, Message message) {
    String text =
        fields.computeIfAbsent(kind, this::read).stream()
                .map(message::text)
                .collect(Collectors.joining("|"))
            + "|"
            + secret();
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> read(String kind) {
    return jdbc.sql(
            "select fields from payments.message_format where version = :version and message ="
                + " :kind")
        .param("version", settings.version())
        .param("kind", kind)
        .query((row, number) -> {
          Array array = row.getArray("fields");
          return List.of((String[]) array.getArray());
        })
        .optional()
        .orElseThrow(
            () -> new IllegalStateException("no fields of " + kind + " " + settings.version()));
  }

  private String secret() {
    return settings.simulated()
        ? jdbc.sql("select secret from payments.simulator").query(String.class).single()
        : settings.secret();
  }
}
