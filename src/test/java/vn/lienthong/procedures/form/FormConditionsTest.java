package vn.lienthong.procedures.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.lienthong.procedures.FieldCondition;
import vn.lienthong.procedures.FieldRules;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.ProcedureContent.FieldType;
import vn.lienthong.procedures.ProcedureContent.Form;
import vn.lienthong.procedures.ProcedureContent.Section;

class FormConditionsTest {
  private static final FieldCondition MARRIED =
      new FieldCondition("state", FieldCondition.Test.IS, List.of("MARRIED"));

  private static Field field(
      String key,
      boolean required,
      @Nullable FieldCondition show,
      @Nullable FieldCondition require) {
    return new Field(
        key,
        key,
        null,
        FieldType.TEXT,
        required,
        null,
        List.of(),
        null,
        null,
        List.of(),
        null,
        show,
        require,
        null,
        null);
  }

  private static Field members(@Nullable String least, @Nullable String most, boolean required) {
    return new Field(
        "members",
        "Thành viên",
        null,
        FieldType.TABLE,
        required,
        null,
        List.of(),
        null,
        null,
        List.of(
            Field.plain("name", "Họ tên", FieldType.TEXT, true),
            Field.plain("share", "Phần góp", FieldType.MONEY, false)),
        null,
        null,
        null,
        new FieldRules(null, null, null, null, least, most),
        null);
  }

  private static AnswerRules.Checked check(List<Field> fields, Map<String, String> typed) {
    return AnswerRules.check(fields, typed, Map.of(), AnswerCase.CONTEXT);
  }

  private static List<String> problems(AnswerRules.Checked checked) {
    return checked.problems().stream()
        .map(problem -> problem.field() + " " + problem.key().replace(AnswerRules.MESSAGES, ""))
        .toList();
  }

  @Test
  @DisplayName(
      "A hidden field asks for nothing and keeps nothing, and what hangs on it is hidden too")
  void hidden() {
    List<Field> fields =
        List.of(
            field("state", true, null, null),
            field("spouse", true, MARRIED, null),
            field(
                "spouseId",
                true,
                new FieldCondition("spouse", FieldCondition.Test.FILLED, null),
                null));
    assertThat(check(fields, Map.of("state", "SINGLE", "spouse", "Lan", "spouseId", "1")))
        .satisfies(checked -> {
          assertThat(checked.problems()).isEmpty();
          assertThat(checked.answers()).containsEntry("spouse", "").containsEntry("spouseId", "");
        });
    assertThat(problems(check(fields, Map.of("state", "MARRIED"))))
        .containsExactly("spouse required");
    assertThat(problems(check(fields, Map.of("state", "MARRIED", "spouse", "Lan"))))
        .containsExactly("spouseId required");
  }

  @Test
  @DisplayName("A field may be asked for only where a condition says so")
  void requiredWhen() {
    List<Field> fields =
        List.of(field("state", true, null, null), field("spouse", false, null, MARRIED));
    assertThat(problems(check(fields, Map.of("state", "SINGLE")))).isEmpty();
    assertThat(problems(check(fields, Map.of("state", "MARRIED"))))
        .containsExactly("spouse required");
  }

  @Test
  @DisplayName("A page that an answer hides has no answers, and conditions reach over pages")
  void sections() {
    Form form =
        new Form(
            List.of(
                new Section("A", null, List.of(field("state", true, null, null)), null),
                new Section("B", null, List.of(field("spouse", true, null, null)), MARRIED)));
    var single =
        AnswerRules.check(form, Map.of("state", "SINGLE", "spouse", "Lan"), AnswerCase.CONTEXT);
    assertThat(single.problems()).isEmpty();
    assertThat(single.answers()).doesNotContainKey("spouse");
    assertThat(problems(AnswerRules.check(form, Map.of("state", "MARRIED"), AnswerCase.CONTEXT)))
        .containsExactly("spouse required");
  }

  @Test
  @DisplayName(
      "Empty rows fall away and the rest is numbered anew; each cell is held to its column")
  void table() {
    Map<String, String> typed =
        Map.of(
            "members.1.name",
            "",
            "members.1.share",
            " ",
            "members.3.name",
            "Lan",
            "members.3.share",
            "1.500.000 đồng",
            "members.4.name",
            "",
            "members.4.share",
            "hai");
    var checked = check(List.of(members(null, null, true)), typed);
    assertThat(checked.answers())
        .containsEntry("members.1.name", "Lan")
        .containsEntry("members.1.share", "1500000")
        .containsEntry("members.2.share", "hai")
        .doesNotContainKey("members.3.name");
    assertThat(problems(checked))
        .containsExactly("members.4.name required", "members.4.share MONEY");
  }

  @Test
  @DisplayName("A table has at least and at most as many rows as it says")
  void rows() {
    assertThat(problems(check(List.of(members(null, null, true)), Map.of())))
        .containsExactly("members required");
    assertThat(problems(check(List.of(members("2", "2", false)), Map.of("members.1.name", "A"))))
        .containsExactly("members rowsLeast");
    assertThat(
            problems(
                check(
                    List.of(members(null, "1", false)),
                    Map.of("members.1.name", "A", "members.2.name", "B"))))
        .containsExactly("members rowsMost");
  }

  @Test
  @DisplayName("A page keeps every row it showed, and adds or removes one when asked")
  void pages() {
    Field table = members(null, null, false);
    Map<String, String> typed = Map.of("members.2.name", "A", "members.2.share", "", "other", "x");
    assertThat(TableRows.kept(table, typed))
        .containsOnly(
            Map.entry("members.1.name", "A"),
            Map.entry("members.1.share", ""),
            Map.entry("members.rows", "1"));
    assertThat(TableRows.kept(table, TableRows.added(table, typed)))
        .containsEntry("members.rows", "2");
    assertThat(TableRows.kept(table, TableRows.removed(table, 2, typed)))
        .containsEntry("members.rows", "0");
  }

  @Test
  @DisplayName(
      "Patterns are refused that browser and server would read differently, or that never end")
  void patterns() {
    for (String good :
        List.of("\\d{12}", "[A-Z]{2}-\\d+", "(Nam|Nữ)", "\\d{2}[A-Z]-\\d{3}\\.\\d{2}")) {
      assertThat(FieldRules.readable(good)).as(good).isTrue();
    }
    for (String bad :
        List.of("(a+)+", "(?<=x)y", "(a)\\1", "\\s+", "[", "a++", "\\p{L}", "((a)+)b", "(a|aa)+")) {
      assertThat(FieldRules.readable(bad)).as(bad).isFalse();
    }
  }
}
