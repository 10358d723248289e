package vn.lienthong.signing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was found of the time stamp on a signature.
 *
 * @param at when the signature was there at the latest, by the clock of the authority
 * @param authority who says so
 * @param intact it is a stamp of this authority on this very signature
 * @param trusted the authority counts here and its certificate counted then
 */
public record TimeStampVerdict(
    @Nullable Instant at, String authority, boolean intact, boolean trusted, boolean simulated) {

  @JsonProperty
  public boolean good() {
    return intact && trusted;
  }

  /** Message key of what was found. */
  String key() {
    return "signing.check.stamp." + (!intact ? "broken" : trusted ? "good" : "untrusted");
  }
}
