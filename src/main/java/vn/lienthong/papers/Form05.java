package vn.lienthong.papers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Mẫu số 05: notice that handling has stopped (Thông báo dừng giải quyết hồ sơ).
 *
 * @param trigger what made it stop, as words
 * @param ground legal basis of the trigger
 * @param papersGivenBack number of papers handed back
 */
public record Form05(
    Office office,
    String code,
    String number,
    Person owner,
    String procedure,
    Instant receivedAt,
    Instant stoppedAt,
    String trigger,
    @Nullable String ground,
    String reason,
    int papersGivenBack,
    String centre,
    Signer signer,
    @Nullable String lookupUrl)
    implements Paper {

  @Override
  public String template() {
    return "form05";
  }
}
