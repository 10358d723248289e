package vn.lienthong.dossiers.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossiers.Delivery;
import vn.lienthong.dossiers.NewDossier;
import vn.lienthong.dossiers.Party;
import vn.lienthong.dossiers.ReceivedComponent;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureContent.Applicant;
import vn.lienthong.procedures.ProcedureVersion;

/** Function 22 of TT 11/2025/TT-BKHCN: the officer's assistant, in fixed rules. */
class AssistantTest {
  private static final UUID SCAN = new UUID(0, 1);

  private static ProcedureContent.Component paper(
      String key, int originals, int certified, boolean required) {
    return new ProcedureContent.Component(
        key,
        "Giấy " + key,
        ProcedureContent.ComponentGroup.SUBMIT,
        null,
        originals,
        0,
        certified,
        null,
        required);
  }

  private static ProcedureVersion version(ProcedureContent.Component... papers) {
    LocalDate from = LocalDate.of(2026, 3, 1);
    return new ProcedureVersion(
        new UUID(0, 2),
        "9.000001",
        from,
        new ProcedureContent(
            "9.000001",
            "Thủ tục thử",
            null,
            null,
            null,
            null,
            List.of(),
            List.of(Applicant.CITIZEN),
            from,
            "01/QĐ-UBND",
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(papers),
            List.of(),
            null,
            List.of(),
            null,
            List.of()));
  }

  private static final LocalTime CUT_OFF = LocalTime.of(15, 0);

  private static Party party(Party.Kind kind, @Nullable String phone, @Nullable String address) {
    return new Party(kind, "Nguyễn Văn Ân", "099900000011", phone, null, address, null, null);
  }

  private static Assistant.Desk desk(
      ProcedureVersion version, Party owner, Delivery delivery, ReceivedComponent... received) {
    return new Assistant.Desk(
        version,
        new NewDossier(
            version.code(),
            null,
            null,
            owner,
            owner,
            delivery,
            1,
            null,
            Map.of(),
            List.of(received)),
        LocalTime.of(9, 0),
        CUT_OFF,
        null,
        false);
  }

  private static final Party AN = party(Party.Kind.CITIZEN, "0900000001", "12 Lê Lợi");

  private static List<String> rules(Assistant.Desk desk) {
    return Assistant.hints(desk).stream().map(Assistant.Hint::rule).toList();
  }

  @Test
  @DisplayName("Everything there and scanned: one line that says so")
  void completeIsSaid() {
    assertThat(
            rules(
                desk(
                    version(paper("a", 1, 0, true)),
                    AN,
                    Delivery.COUNTER,
                    new ReceivedComponent("a", 1, 0, 0, List.of(SCAN)))))
        .containsExactly("COMPLETE");
  }

  @Test
  @DisplayName("NĐ 61/2018/NĐ-CP Điều 17 khoản 2a: all that is missing is named in one go")
  void missingPapersAreNamedTogether() {
    Assistant.Desk desk =
        desk(
            version(paper("a", 1, 0, true), paper("b", 0, 1, true), paper("c", 1, 0, false)),
            AN,
            Delivery.COUNTER);
    assertThat(Assistant.hints(desk))
        .filteredOn(hint -> hint.rule().equals("MISSING"))
        .extracting(hint -> hint.arguments().getFirst())
        .containsExactly("Giấy a", "Giấy b");
    assertThat(rules(desk)).contains("ALL_AT_ONCE").doesNotContain("COMPLETE");
    assertThat(Assistant.checks(desk))
        .extracting(Assistant.Check::paper, Assistant.Check::required, Assistant.Check::given)
        .containsExactly(
            tuple("Giấy a", true, false),
            tuple("Giấy b", true, false),
            tuple("Giấy c", false, false));
  }

  @Test
  void aCopyIsNoOriginalAndNoCertifiedCopy() {
    assertThat(
            rules(
                desk(
                    version(paper("a", 1, 0, true), paper("b", 0, 1, true)),
                    AN,
                    Delivery.COUNTER,
                    new ReceivedComponent("a", 0, 0, 1, List.of(SCAN)),
                    new ReceivedComponent("b", 0, 0, 1, List.of()))))
        .containsExactly("ORIGINAL", "CERTIFIED", "NOT_SCANNED");
  }

  @Test
  void aBusinessIsToldThatTheProcedureIsForCitizens() {
    assertThat(
            rules(
                desk(version(), party(Party.Kind.ENTERPRISE, "0900000001", "x"), Delivery.COUNTER)))
        .contains("NOT_FOR_THEM");
  }

  @Test
  @DisplayName("QĐ 45/2016/QĐ-TTg: a result goes by post only to an address")
  void postNeedsAnAddress() {
    assertThat(rules(desk(version(), party(Party.Kind.CITIZEN, "0900000001", null), Delivery.POST)))
        .contains("POST_ADDRESS");
    assertThat(rules(desk(version(), AN, Delivery.POST))).doesNotContain("POST_ADDRESS");
  }

  @Test
  @DisplayName("NĐ 309/2026/NĐ-CP Điều 9: after 15:00 the hand-over is on the next working day")
  void lateInTheAfternoonTheHandOverIsTomorrow() {
    Assistant.Desk nine = desk(version(), AN, Delivery.COUNTER);
    Assistant.Desk three =
        new Assistant.Desk(nine.version(), nine.handed(), CUT_OFF, CUT_OFF, "X-1", true);
    Assistant.Desk later =
        new Assistant.Desk(
            nine.version(), nine.handed(), CUT_OFF.plusMinutes(1), CUT_OFF, null, false);
    assertThat(rules(nine)).containsExactly("COMPLETE");
    assertThat(rules(three)).contains("OPEN_ALREADY", "ELSEWHERE").doesNotContain("AFTER_CUT_OFF");
    assertThat(rules(later)).contains("AFTER_CUT_OFF");
  }

  @Test
  void everyHintOfThePapersCitesTheVersionOfTheProcedure() {
    Assistant.Desk desk = desk(version(paper("a", 1, 0, true)), AN, Delivery.COUNTER);
    String basis =
        AssistantTexts.basis(
            Assistant.hints(desk).getFirst().basis(),
            desk.version(),
            (key, arguments) -> key + " " + List.of(arguments));
    assertThat(basis).isEqualTo("dossiers.hint.basis.PAPERS [9.000001, 01/03/2026, 01/QĐ-UBND]");
  }
}
