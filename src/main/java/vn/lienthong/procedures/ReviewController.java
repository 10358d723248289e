package vn.lienthong.procedures;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.procedures.ProcedureContent.Term;
import vn.lienthong.procedures.ProcedureContent.TermUnit;
import vn.lienthong.procedures.catalogue.Reason;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.CurrentUsers;

/** The review of doubtful fields: the raw text beside what was read, to accept or correct. */
@Controller
@RequestMapping("/procedures/review")
@Access(value = Access.Who.STAFF, permission = ProcedureEditing.EDIT)
class ReviewController {
  private static final int SIZE = 50;

  private final DoubtRepository doubts;
  private final DoubtReview review;
  private final VersionRepository versions;
  private final MessageSource messages;

  ReviewController(
      DoubtRepository doubts,
      DoubtReview review,
      VersionRepository versions,
      MessageSource messages) {
    this.doubts = doubts;
    this.review = review;
    this.versions = versions;
    this.messages = messages;
  }

  @GetMapping
  String queue(
      @RequestParam(defaultValue = "") String after,
      @RequestParam @Nullable String reason,
      @RequestParam(defaultValue = "") String all,
      Model model) {
    var filter =
        new DoubtRepository.Filter(
            PublicController.Query.choice(Reason.class, reason), all.isEmpty(), after, SIZE);
    model.addAttribute(
        "page", new ReviewListPage(filter, doubts.queue(filter), doubts.openProcedures()));
    return "procedures/reviewList";
  }

  @GetMapping("/{code}")
  String one(@PathVariable String code, Model model) {
    model.addAttribute("page", page(code, Map.of()));
    return "procedures/review";
  }

  @PostMapping("/{code}/{id}/accept")
  @Audited("procedures.reviewed")
  String accept(@PathVariable String code, @PathVariable UUID id, CurrentUser user) {
    review.accept(id, user);
    return "redirect:/procedures/review/" + code;
  }

  /** What was typed as the right time. */
  record TermForm(@Nullable String amount, @Nullable String unit) {
    Optional<Term> term() {
      TermUnit choice = PublicController.Query.choice(TermUnit.class, unit);
      String number = amount == null ? "" : amount.strip();
      boolean counted =
          choice != null && choice != TermUnit.NONE && choice != TermUnit.SAME_DAY_CUTOFF;
      if (choice == null || (counted && !number.matches("[1-9]\\d{0,3}"))) {
        return Optional.empty();
      }
      return Optional.of(new Term(counted ? Integer.parseInt(number) : 0, choice));
    }
  }

  @PostMapping("/{code}/{id}/term")
  @Audited("procedures.reviewed")
  String correctTerm(
      @PathVariable String code,
      @PathVariable UUID id,
      TermForm form,
      CurrentUser user,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Optional<Term> term = form.term();
    if (term.isEmpty()) {
      return refused(code, id, "NOT_A_TERM", response, model);
    }
    review.correctTerm(id, term.get(), user);
    return corrected(code, request);
  }

  @PostMapping("/{code}/{id}/fee")
  @Audited("procedures.reviewed")
  String correctFee(
      @PathVariable String code,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String amount,
      CurrentUser user,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    FormRows rows = new FormRows(Map.of("amount", List.of(amount)));
    Long money = rows.money(amount, "amount", 0);
    if (!rows.errors().isEmpty()) {
      return refused(code, id, "NOT_AN_AMOUNT", response, model);
    }
    review.correctFee(id, money, user);
    return corrected(code, request);
  }

  private String corrected(String code, HttpServletRequest request) {
    String text = messages.getMessage("procedures.corrected", null, "", request.getLocale());
    CurrentUsers.flash(request, "ok", String.valueOf(text));
    return "redirect:/procedures/review/" + code;
  }

  private String refused(
      String code, UUID id, String problem, HttpServletResponse response, Model model) {
    response.setStatus(422);
    model.addAttribute("page", page(code, Map.of(id, problem)));
    return "procedures/review";
  }

  private ReviewPage page(String code, Map<UUID, String> problems) {
    String name = versions.versions(code).stream().findFirst().map(VersionRow::name).orElse(code);
    UUID draft = versions.draftOf(code).map(Draft::id).orElse(null);
    return new ReviewPage(code, name, doubts.openOf(code), draft, problems);
  }
}
