package vn.lienthong.papers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Biên lai thu phí, lệ phí in three copies: one stays in the book, one goes to the payer, one to
 * the accounts (Decree 123/2020/NĐ-CP Art. 30–32).
 *
 * @param code of what was paid for
 * @param book mẫu số, ký hiệu and tax code of who collects
 * @param amount in đồng
 * @param checkUrl shows whether this receipt is true; becomes a QR code
 */
public record FeeReceipt(
    Office office,
    String code,
    Book book,
    String number,
    Payer payer,
    String purpose,
    List<Line> lines,
    long amount,
    String means,
    Instant at,
    String takenBy,
    @Nullable String checkUrl)
    implements Paper {

  public FeeReceipt {
    lines = List.copyOf(lines);
  }

  /** The book of receipts. */
  public record Book(String form, String series, String taxCode) {}

  public record Payer(String name, @Nullable String address) {}

  /**
   * A fee (phí) or charge (lệ phí) in đồng.
   *
   * @param kind as words
   */
  public record Line(String kind, String name, long amount) {}

  /** How many copies. */
  public int copies() {
    return 3;
  }

  public String inWords() {
    return MoneyWords.of(amount);
  }

  @Override
  public String template() {
    return "fees";
  }
}
