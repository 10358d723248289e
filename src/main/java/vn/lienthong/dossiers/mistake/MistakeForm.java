package vn.lienthong.dossiers.mistake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.DossierMistake;
import vn.lienthong.dossiers.DossierResult;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.ResultReport;
import vn.lienthong.dossiers.desk.Filter;
import vn.lienthong.dossiers.form.Typed;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;
import vn.lienthong.worktime.WorkCalendar;

/** What somebody typed about a wrong or missing result. */
record MistakeForm(Map<String, String> values) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  MistakeForm {
    values = Map.copyOf(values);
  }

  String text(String name) {
    return Typed.text(values, name);
  }

  @Nullable Integer version() {
    return Typed.version(values);
  }

  ResultReport.Kind kind() {
    return find(ResultReport.Kind.class, "kind").orElse(ResultReport.Kind.WRONG);
  }

  private <E extends Enum<E>> Optional<E> find(Class<E> type, String field) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> one.name().equals(text(field)))
        .findFirst();
  }

  DossierMistake.Verdict verdict(WorkCalendar calendar) {
    String cost = text("cost").replaceAll("[.\\s]", "");
    LocalDate day = Filter.day(text("fixBy"));
    Instant fixBy = day == null || !calendar.holds(day) ? null : calendar.closing(day).orElse(null);
    return new DossierMistake.Verdict(
        text("accepted").equals("true"),
        find(DossierMistake.Fault.class, "atFault").orElse(null),
        cost.matches("\\d{1,12}") ? Long.valueOf(cost) : null,
        fixBy,
        text("text"));
  }

  private ResultDocument.Outcome outcome() {
    return find(ResultDocument.Outcome.class, "outcome").orElse(ResultDocument.Outcome.GRANTED);
  }

  DossierResult.Issue issue(List<UUID> files) {
    return new DossierResult.Issue(
        outcome(),
        text("number"),
        text("title"),
        text("signer"),
        Filter.day(text("issuedOn")),
        files.isEmpty() ? null : files.getFirst(),
        text("refusal"),
        text("ground"));
  }

  FormErrors checkReport(Texts texts) {
    return required(texts, "description");
  }

  FormErrors checkVerdict(WorkCalendar calendar, Texts texts) {
    FormErrors errors = required(texts, "accepted", "text");
    if (text("accepted").equals("true")) {
      DossierMistake.Verdict verdict = verdict(calendar);
      if (verdict.atFault() == null) {
        required(texts, "atFault").all().forEach(errors::add);
      }
      if (verdict.cost() == null) {
        errors.add("cost", texts.t("dossiers.mistake.form.cost"));
      }
    }
    LocalDate day = Filter.day(text("fixBy"));
    if (day == null ? !text("fixBy").isEmpty() : !calendar.holds(day)) {
      errors.add("fixBy", texts.t("shared.dateInvalid"));
    } else if (day != null && calendar.closing(day).isEmpty()) {
      errors.add(
          "fixBy",
          texts.t(
              "dossiers.form.dayOfRest",
              DAY.format(day),
              DAY.format(calendar.nextWorkingDay(day))));
    }
    return errors;
  }

  FormErrors checkReissue(Texts texts) {
    FormErrors errors =
        outcome() == ResultDocument.Outcome.REFUSED
            ? required(texts, "refusal", "number", "title", "signer")
            : required(texts, "number", "title", "signer");
    if (!text("issuedOn").isEmpty() && Filter.day(text("issuedOn")) == null) {
      errors.add("issuedOn", texts.t("shared.dateInvalid"));
    }
    return errors;
  }

  private FormErrors required(Texts texts, String... fields) {
    FormErrors errors = new FormErrors();
    Typed.require(values, List.of(fields), texts, errors);
    return errors;
  }
}
