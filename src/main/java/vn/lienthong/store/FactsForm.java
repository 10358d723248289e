package vn.lienthong.store;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** What was typed about a paper. */
record FactsForm(Map<String, String> values) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  static FactsForm of(PaperFacts facts) {
    Map<String, String> values = new HashMap<>();
    values.put("kind", facts.kind() == null ? "" : facts.kind());
    values.put("name", facts.name());
    values.put("number", facts.number() == null ? "" : facts.number());
    values.put("agency", facts.agency() == null ? "" : facts.agency());
    values.put("signer", facts.signer() == null ? "" : facts.signer());
    values.put("issuedOn", facts.issuedOn() == null ? "" : SHOWN.format(facts.issuedOn()));
    values.put("validUntil", facts.validUntil() == null ? "" : SHOWN.format(facts.validUntil()));
    values.put("forever", facts.forever() ? "true" : "");
    values.put("scope", facts.scope() == null ? "" : facts.scope());
    return new FactsForm(values);
  }

  String text(String name) {
    return values.getOrDefault(name, "").strip();
  }

  private @Nullable String orNull(String name) {
    return text(name).isEmpty() ? null : text(name);
  }

  /** Every expected mistake at its field. */
  FormErrors check(boolean whole, Texts texts) {
    FormErrors errors = new FormErrors();
    for (String field :
        whole ? new String[] {"name", "number", "agency", "issuedOn"} : new String[] {"name"}) {
      if (text(field).isEmpty()) {
        errors.add(field, texts.t("store.form.required", texts.t("store.field." + field)));
      }
    }
    for (String field : new String[] {"issuedOn", "validUntil"}) {
      if (!text(field).isEmpty() && day(field) == null) {
        errors.add(field, texts.t("store.form.badDate"));
      }
    }
    LocalDate issued = day("issuedOn");
    LocalDate until = day("validUntil");
    if (until != null && text("forever").equals("true")) {
      errors.add("validUntil", texts.t("store.form.foreverOrDate"));
    }
    if (until != null && issued != null && until.isBefore(issued)) {
      errors.add("validUntil", texts.t("store.form.endsBefore"));
    }
    return errors;
  }

  PaperFacts facts() {
    return new PaperFacts(
        orNull("kind"),
        text("name"),
        orNull("number"),
        orNull("agency"),
        orNull("signer"),
        day("issuedOn"),
        day("validUntil"),
        text("forever").equals("true"),
        orNull("scope"));
  }

  @Nullable LocalDate day(String name) {
    try {
      return text(name).isEmpty() ? null : LocalDate.parse(text(name), DAY);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
