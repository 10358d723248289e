package vn.lienthong.directory;

/** In whose place somebody acts (NĐ 30/2020/NĐ-CP Điều 13). */
public enum Capacity {
  /** Ký thay: a deputy for the head. */
  KT,
  /** Thừa lệnh: by order of the head. */
  TL,
  /** Thừa uỷ quyền: by written, time-limited authority that cannot be passed on. */
  TUQ,
  /** Thay mặt: on behalf of the collective. */
  TM,
  /** Quyền: acting head. */
  Q
}
