package vn.lienthong.notifications;

import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.UnreadSource;

/** The number at the bell. */
@Component
class UnreadCount implements UnreadSource {
  private final NoticeRepository notices;

  UnreadCount(NoticeRepository notices) {
    this.notices = notices;
  }

  @Override
  public long unread(CurrentUser user) {
    if (user.id() == null || !(user.isStaff() || user.isCitizen())) {
      return 0;
    }
    return notices.unread(
        user.isCitizen() ? Recipient.Kind.CITIZEN : Recipient.Kind.STAFF, user.id());
  }
}
