package vn.lienthong.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Biên nhận trả kết quả: who gave which result to whom. */
public record ReturnReceipt(
    Office office,
    String code,
    String procedure,
    String owner,
    Collector collector,
    String delivery,
    List<Result> results,
    boolean originalsGivenBack,
    String returnedBy,
    Instant at,
    String note)
    implements Paper {

  public ReturnReceipt {
    results = List.copyOf(results);
  }

  /** Who took it. */
  public record Collector(String name, @Nullable String identityNumber, @Nullable String phone) {}

  /**
   * A result.
   *
   * @param checkUrl shows whether the result is in force; becomes a QR code
   */
  public record Result(
      String kind,
      String number,
      String title,
      LocalDate issuedOn,
      String signer,
      @Nullable String checkUrl,
      @Nullable String checkCode) {}

  @Override
  public String template() {
    return "returned";
  }
}
