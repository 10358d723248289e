package vn.lienthong.payments;

import java.util.UUID;

/** What befalls a payment in a run of faults; each has a payee of its own, and so its own books. */
public enum Mishap {
  NONE,
  PENDING,
  FAILURE,
  LATE,
  DUPLICATED,
  OUT_OF_ORDER,
  LOST,
  WRONG_AMOUNT,
  WRONG_SIGNATURE,
  INIT_UNANSWERED,
  QUERY_UNANSWERED;

  Payee payee() {
    UUID id = UUID.nameUUIDFromBytes(name().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return new Payee(id, "/" + name() + "/", name());
  }
}
