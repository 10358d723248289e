package vn.lienthong.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.RequestContextUtils;
import vn.lienthong.identity.AccessReviewRows.Decision;
import vn.lienthong.identity.AccessReviewRows.Item;
import vn.lienthong.identity.AccessReviewRows.Review;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.StepUp;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.KeyPage;

/** The half-yearly review of accounts, for the administrators of their units. */
@Controller
@RequestMapping("/identity/reviews")
@Access(value = Access.Who.STAFF, permission = AccountsAdministration.PERMISSION)
class AccessReviewController {
  private final AccessReviews reviews;
  private final MessageSource messages;
  private final Clock clock;

  AccessReviewController(AccessReviews reviews, MessageSource messages, Clock clock) {
    this.reviews = reviews;
    this.messages = messages;
    this.clock = clock;
  }

  record ListPage(List<Review> reviews, boolean mayOpen, LocalDate today) {}

  @GetMapping
  String list(CurrentUser user, Model model) {
    List<Review> all = reviews.of(user);
    boolean mayOpen =
        user.may(AccountsAdministration.PERMISSION, "/") && all.stream().noneMatch(Review::isOpen);
    model.addAttribute("page", new ListPage(all, mayOpen, Vietnam.today(clock)));
    return "identity/reviews";
  }

  record OnePage(Review review, KeyPage<Item> items, boolean all, LocalDate today) {}

  @GetMapping("/{id}")
  String one(
      CurrentUser user,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam(defaultValue = "") String after,
      Model model) {
    Review found = reviews.get(id, user);
    boolean whole = all || found.undecided() == 0;
    model.addAttribute(
        "page",
        new OnePage(found, reviews.items(id, user, !whole, after), whole, Vietnam.today(clock)));
    return "identity/review";
  }

  @PostMapping
  @Audited("identity.review-opened")
  @StepUp
  String open(CurrentUser user, HttpServletRequest request) {
    UUID id = reviews.open(user);
    return "redirect:/identity/reviews/" + id;
  }

  @PostMapping("/{id}/accounts/{account}")
  @Audited("identity.access-reviewed")
  @StepUp
  String decide(
      CurrentUser user,
      @PathVariable UUID id,
      @PathVariable UUID account,
      @RequestParam Decision decision,
      @RequestParam(defaultValue = "") String note,
      HttpServletRequest request) {
    reviews.decide(id, account, decision, note, user);
    String key = "identity.reviews.done." + decision;
    String text = messages.getMessage(key, null, key, RequestContextUtils.getLocale(request));
    CurrentUsers.flash(request, "ok", text == null ? key : text);
    return "redirect:/identity/reviews/" + id;
  }
}
