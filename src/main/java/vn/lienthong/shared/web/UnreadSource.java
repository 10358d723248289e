package vn.lienthong.shared.web;

import vn.lienthong.shared.CurrentUser;

/** How many notifications the user has not read. */
public interface UnreadSource {
  long unread(CurrentUser user);
}
