package vn.lienthong.notifications;

/** The ways in which people are told. */
public enum Channel {
  IN_APP,
  EMAIL,
  SMS
}
