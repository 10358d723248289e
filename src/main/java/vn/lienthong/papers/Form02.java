package vn.lienthong.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mẫu số 02: request to supplement (Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ); names everything in
 * one go.
 *
 * @param fixes at least one
 * @param answerBy null where no day is set
 * @param officer who can be asked, and who signs
 */
public record Form02(
    Office office,
    String code,
    Person owner,
    String procedure,
    List<Fix> fixes,
    String reason,
    Instant issuedAt,
    @Nullable LocalDate answerBy,
    String officer,
    @Nullable String officerPhone,
    @Nullable String lookupUrl)
    implements Paper {

  public Form02 {
    fixes = List.copyOf(fixes);
    if (fixes.isEmpty()) {
      throw new IllegalArgumentException("a request to supplement names what to fix");
    }
  }

  /**
   * @param what what is missing or wrong
   * @param source the database whose data are wrong (Decree 309/2026/NĐ-CP Art. 8.1a)
   */
  public record Fix(String component, String what, @Nullable String source) {}

  @Override
  public String template() {
    return "form02";
  }
}
