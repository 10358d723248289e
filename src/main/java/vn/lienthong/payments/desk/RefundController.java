package vn.lienthong.payments.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumMap;
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
import vn.lienthong.payments.Refund;
import vn.lienthong.payments.RefundRepository;
import vn.lienthong.payments.RefundSending;
import vn.lienthong.payments.RefundState;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.StepUp;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.shared.web.Texts;

/** The desk of refunds: asked for, to be paid out, refused by the gateway, done. */
@Controller
@Access(value = Access.Who.STAFF, permission = PaymentsDesk.VIEW)
class RefundController {
  private static final int SIZE = 50;

  private final RefundRepository refunds;
  private final RefundSending sending;
  private final PaymentsDesk desk;
  private final MessageSource messages;

  RefundController(
      RefundRepository refunds, RefundSending sending, PaymentsDesk desk, MessageSource messages) {
    this.refunds = refunds;
    this.sending = sending;
    this.desk = desk;
    this.messages = messages;
  }

  /** The tabs of the desk. */
  enum Tab {
    REQUESTED(RefundState.REQUESTED),
    OWED(RefundState.APPROVED, RefundState.SUBMITTED),
    ERROR(RefundState.ERROR),
    DONE(RefundState.REFUNDED, RefundState.REJECTED);

    private final List<RefundState> states;

    Tab(RefundState... states) {
      this.states = List.of(states);
    }

    List<RefundState> states() {
      return states;
    }
  }

  /** A refund with what the user may do to it now. */
  record Row(Refund refund, boolean mayDecide, boolean mayPayOut, boolean mayRetry) {}

  record RefundsPage(Tab tab, Map<Tab, Long> counts, KeyPage<Row> list) {}

  @GetMapping("/payments/refunds")
  String list(
      @RequestParam(defaultValue = "REQUESTED") Tab tab,
      @RequestParam(required = false) @Nullable UUID after,
      CurrentUser user,
      Model model) {
    String[] reach = user.reach(PaymentsDesk.VIEW);
    Map<Tab, Long> counts = new EnumMap<>(Tab.class);
    for (Tab one : Tab.values()) {
      counts.put(one, refunds.count(one.states(), reach));
    }
    List<Row> rows =
        refunds.list(tab.states(), reach, after, SIZE + 1).stream()
            .map(refund -> row(refund, user))
            .toList();
    KeyPage<Row> page = KeyPage.of(rows, SIZE, row -> row.refund().id());
    model.addAttribute("page", new RefundsPage(tab, counts, page));
    return "payments/desk/refunds";
  }

  private static Row row(Refund refund, CurrentUser user) {
    boolean same = user.id() != null && user.id().equals(refund.requested().id());
    return new Row(
        refund,
        refund.state() == RefundState.REQUESTED
            && !same
            && PaymentsDesk.may(PaymentsDesk.APPROVE, refund, user),
        refund.state() == RefundState.APPROVED
            && refund.way() != Refund.Way.GATEWAY
            && PaymentsDesk.may(PaymentsDesk.COLLECT, refund, user),
        refund.state() == RefundState.ERROR && PaymentsDesk.may(PaymentsDesk.REFUND, refund, user));
  }

  @PostMapping("/payments/refunds/{id}/approve")
  @Audited("payments.refund-approved")
  @StepUp
  String approve(
      @PathVariable UUID id, CurrentUser user, HttpServletRequest request, Locale locale) {
    return act(
        request,
        locale,
        "payments.done.approved",
        () -> {
          desk.approve(id, user);
          sending.send(id);
        });
  }

  @PostMapping("/payments/refunds/{id}/reject")
  @Audited("payments.refund-rejected")
  String reject(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      CurrentUser user,
      HttpServletRequest request,
      Locale locale) {
    return act(request, locale, "payments.done.rejected", () -> desk.reject(id, reason, user));
  }

  @PostMapping("/payments/refunds/{id}/pay-out")
  @Audited("payments.refunded")
  @StepUp
  String payOut(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String receipt,
      CurrentUser user,
      HttpServletRequest request,
      Locale locale) {
    return act(request, locale, "payments.done.paidOut", () -> desk.payOut(id, receipt, user));
  }

  @PostMapping("/payments/refunds/{id}/retry")
  @Audited("payments.refund-retried")
  String retry(@PathVariable UUID id, CurrentUser user, HttpServletRequest request, Locale locale) {
    return act(
        request,
        locale,
        "payments.done.retried",
        () -> {
          desk.retry(id, user);
          sending.send(id);
        });
  }

  private String act(HttpServletRequest request, Locale locale, String done, Runnable doing) {
    Texts texts = new Texts(messages, locale);
    try {
      doing.run();
      CurrentUsers.flash(request, "ok", texts.t(done));
    } catch (AppException refusal) {
      CurrentUsers.flash(request, "warn", texts.t(refusal.expected()));
    }
    return "redirect:/payments/refunds";
  }
}
