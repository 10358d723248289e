package vn.lienthong.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
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
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;

/** Forms that put a person into a position and end it. */
@Controller
@Access(value = Access.Who.STAFF, permission = "directory.edit")
class AssignmentController {
  private final AssignmentRegister register;
  private final PeopleRepository people;
  private final AssignmentRepository assignments;
  private final UnitChoices choices;
  private final PersonPages pages;
  private final Refusals refusals;
  private final Clock clock;

  AssignmentController(
      AssignmentRegister register,
      PeopleRepository people,
      AssignmentRepository assignments,
      UnitChoices choices,
      PersonPages pages,
      Refusals refusals,
      Clock clock) {
    this.register = register;
    this.people = people;
    this.assignments = assignments;
    this.choices = choices;
    this.pages = pages;
    this.refusals = refusals;
    this.clock = clock;
  }

  @GetMapping("/directory/people/{id}/assignments/new")
  String assign(@PathVariable UUID id, CurrentUser user, Locale locale, Model model) {
    return show(id, PersonForm.EMPTY, FormErrors.NONE, user, locale, model);
  }

  @PostMapping("/directory/people/{id}/assignments/new")
  @Audited("directory.assigned")
  String assign(
      @PathVariable UUID id,
      PersonForm form,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    FormErrors errors = check(form, locale);
    if (errors.isEmpty()) {
      try {
        LocalDate last = DayText.parse(form.until()).orElse(null);
        register.assign(
            new NewAssignment(
                id,
                Position.valueOf(UnitForm.text(form.position())),
                UnitForm.text(form.title()),
                UnitForm.requireId(form.unitId()),
                DayText.parse(form.from()).orElseThrow(),
                last == null ? null : last.plusDays(1),
                UnitForm.text(form.documentNumber())),
            user);
      } catch (AppException refusal) {
        refusals.add(errors, refusal, locale);
      }
    }
    if (!errors.isEmpty()) {
      response.setStatus(422);
      return show(id, form, errors, user, locale, model);
    }
    CurrentUsers.flash(request, "ok", refusals.text("directory.done.ASSIGNED", locale));
    return "redirect:/directory/people/" + id;
  }

  @PostMapping("/directory/assignments/{id}/end")
  @Audited("directory.assignment-ended")
  String end(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(defaultValue = "") String documentNumber,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    AssignmentRow row =
        assignments
            .assignment(id, Vietnam.today(clock))
            .orElseThrow(() -> new AppException(DirectoryErrors.POST_UNKNOWN));
    user.require("directory.edit", row.unitPath());
    FormErrors errors = new FormErrors();
    refusals.day(errors, "until", until, true, locale);
    if (errors.isEmpty()) {
      try {
        register.end(id, DayText.parse(until).orElseThrow().plusDays(1), documentNumber, user);
      } catch (AppException refusal) {
        refusals.add(errors, refusal, locale);
      }
    }
    if (!errors.isEmpty()) {
      response.setStatus(422);
      model.addAttribute("page", pages.of(row.personId(), user, id, until, errors));
      return "directory/person";
    }
    CurrentUsers.flash(request, "ok", refusals.text("directory.done.ENDED", locale));
    return "redirect:/directory/people/" + row.personId();
  }

  private FormErrors check(PersonForm form, Locale locale) {
    FormErrors errors = new FormErrors();
    String position = UnitForm.text(form.position());
    if (Arrays.stream(Position.values()).noneMatch(p -> p.name().equals(position))) {
      refusals.required(errors, "position", "", locale);
    }
    refusals.required(errors, "unitId", UnitForm.text(form.unitId()), locale);
    refusals.day(errors, "from", UnitForm.text(form.from()), true, locale);
    refusals.day(errors, "until", UnitForm.text(form.until()), false, locale);
    return errors;
  }

  private String show(
      UUID id, PersonForm form, FormErrors errors, CurrentUser user, Locale locale, Model model) {
    PersonDetail person =
        people.detail(id).orElseThrow(() -> new AppException(DirectoryErrors.PERSON_UNKNOWN));
    model.addAttribute(
        "page",
        new PersonFormPage(
            person,
            form,
            errors,
            assignments.positions(locale.getLanguage().equals("en")),
            UnitChoices.byName(choices.editable(user), null),
            null));
    return "directory/assignment";
  }
}
