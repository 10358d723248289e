package vn.lienthong.identity;

/** The national e-ID's answer is not good enough to let somebody in; the page says which way. */
final class CitizenRefusal extends RuntimeException {
  /** Each has its text under {@code identity.citizen.refusal.<NAME>}. */
  enum Reason {
    /** The citizen said no, or the provider did. */
    DECLINED,
    /** The way back does not belong to a question of this browser, or comes too late. */
    UNKNOWN_STATE,
    /** The code is spent or too old. */
    CODE_EXPIRED,
    /** No answer in time. */
    SILENT,
    /** Signature, issuer, audience, times or nonce are wrong. */
    UNTRUSTED,
    /** The answer lacks identity number or name. */
    INCOMPLETE
  }

  private final Reason reason;

  CitizenRefusal(Reason reason, String detail, Throwable cause) {
    super(detail, cause);
    this.reason = reason;
  }

  CitizenRefusal(Reason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
