package vn.lienthong.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.lienthong.procedures.ContentProblem.Kind;
import vn.lienthong.procedures.LinkedPart.Agency;
import vn.lienthong.procedures.ProcedureContent.Term;
import vn.lienthong.procedures.ProcedureContent.TermUnit;

class LinkedPartTest {

  private static LinkedPart part(String key, boolean lead, String... after) {
    return new LinkedPart(
        key,
        "Phần " + key,
        null,
        null,
        lead ? Agency.COMPETENT : Agency.FIXED,
        lead ? null : "H56.51",
        new Term(2, TermUnit.WORKING_DAY),
        List.of(after),
        lead);
  }

  private static List<Kind> problems(LinkedPart... parts) {
    return LinkedPart.problems(List.of(parts)).stream().map(ContentProblem::kind).toList();
  }

  @Test
  @DisplayName("NĐ 61/2018 Art. 19: several agencies, one of them leads")
  void oneLead() {
    assertThat(problems(part("a", true), part("b", false, "a"))).isEmpty();
    assertThat(problems(part("a", false), part("b", false))).containsExactly(Kind.ONE_LEAD);
    assertThat(problems(part("a", true), part("b", true))).containsExactly(Kind.ONE_LEAD);
    assertThat(problems()).isEmpty();
  }

  @Test
  @DisplayName("Parts that wait for each other in a circle, or for nobody known, are refused")
  void order() {
    assertThat(problems(part("a", true, "c"), part("b", false, "a"), part("c", false, "b")))
        .containsOnly(Kind.CIRCLE);
    assertThat(problems(part("a", true), part("b", false, "x"))).containsExactly(Kind.UNKNOWN_PART);
    assertThat(problems(part("a", true), part("a", false))).contains(Kind.DUPLICATE_KEY);
  }

  @Test
  @DisplayName("Every part has a term; a fixed agency and one of a territory are named")
  void termAndAgency() {
    LinkedPart endless =
        new LinkedPart(
            "b", "Phần b", null, null, Agency.TERRITORY, null, Term.NONE, List.of(), false);
    assertThat(problems(part("a", true), endless)).containsExactly(Kind.REQUIRED, Kind.NO_TERM);
  }

  @Test
  @DisplayName("What does not wait goes out together, the rest in waves")
  void waves() {
    List<LinkedPart> parts =
        List.of(part("b", false, "a"), part("a", true), part("c", false, "a"), part("d", false));
    assertThat(LinkedPage.waves(parts).stream().map(w -> w.stream().map(LinkedPart::key).toList()))
        .containsExactly(List.of("a", "d"), List.of("b", "c"));
  }
}
