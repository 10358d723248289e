package vn.lienthong.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.lienthong.procedures.ProcedureJson.UnreadableProcedure;

class ProcedureJsonTest {

  private static final String SMALL =
      """
      {"code":"1.004222","name":"Cấp giấy","cases":[{"key":"standard","name":"Thường"}],
       "channels":[{"channel":"COUNTER","caseKey":"%s","term":{"amount":5,"unit":"WORKING_DAY"}}]}
      """;

  @Test
  void aFileThatIsNoJsonSaysTheLineAndTheColumn() {
    byte[] file = "[\n{\"code\":,}]".getBytes(StandardCharsets.UTF_8);
    assertThat(OwnFileImport.json(new ByteArrayInputStream(file)).problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.problem()).isEqualTo("NOT_JSON");
          assertThat(problem.place()).startsWith("2:");
        });
  }

  @Test
  void missingListsAreEmpty() {
    var content = ProcedureJson.read(SMALL.formatted("standard"));
    assertThat(content.steps()).isEmpty();
    assertThat(content.channels()).singleElement().satisfies(c -> assertThat(c.fees()).isEmpty());
    assertThat(ProcedureJson.read(ProcedureJson.writeIndented(content))).isEqualTo(content);
  }

  @Test
  void anUnknownKeyIsRefusedWithItsPlace() {
    var refusal = refusal("{\"code\":\"1.004222\",\"name\":\"A\",\"results\":[{\"nam\":\"x\"}]}");
    assertThat(refusal.what()).isEqualTo("UNKNOWN_KEY");
    assertThat(refusal.path()).isEqualTo("results[0].nam");
  }

  @Test
  void aWrongValueIsRefusedWithItsPlace() {
    var refusal = refusal("{\"code\":\"1.004222\",\"name\":\"A\",\"levels\":[\"VILLAGE\"]}");
    assertThat(refusal.what()).isEqualTo("WRONG_VALUE");
    assertThat(refusal.path()).isEqualTo("levels[0]");
  }

  @Test
  void aFeeIsWholeDong() {
    String fee =
        """
        {"code":"1.004222","name":"A","channels":[{"channel":"COUNTER",
         "term":{"amount":5,"unit":"WORKING_DAY"},
         "fees":[{"kind":"FEE","name":"Phí","amount":%s}]}]}
        """;
    assertThat(ProcedureJson.read(fee.formatted("75000")).channels().getFirst().fees())
        .extracting(ProcedureContent.Fee::amount)
        .containsExactly(75_000L);
    assertThat(refusal(fee.formatted("75000.5")).path()).isEqualTo("channels[0].fees[0].amount");
    assertThat(refusal(fee.formatted("\"0,1%\"")).path()).isEqualTo("channels[0].fees[0].amount");
  }

  @Test
  void anAmountInAFormGroupsThousandsAndHasNoDecimals() {
    assertThat(money("1.500.000 đồng")).isEqualTo(1_500_000L);
    assertThat(money("75000đ")).isEqualTo(75_000L);
    assertThat(money("")).isNull();
    assertThat(money("75.5")).as("not 755").isEqualTo(-1L);
    assertThat(money("0,1%")).isEqualTo(-1L);
  }

  /** The amount, or -1 where the form refuses it. */
  private static @Nullable Long money(String typed) {
    FormRows form = new FormRows(Map.of());
    Long amount = form.money(typed, "amount", 0);
    return form.errors().isEmpty() ? amount : Long.valueOf(-1);
  }

  @Test
  void brokenTextIsRefusedWithLineAndColumn() {
    assertThat(refusal("{\"code\":").what()).isEqualTo("NOT_JSON");
  }

  @Test
  void contentRulesNameTheField() {
    var refusal = refusal(SMALL.formatted("other"));
    assertThat(refusal.problems())
        .containsExactly(
            new ContentProblem("channels[0].caseKey", ContentProblem.Kind.UNKNOWN_CASE, "other"));
    assertThat(refusal("{\"code\":\"12\",\"name\":\" \"}").problems())
        .extracting(p -> p.path() + " " + p.kind())
        .containsExactly("code CODE_SHAPE", "name REQUIRED");
  }

  private static UnreadableProcedure refusal(String json) {
    return catchThrowableOfType(UnreadableProcedure.class, () -> ProcedureJson.read(json));
  }
}
