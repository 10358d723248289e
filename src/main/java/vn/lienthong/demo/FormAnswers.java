package vn.lienthong.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.ProcedureContent.FieldType;
import vn.lienthong.procedures.form.AnswerRules;
import vn.lienthong.procedures.form.DateBound;
import vn.lienthong.procedures.form.TableRows;

/** Fills the electronic form of a procedure with answers that fit its fields. */
final class FormAnswers {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final Map<String, List<String>> samples;
  private final Phrases phrases;
  private final List<Applicant> people;
  private final Dice dice;

  FormAnswers(
      Map<String, List<String>> samples, Phrases phrases, List<Applicant> people, Dice dice) {
    this.samples = samples;
    this.phrases = phrases;
    this.people = people.stream().filter(person -> !person.enterprise()).toList();
    this.dice = dice;
  }

  Map<String, String> fill(ProcedureContent content, Applicant applicant, LocalDate today) {
    Map<String, String> answers = new LinkedHashMap<>();
    if (content.form() == null) {
      return answers;
    }
    boolean first = true;
    for (ProcedureContent.Section section : content.form().sections()) {
      if (!AnswerRules.holds(section.showWhen(), answers)) {
        continue;
      }
      // The first section is about the owner, the next about another person.
      Applicant about = first ? applicant : dice.one(people);
      for (Field field : section.fields()) {
        if (AnswerRules.holds(field.showWhen(), answers)) {
          fill(field, about, today, answers);
        }
      }
      first = false;
    }
    return answers;
  }

  private void fill(Field field, Applicant about, LocalDate today, Map<String, String> answers) {
    boolean required =
        field.required()
            || (field.requiredWhen() != null && AnswerRules.holds(field.requiredWhen(), answers));
    if (field.type() == FieldType.FILE || (!required && !dice.chance(0.4))) {
      return;
    }
    if (field.type() == FieldType.TABLE) {
      int rows = Math.max(dice.between(1, 2), least(field, 1));
      for (int row = 1; row <= rows; row++) {
        Applicant other = dice.one(people);
        for (Field column : field.columns()) {
          if (column.required() || dice.chance(0.5)) {
            List<String> known = samples.get(field.key() + "." + column.key());
            answers.put(
                TableRows.cell(field, row, column),
                known == null ? answer(column, other, today) : dice.one(known));
          }
        }
      }
    } else {
      answers.put(field.key(), answer(field, about, today));
    }
  }

  private static int least(Field field, int otherwise) {
    String least = field.limits().least();
    return least == null ? otherwise : Integer.parseInt(least.replaceFirst(",.*", ""));
  }

  private String answer(Field field, Applicant about, LocalDate today) {
    return switch (field.type()) {
      case TEXT -> cut(text(field, about), field);
      case TEXTAREA -> cut(sample(field, "textarea"), field);
      case DATE -> DAY.format(within(field, day(field, today), today));
      case NUMBER -> number(field);
      case MONEY -> String.valueOf(dice.between(20, 900) * 1_000_000L);
      case SELECT, RADIO -> dice.one(field.options()).value();
      case CHECKBOX -> "true";
      case IDENTITY_NUMBER -> Objects.requireNonNull(about.person().identityNumber());
      case PHONE -> Objects.requireNonNull(about.person().phone());
      case EMAIL -> Objects.requireNonNull(about.person().email());
      case COMMUNE -> Objects.requireNonNull(about.person().communeCode());
      case LOOKUP ->
          dice.one(Objects.requireNonNull(samples.get("list:" + field.list()), field.list()));
      case TABLE, FILE -> "";
    };
  }

  private String text(Field field, Applicant about) {
    String key = field.key().toLowerCase(Locale.ROOT);
    if (samples.containsKey(field.key())) {
      return sample(field, "text");
    }
    if (key.contains("name") || key.endsWith("party") || key.contains("contact")) {
      return about.person().name();
    }
    if (key.matches(".*(address|place|street|venue|hamlet|store|birthplace).*")) {
      return phrases.any("address", dice);
    }
    if (key.matches(".*(number|certificate|licence|serial|passport|plot|sheet|id)$")) {
      return String.valueOf(dice.between(11, 998));
    }
    return phrases.any("text", dice);
  }

  private String sample(Field field, String otherwise) {
    List<String> known = samples.get(field.key());
    return known == null ? phrases.any(otherwise, dice) : dice.one(known);
  }

  private LocalDate day(Field field, LocalDate today) {
    String key = field.key().toLowerCase(Locale.ROOT);
    if (key.contains("birth") && !key.contains("child")) {
      return today.minusDays(dice.between(7_500, 23_000));
    }
    boolean future = key.matches("(from|to|start|end|visit|ready|ceremony|sign|work|last).*");
    int days = dice.between(3, 60);
    return future
        ? today.plusDays(key.startsWith("to") ? days + 60L : days)
        : today.minusDays(days);
  }

  private static LocalDate within(Field field, LocalDate day, LocalDate today) {
    String first = field.limits().least();
    String last = field.limits().most();
    LocalDate least = first == null ? null : DateBound.of(first, today);
    LocalDate most = last == null ? null : DateBound.of(last, today);
    LocalDate later = least != null && day.isBefore(least) ? least : day;
    return most != null && later.isAfter(most) ? most : later;
  }

  private String number(Field field) {
    String most = field.limits().most();
    if (most != null) {
      int limit = Integer.parseInt(most.replaceFirst(",.*", ""));
      return String.valueOf(dice.between(Math.min(limit, least(field, 1)), Math.min(limit, 900)));
    }
    int digits = field.max() == null ? 3 : field.max();
    String key = field.key().toLowerCase(Locale.ROOT);
    if (digits >= 4 && (key.contains("year") || key.equals("since"))) {
      return String.valueOf(dice.between(1995, 2024));
    }
    if (key.matches(".*(count|copies|times|signers)$")) {
      return String.valueOf(dice.between(1, 3));
    }
    int largest = (int) Math.pow(10, Math.min(digits, 3)) - 1;
    return String.valueOf(dice.between(1, largest));
  }

  private static String cut(String text, Field field) {
    Integer max = field.max();
    return max != null && text.length() > max ? text.substring(0, max) : text;
  }
}
