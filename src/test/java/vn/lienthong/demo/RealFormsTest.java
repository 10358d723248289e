package vn.lienthong.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossiers.Party;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.ProcedureContent.FieldType;
import vn.lienthong.procedures.ProcedureContent.Form;
import vn.lienthong.procedures.form.AnswerRules;
import vn.lienthong.procedures.form.FormContext;
import vn.lienthong.procedures.form.FormLists;

class RealFormsTest {
  private static final Set<String> BUILT =
      Set.of(
          "1.001193",
          "1.000894",
          "1.004873",
          "1.000656",
          "1.001612",
          "1.013225",
          "1.013831",
          "1.001776",
          "2.000815",
          "1.011607");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  private final List<ProcedureContent> procedures =
      DemoFiles.procedures(LocalDate.of(2026, 11, 20));
  private final Map<String, List<String>> samples = DemoFiles.lists("answers.json");

  private static Applicant applicant() {
    Party party =
        new Party(
            Party.Kind.CITIZEN,
            "Nguyễn Văn An",
            "099085000101",
            "0912345678",
            "an@example.vn",
            "12 Lê Lợi",
            "14758",
            UUID.randomUUID());
    return new Applicant(party, party, "M");
  }

  /** Lists with the samples alone, and every commune of the samples. */
  private FormContext context() {
    Map<String, Map<String, String>> choices = new HashMap<>();
    samples.forEach((name, values) -> {
      if (name.startsWith("list:")) {
        Map<String, String> list = new LinkedHashMap<>();
        values.forEach(value -> list.put(value, value));
        choices.put(name.substring("list:".length()), list);
      }
    });
    choices.put(FormLists.COMMUNES, Map.of("14758", "Phường Thử"));
    return new FormContext(choices, TODAY, "vi");
  }

  @Test
  @DisplayName("Ten real forms use tables, conditions, lookups, files, limits and prefill")
  void tenForms() {
    List<Form> forms =
        procedures.stream()
            .filter(p -> BUILT.contains(p.code()))
            .map(ProcedureContent::form)
            .toList();
    assertThat(forms).hasSize(10).doesNotContainNull();
    EnumSet<FieldType> kinds = EnumSet.noneOf(FieldType.class);
    for (Form form : forms) {
      List<Field> fields = FormLists.fields(form);
      fields.forEach(field -> kinds.add(field.type()));
      assertThat(fields)
          .as("conditions, limits or tables")
          .anyMatch(f -> f.showWhen() != null || f.rules() != null || !f.columns().isEmpty());
      assertThat(fields).allMatch(field -> field.labelEn() != null);
      assertThat(form.sections()).allMatch(section -> section.titleEn() != null);
    }
    assertThat(kinds).containsExactlyInAnyOrder(FieldType.values());
    assertThat(forms.stream().flatMap(f -> FormLists.fields(f).stream()))
        .anyMatch(field -> field.requiredWhen() != null)
        .anyMatch(field -> field.prefill() != null);
    assertThat(forms.stream().flatMap(f -> f.sections().stream()))
        .anyMatch(section -> section.showWhen() != null);
  }

  @Test
  @DisplayName("What the demonstration files is what the forms take, files apart")
  void answersFit() {
    Dice dice = new Dice(7);
    FormAnswers answers =
        new FormAnswers(
            samples, new Phrases(DemoFiles.lists("phrases.json")), List.of(applicant()), dice);
    for (ProcedureContent procedure : procedures) {
      Form form = procedure.form();
      for (int round = 0; round < 20 && form != null; round++) {
        Map<String, String> filled = answers.fill(procedure, applicant(), TODAY);
        assertThat(AnswerRules.sent(form, filled, context()).problems())
            .as(procedure.code() + " " + filled)
            .isEmpty();
        assertThat(AnswerRules.check(form, filled, context()).problems())
            .as(procedure.code() + " " + filled)
            .filteredOn(problem -> !problem.key().equals(AnswerRules.MESSAGES + "file"))
            .isEmpty();
      }
    }
  }

  @Test
  @DisplayName("A child whose father is not known has no data of a father")
  void conditionsOfTheBirthForm() {
    Form birth =
        procedures.stream()
            .filter(p -> p.code().equals("1.001193"))
            .findFirst()
            .map(ProcedureContent::form)
            .orElseThrow();
    var checked =
        AnswerRules.check(birth, Map.of("fatherKnown", "NO", "fatherName", "Ai đó"), context());
    assertThat(checked.answers()).containsEntry("fatherName", "");
    assertThat(checked.problems()).noneMatch(problem -> problem.field().startsWith("fatherN"));
    assertThat(AnswerRules.check(birth, Map.of("fatherKnown", "YES"), context()).problems())
        .anyMatch(problem -> problem.field().equals("fatherName"));
  }
}
