package vn.lienthong.shared.web;

/** A short message shown once on the next page; kind is ok, warn or late. */
public record Flash(String kind, String text) {
  static final String ATTRIBUTE = "lienthong.flash";
}
