package vn.lienthong.dossiers.rules;

import static vn.lienthong.dossiers.rules.CollectionForm.clean;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** A new rule for writing dossier codes as it was typed. */
record CodeForm(
    @Nullable String style,
    @Nullable String dayDigits,
    @Nullable String counterDigits,
    @Nullable String firstNumber,
    @Nullable String from,
    @Nullable String basis) {

  static CodeForm of(CodeFormat now) {
    return new CodeForm(
        now.style().name(),
        "" + now.dayDigits(),
        "" + now.counterDigits(),
        "" + now.firstNumber(),
        "",
        "");
  }

  /** The rule, or nothing and the errors say why. */
  Optional<CodeFormat> read(LocalDate today, Texts texts, FormErrors errors) {
    Optional<CodeFormat.Style> written =
        Arrays.stream(CodeFormat.Style.values())
            .filter(one -> one.name().equals(clean(style)))
            .findFirst();
    if (written.isEmpty()) {
      errors.add("style", texts.t("dossiers.rules.wrong.choice"));
    }
    if (!clean(dayDigits).matches("[68]")) {
      errors.add("dayDigits", texts.t("dossiers.rules.wrong.choice"));
    }
    if (!clean(counterDigits).matches("[4-7]")) {
      errors.add("counterDigits", texts.t("dossiers.rules.wrong.counterDigits"));
    }
    if (!clean(firstNumber).matches("[1-9]\\d{0,2}|1000")) {
      errors.add("firstNumber", texts.t("dossiers.rules.wrong.firstNumber"));
    }
    LocalDate day = CollectionForm.day(from, today, texts, errors);
    if (clean(basis).isEmpty()) {
      errors.add("basis", texts.t("dossiers.rules.wrong.basis"));
    }
    return errors.isEmpty() && written.isPresent() && day != null
        ? Optional.of(
            new CodeFormat(
                day,
                null,
                written.get(),
                Integer.parseInt(clean(dayDigits)),
                Integer.parseInt(clean(counterDigits)),
                Integer.parseInt(clean(firstNumber)),
                clean(basis)))
        : Optional.empty();
  }
}
