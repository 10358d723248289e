package vn.lienthong.procedures;

/**
 * Where a field's first value comes from; the person sees where, and may change it (Decree
 * 224/2026/NĐ-CP Art. 15.1: what the state has is asked once).
 */
public enum Prefill {
  /** From the electronic identity. */
  NAME,
  IDENTITY_NUMBER,
  BIRTH_DATE,
  /** From the account. */
  PHONE,
  EMAIL,
  /** From the last accepted dossier of the same person: their address and commune. */
  ADDRESS,
  COMMUNE,
  /** The answer to the field of the same key in the last accepted dossier that has one. */
  LAST_ANSWER
}
