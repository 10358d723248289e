package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.web.FormErrors;

/** Turns a filled form, of a page or of the API, into the act it asks for. */
@Component
class UnitActing {
  private final UnitRegister register;
  private final UnitChanges changes;
  private final Refusals refusals;

  UnitActing(UnitRegister register, UnitChanges changes, Refusals refusals) {
    this.register = register;
    this.changes = changes;
    this.refusals = refusals;
  }

  FormErrors check(String act, UnitForm form, Locale locale) {
    FormErrors errors = new FormErrors();
    if (act.equals("FOUNDED") || act.equals("RENAMED")) {
      refusals.required(errors, "name", UnitForm.text(form.name()), locale);
    }
    if (act.equals("FOUNDED") || act.equals("RECODED")) {
      refusals.required(errors, "code", UnitForm.text(form.code()), locale);
    }
    if (act.equals("FOUNDED")
        && Arrays.stream(UnitKind.values()).noneMatch(k -> k.name().equals(form.kind()))) {
      refusals.required(errors, "kind", "", locale);
    }
    if (act.equals("MOVED")) {
      refusals.required(errors, "parentId", UnitForm.text(form.parentId()), locale);
    }
    if (act.equals("MERGED") && form.successors().size() != 1
        || act.equals("SPLIT") && form.successors().size() < 2) {
      errors.add("successorId", refusals.text("directory.form.successors." + act, locale));
    }
    if (!act.equals("CORRECTED")) {
      refusals.day(errors, "on", UnitForm.text(form.on()), true, locale);
      refusals.required(errors, "documentNumber", UnitForm.text(form.documentNumber()), locale);
      refusals.day(errors, "documentDate", UnitForm.text(form.documentDate()), false, locale);
    }
    return errors;
  }

  UUID found(UnitForm form, CurrentUser user) {
    return register.found(
        new NewUnit(
            UnitForm.text(form.code()),
            UnitForm.text(form.name()),
            UnitForm.text(form.nameEn()),
            UnitKind.valueOf(UnitForm.text(form.kind())),
            UnitForm.id(form.parentId()).orElse(null),
            UnitForm.orNull(form.geoCode()),
            UnitForm.orNull(form.address()),
            UnitForm.orNull(form.phone()),
            day(form),
            form.decision()),
        user);
  }

  void change(String act, UUID id, UnitForm form, CurrentUser user) {
    switch (act) {
      case "RENAMED" ->
          changes.rename(
              new UnitRename(
                  id,
                  UnitForm.text(form.name()),
                  UnitForm.text(form.nameEn()),
                  day(form),
                  form.decision()),
              user);
      case "MOVED" ->
          changes.move(id, UnitForm.requireId(form.parentId()), day(form), form.decision(), user);
      case "RECODED" ->
          changes.recode(id, UnitForm.text(form.code()), day(form), form.decision(), user);
      case "MERGED" ->
          changes.merge(
              new UnitMerger(
                  List.of(id),
                  UnitForm.requireId(form.successors().getFirst()),
                  day(form),
                  form.decision()),
              user);
      case "SPLIT" ->
          changes.split(
              id,
              form.successors().stream().map(UnitForm::requireId).toList(),
              day(form),
              form.decision(),
              user);
      case "DISSOLVED" -> changes.dissolve(id, day(form), form.decision(), user);
      case "CORRECTED" ->
          register.correct(
              id,
              new Contact(
                  UnitForm.orNull(form.geoCode()),
                  UnitForm.orNull(form.address()),
                  UnitForm.orNull(form.phone())),
              user);
      default -> throw new AppException(SharedErrors.NOT_FOUND);
    }
  }

  private static LocalDate day(UnitForm form) {
    return DayText.parse(form.on())
        .orElseThrow(() -> new AppException(DirectoryErrors.PERIOD_INVALID));
  }
}
