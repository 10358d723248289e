package vn.lienthong.directory;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;

/** Forms that enter and correct people. */
@Controller
@Access(value = Access.Who.STAFF, permission = "directory.edit")
class PersonEditController {
  private final PeopleRegister register;
  private final PeopleRepository people;
  private final PersonPages pages;
  private final Refusals refusals;

  PersonEditController(
      PeopleRegister register, PeopleRepository people, PersonPages pages, Refusals refusals) {
    this.register = register;
    this.people = people;
    this.pages = pages;
    this.refusals = refusals;
  }

  @GetMapping("/directory/people/new")
  String enter(Model model) {
    return show(null, PersonForm.EMPTY, FormErrors.NONE, null, model);
  }

  @PostMapping("/directory/people/new")
  @Audited("directory.person-entered")
  String enter(
      PersonForm form,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    FormErrors errors = check(form, locale);
    UUID id = null;
    if (errors.isEmpty()) {
      try {
        id = register.enter(form.person(), user);
      } catch (AppException refusal) {
        refusals.add(errors, refusal, locale);
      }
    }
    if (id == null) {
      response.setStatus(422);
      return show(null, form, errors, null, model);
    }
    CurrentUsers.flash(request, "ok", refusals.text("directory.done.ENTERED", locale));
    return "redirect:/directory/people/" + id;
  }

  @GetMapping("/directory/people/{id}/edit")
  String correct(@PathVariable UUID id, CurrentUser user, Model model) {
    PersonDetail person = editable(id, user);
    PersonForm form =
        new PersonForm(
            person.name(),
            person.email(),
            person.phone(),
            person.version(),
            null,
            null,
            null,
            null,
            null,
            null);
    return show(person, form, FormErrors.NONE, null, model);
  }

  @PostMapping("/directory/people/{id}/edit")
  @Audited("directory.person-corrected")
  String correct(
      @PathVariable UUID id,
      PersonForm form,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    PersonDetail person = editable(id, user);
    FormErrors errors = check(form, locale);
    if (errors.isEmpty()) {
      try {
        Integer version = form.version();
        register.correct(id, form.person(), version == null ? 0 : version, user);
      } catch (AppException refusal) {
        if (refusal.code() == SharedErrors.CHANGED_MEANWHILE) {
          response.setStatus(409);
          return show(person, form, FormErrors.NONE, people.detail(id).orElse(null), model);
        }
        refusals.add(errors, refusal, locale);
      }
    }
    if (!errors.isEmpty()) {
      response.setStatus(422);
      return show(person, form, errors, null, model);
    }
    CurrentUsers.flash(request, "ok", refusals.text("directory.done.CORRECTED", locale));
    return "redirect:/directory/people/" + id;
  }

  private PersonDetail editable(UUID id, CurrentUser user) {
    PersonPage page = pages.of(id, user, null, "", FormErrors.NONE);
    if (!page.mayEdit()) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    return page.person();
  }

  private FormErrors check(PersonForm form, Locale locale) {
    FormErrors errors = new FormErrors();
    refusals.required(errors, "name", UnitForm.text(form.name()), locale);
    refusals.required(errors, "email", UnitForm.text(form.email()), locale);
    return errors;
  }

  private static String show(
      @Nullable PersonDetail person,
      PersonForm form,
      FormErrors errors,
      @Nullable PersonDetail stored,
      Model model) {
    model.addAttribute(
        "page", new PersonFormPage(person, form, errors, Map.of(), Map.of(), stored));
    return "directory/personForm";
  }
}
