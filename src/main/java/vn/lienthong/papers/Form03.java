package vn.lienthong.papers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Mẫu số 03: refusal (Phiếu từ chối tiếp nhận, giải quyết hồ sơ).
 *
 * @param receivedBy the unit where it was handed in
 * @param applicant who handed it in
 * @param document the result that refuses, as words; null for a refusal at reception
 * @param papersGivenBack number of papers handed back
 * @param atCounter the applicant signs at the counter
 * @param refuser who refuses, and signs
 */
public record Form03(
    Office office,
    String code,
    String receivedBy,
    String applicant,
    Person owner,
    String procedure,
    Instant submittedAt,
    int papersGivenBack,
    String reason,
    @Nullable String legalGround,
    @Nullable String document,
    Instant issuedAt,
    boolean atCounter,
    String refuser,
    @Nullable String refuserPhone,
    @Nullable String lookupUrl)
    implements Paper {

  @Override
  public String template() {
    return "form03";
  }
}
