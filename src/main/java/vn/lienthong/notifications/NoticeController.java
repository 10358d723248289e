package vn.lienthong.notifications;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.web.KeyPage;

/** Everybody's own notices, as pages and for programs. */
@Controller
@Access(Access.Who.SIGNED_IN)
class NoticeController {
  private static final int SIZE = 20;
  private static final String OWN_MARK = "a reading mark on one's own notice is no act of state";

  private final NoticeRepository notices;
  private final Clock clock;

  NoticeController(NoticeRepository notices, Clock clock) {
    this.notices = notices;
    this.clock = clock;
  }

  record NoticeListPage(KeyPage<NoticeRepository.Row> list, long unread, boolean later) {}

  private static Recipient.Kind kind(CurrentUser user) {
    return switch (user.kind()) {
      case CITIZEN -> Recipient.Kind.CITIZEN;
      case STAFF -> Recipient.Kind.STAFF;
      case ANONYMOUS, SERVICE, SYSTEM -> throw new AppException(SharedErrors.FORBIDDEN);
    };
  }

  private KeyPage<NoticeRepository.Row> page(CurrentUser user, @Nullable UUID after) {
    List<NoticeRepository.Row> rows = notices.page(kind(user), user.requireId(), after, SIZE + 1);
    return rows.size() > SIZE
        ? new KeyPage<>(rows.subList(0, SIZE), rows.get(SIZE - 1).id().toString())
        : new KeyPage<>(rows, null);
  }

  @GetMapping("/notifications")
  String list(@RequestParam(required = false) @Nullable UUID after, CurrentUser user, Model model) {
    model.addAttribute(
        "page",
        new NoticeListPage(
            page(user, after), notices.unread(kind(user), user.requireId()), after != null));
    return user.isStaff() ? "notifications/staffList" : "notifications/citizenList";
  }

  @PostMapping("/notifications/{id}/read")
  @Audited(value = "none", reason = OWN_MARK)
  String read(@PathVariable UUID id, CurrentUser user) {
    String link = markRead(id, user);
    // Only our own paths: a link that names another host would send people away.
    boolean ours = link.startsWith("/") && !link.startsWith("//") && !link.startsWith("/\\");
    return "redirect:" + (ours ? link : "/notifications");
  }

  @PostMapping("/notifications/read-all")
  @Audited(value = "none", reason = OWN_MARK)
  String readAll(CurrentUser user) {
    notices.readAll(kind(user), user.requireId(), clock.instant());
    return "redirect:/notifications";
  }

  @GetMapping("/api/v1/notifications")
  @ResponseBody
  KeyPage<NoticeRepository.Row> rows(
      @RequestParam(required = false) @Nullable UUID after, CurrentUser user) {
    return page(user, after);
  }

  @PostMapping("/api/v1/notifications/{id}/read")
  @ResponseBody
  @Audited(value = "none", reason = OWN_MARK)
  ResponseEntity<Void> markedRead(@PathVariable UUID id, CurrentUser user) {
    markRead(id, user);
    return ResponseEntity.noContent().build();
  }

  private String markRead(UUID id, CurrentUser user) {
    return notices
        .read(kind(user), user.requireId(), id, clock.instant())
        .orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
  }
}
