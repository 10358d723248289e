package vn.lienthong.procedures.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.ProcedureContent.FieldType;
import vn.lienthong.procedures.ProcedureContent.Form;
import vn.lienthong.procedures.ProcedureContent.Section;

class AnswerRulesTest {
  private static final FormContext CONTEXT =
      new FormContext(Map.of(), LocalDate.of(2026, 11, 30), "vi");

  private static Field field(FieldType type, @Nullable Integer max, @Nullable Integer scale) {
    return new Field(
        "n", "Số", null, type, true, null, List.of(), max, scale, List.of(), null, null, null, null,
        null);
  }

  private static AnswerRules.Checked check(Field field, String typed) {
    return AnswerRules.check(List.of(field), Map.of("n", typed), Map.of(), CONTEXT);
  }

  static List<NumberCase> numbers() {
    return NumberCase.all();
  }

  @ParameterizedTest
  @MethodSource("numbers")
  @DisplayName("A number is read one way only, else it is asked for again, kept as it was typed")
  void numbers(NumberCase number) {
    Field field = field(FieldType.NUMBER, null, number.scale());
    AnswerRules.Checked checked = check(field, number.typed());
    if (number.stored().isEmpty()) {
      assertThat(checked.problems())
          .extracting(AnswerRules.Problem::key)
          .containsExactly("procedures.answer." + (number.scale() == 0 ? "NUMBER" : "DECIMAL"));
      assertThat(checked.answers()).containsEntry("n", number.typed());
    } else {
      assertThat(checked.problems()).isEmpty();
      assertThat(checked.answers()).containsEntry("n", number.stored());
      assertThat(check(field, number.stored()).answers())
          .as("what is stored reads as itself")
          .containsEntry("n", number.stored());
      assertThat(DecimalText.grouped(number.stored())).isEqualTo(number.shown());
      assertThat(check(field, number.shown()).answers())
          .as("and so does what is shown")
          .containsEntry("n", number.stored());
    }
  }

  static List<AnswerCase> verdicts() {
    return AnswerCase.all();
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  @DisplayName("Every kind of field gives the verdict of the table that the browser follows too")
  void verdict(AnswerCase line) {
    var problems =
        AnswerRules.check(
                List.of(line.declared()),
                Map.of(line.field(), line.typed()),
                Map.of(),
                AnswerCase.CONTEXT)
            .problems();
    assertThat(problems)
        .extracting(problem -> problem.key() + "|" + problem.argument())
        .isEqualTo(
            line.problem().isEmpty()
                ? List.of()
                : List.of(AnswerRules.MESSAGES + line.problem() + "|" + line.argument()));
  }

  @Test
  @DisplayName("Money is whole đồng, with or without its unit")
  void money() {
    Field money = field(FieldType.MONEY, null, null);
    for (String typed : List.of("1.500.000", "1500000", "1 500 000 đồng", "1.500.000đ")) {
      assertThat(check(money, typed).answers()).containsEntry("n", "1500000");
    }
    assertThat(check(money, "1500,5").problems())
        .extracting(AnswerRules.Problem::key)
        .containsExactly("procedures.answer.MONEY");
    assertThat(AnswerRules.shown(money, "1500000")).isEqualTo("1.500.000");
  }

  @Test
  @DisplayName("The limit of a number counts digits before the comma, not the signs between them")
  void limit() {
    Field area = field(FieldType.NUMBER, 4, 2);
    assertThat(check(area, "1.200,25").problems()).isEmpty();
    assertThat(check(area, "12.000").problems())
        .extracting(AnswerRules.Problem::key, AnswerRules.Problem::argument)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("procedures.answer.tooManyDigits", "4"));
  }

  @Test
  @DisplayName("A year is shown as people write years")
  void year() {
    assertThat(AnswerRules.shown(field(FieldType.NUMBER, 4, null), "1995")).isEqualTo("1995");
    assertThat(AnswerRules.shown(field(FieldType.NUMBER, null, null), "12000")).isEqualTo("12.000");
    assertThat(AnswerRules.shown(field(FieldType.NUMBER, null, 2), "1200,5")).isEqualTo("1.200,5");
  }

  @Test
  @DisplayName("What a program or a counter sends is stored by the same rule")
  void sentByOthers() {
    Form form =
        new Form(
            List.of(new Section("Đất", null, List.of(field(FieldType.NUMBER, null, 2)), null)));
    assertThat(AnswerRules.sent(form, Map.of("n", "1.200,50", "x", "1.2"), CONTEXT).answers())
        .isEqualTo(Map.of("n", "1200,5", "x", "1.2"));
    assertThat(AnswerRules.sent(form, Map.of("n", "1,200.5"), CONTEXT).problems())
        .extracting(AnswerRules.Problem::key)
        .containsExactly("procedures.answer.DECIMAL");
    assertThat(AnswerRules.sent(form, Map.of(), CONTEXT).problems())
        .as("what is not sent may stand on paper")
        .isEmpty();
    assertThat(AnswerRules.sent(form, Map.of(), CONTEXT).answers()).isEmpty();
  }
}
