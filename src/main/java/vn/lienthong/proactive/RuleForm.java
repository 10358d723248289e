package vn.lienthong.proactive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** A rule as it is typed: one line for each option and each prefilled field. */
record RuleForm(Map<String, String> values) {
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final int MOST_DAYS = 366;
  private static final int MOST_HOURS = 720;

  static RuleForm of(Rule r, String agencyCode) {
    Map<String, String> values = new HashMap<>();
    values.put("code", r.code());
    values.put("title", r.title());
    values.put("text", r.text());
    values.put("level", "" + r.level());
    values.put("trigger", r.trigger().name());
    values.put("kind", r.kind() == null ? "" : r.kind());
    values.put("years", r.years() == null ? "" : "" + r.years());
    values.put("days", "" + r.days());
    values.put("procedure", r.procedureCode());
    values.put(
        "options",
        r.options().stream()
            .map(o -> o.procedure() + " | " + o.text())
            .collect(Collectors.joining("\n")));
    values.put(
        "prefill",
        r.prefill().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> e.getKey() + " = " + e.getValue())
            .collect(Collectors.joining("\n")));
    values.put("agency", agencyCode);
    values.put("undoHours", "" + r.undoHours());
    values.put("validFrom", SHOWN.format(r.validFrom()));
    values.put("validUntil", r.validUntil() == null ? "" : SHOWN.format(r.validUntil()));
    values.put("basis", r.legalBasis());
    return new RuleForm(values);
  }

  String text(String name) {
    return values.getOrDefault(name, "").strip();
  }

  FormErrors check(Texts texts) {
    FormErrors errors = new FormErrors();
    for (String field : new String[] {"code", "title", "text", "procedure", "basis"}) {
      if (text(field).isEmpty()) {
        errors.add(field, texts.t("proactive.form.required", texts.t("proactive.field." + field)));
      }
    }
    if (!text("code").matches("[A-Z0-9-]{3,40}")) {
      errors.add("code", texts.t("proactive.form.badCode"));
    }
    number("days", 0, MOST_DAYS, errors, texts);
    number("undoHours", 1, MOST_HOURS, errors, texts);
    if (!text("years").isEmpty()) {
      number("years", 0, 120, errors, texts);
    }
    if (day("validFrom") == null) {
      errors.add("validFrom", texts.t("proactive.form.badDate"));
    }
    if (!text("validUntil").isEmpty() && day("validUntil") == null) {
      errors.add("validUntil", texts.t("proactive.form.badDate"));
    }
    return errors;
  }

  private void number(String field, int least, int most, FormErrors errors, Texts texts) {
    Integer value = number(field);
    if (value == null || value < least || value > most) {
      errors.add(field, texts.t("proactive.form.badNumber", least, most));
    }
  }

  private @Nullable Integer number(String field) {
    return text(field).matches("\\d{1,4}") ? Integer.valueOf(text(field)) : null;
  }

  private @Nullable LocalDate day(String field) {
    return DayText.parse(text(field)).orElse(null);
  }

  /** After {@link #check} found nothing. */
  Rule rule(UUID id, @Nullable UUID agency) {
    Integer level = number("level");
    Integer days = number("days");
    Integer hours = number("undoHours");
    LocalDate from = day("validFrom");
    return new Rule(
        id,
        1,
        text("code"),
        text("title"),
        text("text"),
        level == null || level < 1 || level > 4 ? 1 : level,
        Arrays.stream(Rule.Trigger.values())
            .filter(t -> t.name().equals(text("trigger")))
            .findFirst()
            .orElse(Rule.Trigger.PAPER_EXPIRES),
        text("kind").isEmpty() ? null : text("kind"),
        number("years"),
        days == null ? 0 : days,
        text("procedure"),
        options(),
        prefill(),
        agency,
        hours == null ? 72 : hours,
        from == null ? LocalDate.EPOCH : from,
        day("validUntil"),
        text("basis"),
        Rule.State.DRAFT,
        Instant.EPOCH,
        "");
  }

  private List<Rule.Option> options() {
    List<Rule.Option> options = new ArrayList<>();
    text("options")
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> {
          int at = line.indexOf('|');
          options.add(
              at < 0
                  ? new Rule.Option(line.strip(), "")
                  : new Rule.Option(line.substring(0, at).strip(), line.substring(at + 1).strip()));
        });
    return options;
  }

  private Map<String, String> prefill() {
    Map<String, String> prefill = new LinkedHashMap<>();
    text("prefill")
        .lines()
        .filter(line -> line.contains("="))
        .forEach(line -> {
          int at = line.indexOf('=');
          prefill.put(line.substring(0, at).strip(), line.substring(at + 1).strip());
        });
    return prefill;
  }
}
