package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.web.FormErrors;

/** What is typed in the wizard; every field may be missing. */
record MergerForm(
    @Nullable String successorId,
    @Nullable List<String> unitId,
    @Nullable String on,
    @Nullable String documentNumber,
    @Nullable String documentDate,
    @Nullable String issuer) {

  static final MergerForm EMPTY = new MergerForm(null, null, null, null, null, null);

  List<String> chosen() {
    return unitId == null
        ? List.of()
        : unitId.stream().filter(id -> !id.isBlank()).distinct().toList();
  }

  FormErrors check(Refusals refusals, Locale locale) {
    FormErrors errors = new FormErrors();
    refusals.required(errors, "successorId", UnitForm.text(successorId), locale);
    if (chosen().isEmpty() || chosen().contains(UnitForm.text(successorId))) {
      errors.add("unitId", refusals.text("directory.merger.choose", locale));
    }
    refusals.day(errors, "on", UnitForm.text(on), true, locale);
    refusals.required(errors, "documentNumber", UnitForm.text(documentNumber), locale);
    refusals.day(errors, "documentDate", UnitForm.text(documentDate), false, locale);
    return errors;
  }

  UUID successor() {
    return UnitForm.requireId(successorId);
  }

  List<UUID> units() {
    return chosen().stream().map(UnitForm::requireId).toList();
  }

  LocalDate day() {
    return DayText.parse(on).orElseThrow();
  }

  UnitMerger merger() {
    return new UnitMerger(
        units(),
        successor(),
        day(),
        new Decision(
            UnitForm.text(documentNumber),
            DayText.parse(documentDate).orElse(null),
            UnitForm.text(issuer)));
  }
}
