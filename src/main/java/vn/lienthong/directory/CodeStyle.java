package vn.lienthong.directory;

/** How the identification code of a unit is written. */
public enum CodeStyle {
  /** QĐ 20/2020/QĐ-TTg Điều 4: from the top down, {@code H56.14}. */
  NEW,
  /** TT 10/2016/TT-BTTTT: from the bottom up, {@code 000.00.14.H56}. */
  OLD
}
