package vn.lienthong.procedures;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.procedures.ProcedureContent.Step;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.StepUp;
import vn.lienthong.shared.web.CurrentUsers;

/** Editing a draft: its content, its step table, and publishing it. */
@Controller
@RequestMapping("/procedures/drafts/{id}")
@Access(value = Access.Who.STAFF, permission = ProcedureEditing.EDIT)
class DraftController {
  private static final int REFUSED = 422;

  private final ProcedureEditing editing;
  private final DoubtRepository doubts;
  private final TrialController trials;
  private final MessageSource messages;

  DraftController(
      ProcedureEditing editing,
      DoubtRepository doubts,
      TrialController trials,
      MessageSource messages) {
    this.editing = editing;
    this.doubts = doubts;
    this.trials = trials;
    this.messages = messages;
  }

  @GetMapping
  String edit(@PathVariable UUID id, Model model) {
    Draft draft = editing.draft(id);
    model.addAttribute("page", page(draft, DraftForm.of(draft.content())));
    return "procedures/draft";
  }

  @PostMapping
  @Audited("procedures.changed")
  String save(
      @PathVariable UUID id,
      @RequestParam int lockVersion,
      @RequestParam(defaultValue = "SAVE") String act,
      @RequestParam MultiValueMap<String, String> typed,
      CurrentUser user,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Draft draft = editing.draft(id);
    FormRows form = DraftRows.after(new FormRows(typed), act);
    Draft known = new Draft(id, draft.code(), lockVersion, draft.content());
    if (DraftRows.moves(act)) {
      model.addAttribute("page", page(known, form));
      model.addAttribute("unsaved", true);
      return "procedures/draft";
    }
    Optional<ProcedureContent> content = DraftForm.read(form, draft.content());
    if (content.isPresent() && editing.change(known, content.get(), user)) {
      CurrentUsers.flash(request, "ok", text("procedures.saved", request.getLocale()));
      return "redirect:/procedures/drafts/" + id;
    }
    // A form that is refused keeps its version: what somebody else saved meanwhile is still seen.
    DraftPage page = page(content.isPresent() ? draft : known, form);
    content.ifPresent(
        mine -> model.addAttribute("conflicts", ContentDifference.between(mine, draft.content())));
    response.setStatus(content.isPresent() ? 409 : REFUSED);
    model.addAttribute("page", page);
    return "procedures/draft";
  }

  @GetMapping("/steps")
  String steps(@PathVariable UUID id, Model model) {
    Draft draft = editing.draft(id);
    model.addAttribute("page", StepsPage.of(draft, StepForm.of(draft.content().steps())));
    return "procedures/steps";
  }

  @PostMapping("/steps")
  @Audited("procedures.changed")
  String saveSteps(
      @PathVariable UUID id,
      @RequestParam int lockVersion,
      @RequestParam(defaultValue = "SAVE") String act,
      @RequestParam MultiValueMap<String, String> typed,
      CurrentUser user,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Draft draft = editing.draft(id);
    FormRows form = StepForm.after(new FormRows(typed), act);
    Optional<List<Step>> steps = StepForm.read(form);
    Draft known = new Draft(id, draft.code(), lockVersion, draft.content());
    if (steps.isPresent()) {
      if (editing.change(known, ContentParts.withSteps(draft.content(), steps.get()), user)) {
        CurrentUsers.flash(request, "ok", text("procedures.saved", request.getLocale()));
        return "redirect:/procedures/drafts/" + id + "/steps";
      }
    }
    // as above: a refused form keeps its version, and of two who saved each sees both
    model.addAttribute("page", StepsPage.of(steps.isPresent() ? draft : known, form));
    steps
        .map(mine -> ContentParts.withSteps(draft.content(), mine))
        .ifPresent(mine ->
            model.addAttribute("conflicts", ContentDifference.between(mine, draft.content())));
    response.setStatus(steps.isPresent() ? 409 : REFUSED);
    return "procedures/steps";
  }

  @PostMapping("/publish")
  @Access(value = Access.Who.STAFF, permission = ProcedureEditing.PUBLISH)
  @Audited("procedures.published")
  @StepUp
  String publish(
      @PathVariable UUID id,
      @RequestParam String from,
      @RequestParam(defaultValue = "") String confirmation,
      CurrentUser user,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Draft draft = editing.draft(id);
    FormRows form = new FormRows(Map.of());
    LocalDate day = null;
    try {
      day = FormRows.day(from.strip());
    } catch (DateTimeException e) {
      form.errors().add("from", "NOT_A_DATE");
    }
    if (!ProcedureEditing.errors(draft.content()).isEmpty()) {
      form.errors().add("publish", "STEPS_HAVE_ERRORS");
    }
    if (day != null) {
      ServiceLevelDays.against(draft.content().serviceLevels(), day)
          .ifPresent(problem -> form.errors().add("publish", problem.kind().name()));
    }
    if (form.errors().isEmpty() && !editing.confirmation(draft).equals(confirmation)) {
      form.errors().add("publish", "IMPACT_NOT_SEEN");
    }
    if (day == null || !form.errors().isEmpty()) {
      return trials.refused(draft, form, user, response, model);
    }
    editing.publish(id, day, confirmation, user);
    CurrentUsers.flash(request, "ok", text("procedures.publishedFlash", request.getLocale()));
    return "redirect:/procedures/manage/" + draft.code();
  }

  @PostMapping("/discard")
  @Audited("procedures.discarded")
  String discard(@PathVariable UUID id, CurrentUser user, HttpServletRequest request) {
    String code = editing.draft(id).code();
    editing.discard(id, user);
    CurrentUsers.flash(request, "ok", text("procedures.discardedFlash", request.getLocale()));
    return "redirect:/procedures/manage?q=" + code;
  }

  private DraftPage page(Draft draft, FormRows form) {
    return new DraftPage(
        draft,
        form,
        new StepTable(draft.content().steps()).check(ContentFacts.terms(draft.content())),
        doubts.openOf(draft.code()).size(),
        editing.today());
  }

  private String text(String key, Locale locale) {
    return String.valueOf(messages.getMessage(key, null, key, locale));
  }
}
