package vn.lienthong.proactive;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.dossiers.PreparedFilings;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.Texts;

/** What the house did or proposes for the citizen, and their answers. */
@Controller
@Access(Access.Who.CITIZEN)
class MyServicesController {
  private final DoneRepository done;
  private final RuleRepository rules;
  private final Answers answers;
  private final PreparedFilings filings;
  private final MessageSource messages;

  MyServicesController(
      DoneRepository done,
      RuleRepository rules,
      Answers answers,
      PreparedFilings filings,
      MessageSource messages) {
    this.done = done;
    this.rules = rules;
    this.answers = answers;
    this.filings = filings;
    this.messages = messages;
  }

  /**
   * One of them.
   *
   * @param draft address of the prepared filing while it is there
   */
  record Card(Done done, @Nullable String draft, List<Rule.Option> options) {}

  record MinePage(List<Card> open, List<Done> past, boolean refuses) {}

  @GetMapping("/proactive/mine")
  String mine(CurrentUser user, Model model) {
    List<Done> all = done.of(user.requireId());
    Map<UUID, Rule> byId = rules.all().stream().collect(Collectors.toMap(Rule::id, r -> r));
    List<Card> open =
        all.stream().filter(one -> one.state().open()).map(one -> card(one, byId)).toList();
    model.addAttribute(
        "page",
        new MinePage(
            open,
            all.stream().filter(one -> !one.state().open()).toList(),
            done.refuses(user.requireId())));
    return "proactive/mine";
  }

  private Card card(Done one, Map<UUID, Rule> rules) {
    Rule rule = rules.get(one.ruleId());
    boolean there = one.draftId() != null && filings.has(one.draftId());
    return new Card(
        one,
        there ? "/dossiers/drafts/" + one.draftId() : null,
        one.level() == 3 && rule != null ? rule.options() : List.of());
  }

  @PostMapping("/proactive/mine/{id}/confirm")
  @Audited("proactive.answered")
  String confirm(
      @PathVariable UUID id, CurrentUser user, Locale locale, HttpServletRequest request) {
    Done one = answers.confirm(id, user);
    flash(request, locale, "confirmed");
    return one.dossierId() != null
        ? "redirect:/dossiers/mine/" + one.dossierId()
        : one.draftId() != null && filings.has(one.draftId())
            ? "redirect:/dossiers/drafts/" + one.draftId()
            : "redirect:/proactive/mine";
  }

  @PostMapping("/proactive/mine/{id}/refuse")
  @Audited("proactive.answered")
  String refuse(
      @PathVariable UUID id, CurrentUser user, Locale locale, HttpServletRequest request) {
    answers.refuse(id, user);
    flash(request, locale, "refused");
    return "redirect:/proactive/mine";
  }

  /** To another option, or to the same as a draft that the citizen changes. */
  @PostMapping("/proactive/mine/{id}/adjust")
  @Audited("proactive.answered")
  String adjust(
      @PathVariable UUID id, @RequestParam(defaultValue = "") String procedure, CurrentUser user) {
    return "redirect:/dossiers/drafts/"
        + answers.adjust(id, procedure.isBlank() ? null : procedure.strip(), user);
  }

  @PostMapping("/proactive/mine/preference")
  @Audited("proactive.preferred")
  String prefer(
      @RequestParam(defaultValue = "false") boolean refused,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    answers.prefer(refused, user);
    flash(request, locale, refused ? "optedOut" : "optedIn");
    return "redirect:/proactive/mine";
  }

  private void flash(HttpServletRequest request, Locale locale, String what) {
    CurrentUsers.flash(request, "ok", new Texts(messages, locale).t("proactive.done." + what));
  }
}
