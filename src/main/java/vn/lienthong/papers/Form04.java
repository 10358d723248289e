package vn.lienthong.papers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Mẫu số 04: apology and extension (Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết).
 *
 * @param number số văn bản; null while it is a draft
 * @param subject trích yếu
 * @param due the dates: given before, given now
 * @param centre to whom a copy goes
 * @param signer null while it is a draft
 */
public record Form04(
    Office office,
    String code,
    @Nullable String number,
    String subject,
    Person applicant,
    String procedure,
    Instant receivedAt,
    Appointment due,
    String reason,
    String centre,
    Instant at,
    @Nullable Signer signer)
    implements Paper {

  /** The day given before and the day given now; null while it is not set. */
  public record Appointment(Instant before, @Nullable Instant now) {}

  @Override
  public String template() {
    return "form04";
  }
}
