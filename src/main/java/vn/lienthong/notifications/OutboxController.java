package vn.lienthong.notifications;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.KeyPage;

/** The outbox on a page: what waits, what is stuck and why, and sending it again. */
@Controller
@Access(value = Access.Who.STAFF, permission = OutboxDesk.EDIT)
class OutboxController {
  private static final int SIZE = 50;

  private final OutboxDesk desk;
  private final List<Gateway> gateways;
  private final MessageSource messages;

  OutboxController(OutboxDesk desk, List<Gateway> gateways, MessageSource messages) {
    this.desk = desk;
    this.gateways = gateways;
    this.messages = messages;
  }

  /** The tabs of the page. */
  enum Tab {
    STUCK(List.of(Delivery.State.DEAD, Delivery.State.UNCERTAIN)),
    WAITING(List.of(Delivery.State.WAITING, Delivery.State.CLAIMED, Delivery.State.SENDING)),
    SENT(List.of(Delivery.State.SENT));

    private final List<Delivery.State> states;

    Tab(List<Delivery.State> states) {
      this.states = states;
    }

    long count(Map<Delivery.State, Long> counts) {
      return states.stream().mapToLong(state -> counts.getOrDefault(state, 0L)).sum();
    }
  }

  record OutboxPage(
      Tab tab,
      Map<Delivery.State, Long> counts,
      KeyPage<OutboxDesk.Row> list,
      List<Channel> notReady) {}

  @GetMapping("/notifications/outbox")
  String outbox(
      @RequestParam(defaultValue = "STUCK") Tab tab,
      @RequestParam(required = false) @Nullable UUID after,
      Model model) {
    List<OutboxDesk.Row> rows = desk.rows(tab.states, after, SIZE + 1);
    KeyPage<OutboxDesk.Row> list =
        rows.size() > SIZE
            ? new KeyPage<>(rows.subList(0, SIZE), rows.get(SIZE - 1).id().toString())
            : new KeyPage<>(rows, null);
    List<Channel> notReady =
        gateways.stream().filter(gateway -> !gateway.ready()).map(Gateway::channel).toList();
    model.addAttribute("page", new OutboxPage(tab, desk.counts(), list, notReady));
    return "notifications/outbox";
  }

  @PostMapping("/notifications/outbox/{id}/replay")
  @Audited("notifications.delivery-replayed")
  String replay(
      @PathVariable UUID id, CurrentUser user, Locale locale, HttpServletRequest request) {
    desk.replay(id, user);
    CurrentUsers.flash(
        request, "ok", messages.getMessage("notifications.replayed", new Object[0], locale));
    return "redirect:/notifications/outbox";
  }

  @PostMapping("/notifications/outbox/{id}/sent")
  @Audited("notifications.delivery-confirmed")
  String sent(@PathVariable UUID id, CurrentUser user, Locale locale, HttpServletRequest request) {
    desk.confirmSent(id, user);
    CurrentUsers.flash(
        request, "ok", messages.getMessage("notifications.confirmed", new Object[0], locale));
    return "redirect:/notifications/outbox";
  }
}
