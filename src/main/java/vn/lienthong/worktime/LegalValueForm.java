package vn.lienthong.worktime;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** A new legal value as it was typed. */
record LegalValueForm(
    @Nullable String value,
    @Nullable String from,
    @Nullable String basis,
    @Nullable String confirmed) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  static LegalValueForm of(LegalValue present) {
    return new LegalValueForm(present.value(), "", "", null);
  }

  /** The value, or nothing and the errors say why. */
  Optional<LegalValue> read(
      LegalParameter parameter, LocalDate today, Texts texts, FormErrors errors) {
    Optional<String> good = parameter.value(clean(value));
    if (good.isEmpty()) {
      errors.add(
          "value",
          texts.t("worktime.values.bad." + parameter.kind(), parameter.least(), parameter.most()));
    }
    LocalDate day = null;
    try {
      day = LocalDate.parse(clean(from), DATE);
      if (!day.isAfter(today)) {
        errors.add("from", texts.t("worktime.values.begun"));
      }
    } catch (DateTimeException e) {
      errors.add("from", texts.t("worktime.form.badDate", clean(from)));
    }
    if (clean(basis).isEmpty()) {
      errors.add("basis", texts.t("worktime.form.basisMissing"));
    }
    return errors.isEmpty() && day != null && good.isPresent()
        ? Optional.of(
            new LegalValue(parameter, good.get(), day, null, clean(basis), confirmed != null))
        : Optional.empty();
  }

  private static String clean(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
