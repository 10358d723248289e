package vn.lienthong.store;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a paper.
 *
 * @param kind code of the paper in the national catalogue, KQ.G15.000033; null when unknown
 * @param number số, ký hiệu
 * @param validUntil last day of its validity; null when it names none
 * @param forever it says that it has no end
 * @param scope where it is valid, in words
 */
public record PaperFacts(
    @Nullable String kind,
    String name,
    @Nullable String number,
    @Nullable String agency,
    @Nullable String signer,
    @Nullable LocalDate issuedOn,
    @Nullable LocalDate validUntil,
    boolean forever,
    @Nullable String scope) {

  /** A paper of which nothing but the name is known yet. */
  public static PaperFacts named(String name) {
    return new PaperFacts(null, name, null, null, null, null, null, false, null);
  }

  boolean validOn(LocalDate day) {
    return validUntil == null || !day.isAfter(validUntil);
  }
}
