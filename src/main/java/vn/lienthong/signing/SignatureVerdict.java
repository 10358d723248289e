package vn.lienthong.signing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one signature in a PDF.
 *
 * @param office capacity and title as they stand in the signature, for instance "KT. Giám đốc"
 * @param at when it was made, as the signature says; null when it does not
 * @param intact no byte that it covers was changed, and it is of this certificate
 * @param trusted a way leads to an authority that counts here
 * @param validThen the certificate was valid at that time
 * @param revokedAt since when the certificate is revoked
 * @param revoked whether that makes this signature worthless
 * @param simulated of the authority of the demonstration
 * @param stamp what a third party says about when; null when nobody does
 */
public record SignatureVerdict(
    String signer,
    String title,
    String unit,
    String office,
    @Nullable Instant at,
    boolean intact,
    boolean trusted,
    boolean validThen,
    @Nullable Instant revokedAt,
    boolean revoked,
    Coverage coverage,
    String issuer,
    String serial,
    @Nullable Instant validFrom,
    @Nullable Instant validUntil,
    boolean simulated,
    @Nullable TimeStampVerdict stamp) {

  /** How much of the file the signature covers. */
  public enum Coverage {
    /** All of it, save data that only helps to check it. */
    WHOLE,
    /** An earlier version, to which a later signature added. */
    EXTENDED,
    /** Something was added or changed after the last signature. */
    ALTERED
  }

  @JsonProperty
  public boolean good() {
    return intact
        && trusted
        && validThen
        && !revoked
        && coverage != Coverage.ALTERED
        && (stamp == null || stamp.intact());
  }

  /** Baseline level of the signature (ETSI EN 319 142-1): B-T with a time that others vouch for. */
  @JsonProperty
  public String level() {
    return stamp != null && stamp.good() ? "PAdES-B-T" : "PAdES-B-B";
  }

  /** A place of a signature that holds none. */
  static SignatureVerdict broken(String signer, Coverage coverage) {
    return new SignatureVerdict(
        signer, "", "", "", null, false, false, false, null, false, coverage, "", "", null, null,
        false, null);
  }
}
