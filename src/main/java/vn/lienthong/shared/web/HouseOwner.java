package vn.lienthong.shared.web;

/** Whose house it is, for the head and the foot of every page. */
public interface HouseOwner {
  Name name();

  /** Both are empty before the province is entered. */
  record Name(String vietnamese, String english) {}
}
