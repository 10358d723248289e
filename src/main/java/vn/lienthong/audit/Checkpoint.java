package vn.lienthong.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The head of the chain, signed. One line of the witness file is one checkpoint: {@code time seq
 * head key signature}.
 */
record Checkpoint(long seq, Instant at, byte[] hash, String keyId, byte[] signature) {

  static byte[] signedText(long seq, Instant at, byte[] hash) {
    return "lienthong-audit/1\n%d\n%s\n%s\n"
        .formatted(seq, HexFormat.of().formatHex(hash), LogEntry.time(at))
        .getBytes(StandardCharsets.UTF_8);
  }

  byte[] signedText() {
    return signedText(seq, at, hash);
  }

  String line() {
    return "%s %d %s %s %s"
        .formatted(
            LogEntry.time(at),
            seq,
            HexFormat.of().formatHex(hash),
            keyId,
            Base64.getEncoder().encodeToString(signature));
  }

  /** Reads a line of the witness file; empty when it is not one. */
  static Optional<Checkpoint> parse(String line) {
    String[] parts = line.strip().split(" ");
    if (parts.length != 5) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Checkpoint(
              Long.parseLong(parts[1]),
              Instant.parse(parts[0]),
              HexFormat.of().parseHex(parts[2]),
              parts[3],
              Base64.getDecoder().decode(parts[4])));
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      return Optional.empty();
    }
  }
}
