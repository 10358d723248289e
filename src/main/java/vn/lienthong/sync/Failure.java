package vn.lienthong.sync;

import org.jspecify.annotations.Nullable;

/**
 * Why a message did not arrive, for people.
 *
 * @param field the field of the message that is wrong, with its block; null if none is
 * @param value what stood in it
 * @param detail what the portal said
 */
record Failure(
    Reason reason, @Nullable String field, @Nullable String value, @Nullable String detail) {

  enum Reason {
    /** A field that the portal asks for has no value. */
    FIELD_MISSING(Cure.PERSON),
    /** A value is longer than the portal takes. */
    FIELD_TOO_LONG(Cure.PERSON),
    /** Our value has no word in the portal's list. */
    CODE_UNKNOWN(Cure.PERSON),
    /** The message would say another status than the act made. */
    STATUS_REWRITTEN(Cure.PERSON),
    /** The dossier or its version is not there. */
    NO_DOSSIER(Cure.PERSON),
    /** The portal read the message and refused it. */
    REJECTED(Cure.PERSON),
    /** Tried many times while other messages went through. */
    NEVER_ANSWERED(Cure.PERSON),
    /** The portal refused, for a reason that passes. */
    BUSY(Cure.TIME),
    /** An answer came that belongs to another message or cannot be read. */
    WRONG_ANSWER(Cure.TIME),
    /** No connection. */
    UNREACHABLE(Cure.LINE),
    /** No answer in time; nobody knows whether the message was stored. */
    NO_ANSWER(Cure.LINE),
    /** The portal does not know us. */
    SIGN_IN_REFUSED(Cure.LINE);

    private final Cure cure;

    Reason(Cure cure) {
      this.cure = cure;
    }

    Cure cure() {
      return cure;
    }
  }

  /** What helps: a person, time, or the whole line must come back. */
  enum Cure {
    PERSON,
    TIME,
    LINE
  }

  static Failure of(Reason reason, @Nullable String detail) {
    return new Failure(reason, null, null, detail);
  }
}
