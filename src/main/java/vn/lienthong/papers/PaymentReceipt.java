package vn.lienthong.papers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Biên lai thu phí, lệ phí. The layout is our own; numbered forms of the tax office are kept where
 * they are issued.
 *
 * @param code of the dossier or whatever else was paid for
 * @param amount in đồng
 * @param means as words
 * @param number of the receipt or the transaction
 * @param takenBy who took the money; empty when the gateway did
 * @param checkUrl shows whether this receipt is true; becomes a QR code
 */
public record PaymentReceipt(
    Office office,
    String code,
    String payer,
    String purpose,
    List<Line> lines,
    long amount,
    String means,
    String number,
    Instant at,
    String takenBy,
    @Nullable String checkUrl)
    implements Paper {

  public PaymentReceipt {
    lines = List.copyOf(lines);
  }

  /** A fee or charge in đồng. */
  public record Line(String name, long amount) {}

  /** 75.000 đồng. */
  public static String money(long amount) {
    return String.format(java.util.Locale.ROOT, "%,d", amount).replace(',', '.') + " đồng";
  }

  @Override
  public String template() {
    return "receipt";
  }
}
