package vn.lienthong.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.StepUp;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;

/** Forms that lend a post and take it back: by its holder, or by who administers the unit. */
@Controller
@Access(value = Access.Who.STAFF, permission = "directory.view")
class DelegationController {
  private final Delegations delegations;
  private final AssignmentRepository assignments;
  private final PersonPages pages;
  private final Refusals refusals;
  private final Clock clock;

  DelegationController(
      Delegations delegations,
      AssignmentRepository assignments,
      PersonPages pages,
      Refusals refusals,
      Clock clock) {
    this.delegations = delegations;
    this.assignments = assignments;
    this.pages = pages;
    this.refusals = refusals;
    this.clock = clock;
  }

  @GetMapping("/directory/assignments/{id}/delegations/new")
  String lend(@PathVariable UUID id, CurrentUser user, Locale locale, Model model) {
    return show(lendable(id, user), DelegationForm.EMPTY, FormErrors.NONE, locale, model);
  }

  @PostMapping("/directory/assignments/{id}/delegations/new")
  @Audited("directory.delegated")
  @StepUp
  String lend(
      @PathVariable UUID id,
      DelegationForm form,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    AssignmentRow post = lendable(id, user);
    FormErrors errors = check(form, locale);
    if (errors.isEmpty()) {
      try {
        delegations.delegate(
            new NewDelegation(
                id,
                UnitForm.requireId(form.recipientId()),
                Capacity.valueOf(UnitForm.text(form.capacity())),
                new LinkedHashSet<>(form.lent()),
                DayText.parse(form.from()).orElseThrow(),
                DayText.parse(form.until()).orElseThrow().plusDays(1),
                UnitForm.text(form.documentNumber()),
                DayText.parse(form.documentDate()).orElseThrow(),
                UnitForm.text(form.note())),
            user);
      } catch (AppException refusal) {
        refusals.add(errors, refusal, locale);
      }
    }
    if (!errors.isEmpty()) {
      response.setStatus(422);
      return show(post, form, errors, locale, model);
    }
    CurrentUsers.flash(request, "ok", refusals.text("directory.done.DELEGATED", locale));
    return "redirect:/directory/people/" + post.personId();
  }

  @PostMapping("/directory/delegations/{id}/revoke")
  @Audited("directory.delegation-revoked")
  String revoke(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    DelegationRow row =
        assignments
            .delegation(id)
            .orElseThrow(() -> new AppException(DirectoryErrors.DELEGATION_UNKNOWN));
    FormErrors errors = new FormErrors();
    try {
      delegations.revoke(id, reason, user);
    } catch (AppException refusal) {
      refusals.add(errors, refusal, locale);
      response.setStatus(422);
      model.addAttribute("page", pages.of(row.giverId(), user, id, reason, errors));
      return "directory/person";
    }
    CurrentUsers.flash(request, "ok", refusals.text("directory.done.REVOKED", locale));
    return "redirect:/directory/people/" + row.giverId();
  }

  private AssignmentRow lendable(UUID id, CurrentUser user) {
    AssignmentRow post =
        assignments
            .assignment(id, Vietnam.today(clock))
            .orElseThrow(() -> new AppException(DirectoryErrors.POST_UNKNOWN));
    Delegations.requireLender(post.personId(), post.unitPath(), user);
    return post;
  }

  private FormErrors check(DelegationForm form, Locale locale) {
    FormErrors errors = new FormErrors();
    refusals.required(errors, "recipientId", UnitForm.text(form.recipientId()), locale);
    if (Arrays.stream(Capacity.values()).noneMatch(c -> c.name().equals(form.capacity()))) {
      refusals.required(errors, "capacity", "", locale);
    }
    if (form.lent().isEmpty()) {
      errors.add("permissions", refusals.text(DirectoryErrors.DELEGATION_EMPTY.key(), locale));
    }
    refusals.day(errors, "from", UnitForm.text(form.from()), true, locale);
    refusals.day(errors, "until", UnitForm.text(form.until()), true, locale);
    refusals.required(errors, "documentNumber", UnitForm.text(form.documentNumber()), locale);
    refusals.day(errors, "documentDate", UnitForm.text(form.documentDate()), true, locale);
    return errors;
  }

  private String show(
      AssignmentRow post, DelegationForm form, FormErrors errors, Locale locale, Model model) {
    LocalDate today = Vietnam.today(clock);
    Map<String, String> capacities = new LinkedHashMap<>();
    for (Capacity capacity : Capacity.values()) {
      capacities.put(capacity.name(), refusals.text("directory.capacity." + capacity, locale));
    }
    Map<String, String> permissions = new LinkedHashMap<>();
    post.permissions().forEach(name -> permissions.put(name, permission(name, locale)));
    model.addAttribute(
        "page",
        new DelegationPage(
            post,
            form,
            errors,
            assignments.recipients(post.unitPath(), post.personId(), today),
            capacities,
            permissions));
    return "directory/delegation";
  }

  /** The words of a permission stand with the directory until its module brings better ones. */
  private String permission(String name, Locale locale) {
    return refusals.text("directory.permission." + name, locale);
  }
}
