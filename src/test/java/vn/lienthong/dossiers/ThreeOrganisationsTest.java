package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.dossiers.TestOffice.as;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.directory.UnitKind;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.worktime.DueRule;
import vn.lienthong.worktime.Term;
import vn.lienthong.worktime.WorktimeApi;

@HouseTest
class ThreeOrganisationsTest {
  @Autowired TestOffice offices;
  @Autowired TestUnits units;
  @Autowired DossierIntake intake;
  @Autowired Deadlines deadlines;
  @Autowired DueDates dueDates;
  @Autowired WorktimeApi worktime;
  @Autowired MockMvcTester mvc;

  private TestOffice.Office here;
  private TestOffice.Office other;
  private TestOffice.Office third;
  private UUID helper;

  @BeforeEach
  void open() {
    here = offices.open();
    other = offices.open();
    third = offices.open();
    helper =
        units.unit(
            third.code() + ".08", "Trung tâm hỗ trợ thử", UnitKind.SERVICE_CENTRE, third.agency());
  }

  /** Commune A receives for commune B; a third centre helped. */
  private Dossier elsewhere() {
    return intake.receive(other.papers().helpedBy(helper), Channel.COUNTER, null, here.counter());
  }

  private String page(CurrentUser user, String path) {
    var answer = mvc.get().uri(path).with(as(user)).exchange();
    assertThat(answer).hasStatusOk();
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName(
      "NĐ 118/2025 Art. 14, NĐ 309/2026 Art. 8.3: a dossier keeps where the applicant was helped,"
          + " where it was received and who decides; each of them sees it")
  void three() {
    Dossier.Organisations places = elsewhere().organisations();
    assertThat(places.helped().unitId()).isEqualTo(helper);
    assertThat(places.received().unitId()).isEqualTo(here.centre());
    assertThat(places.competent().unitId()).isEqualTo(other.agency());
    assertThat(
            page(
                offices.staff("Lý Văn Giúp", Position.COUNTER_OFFICER, helper),
                "/dossiers/" + elsewhere().id()))
        .contains("Nơi hướng dẫn", "Nơi tiếp nhận");
    assertThatThrownBy(() ->
            intake.receive(
                other.papers().helpedBy(third.division()), Channel.COUNTER, null, here.counter()))
        .hasFieldOrPropertyWithValue("code", DossiersErrors.UNKNOWN_UNIT);
  }

  @Test
  @DisplayName(
      "NĐ 309/2026 Art. 8.3, 9: received at A after 15:00, B's clock starts the next working day")
  void clockOfTheCompetentAgency() {
    Dossier dossier = elsewhere();
    Instant received = Instant.parse("2026-11-24T09:10:00Z"); // 16:10 in Vietnam, a Tuesday
    Dossier.Times times =
        dueDates.received(
            Dossier.Times.submitted(received, null),
            dossier.organisations(),
            Channel.COUNTER,
            dossier.procedure().term(),
            received);
    Instant morning = Instant.parse("2026-11-25T00:00:00Z");
    assertThat(times.clockStart()).isEqualTo(morning);
    assertThat(times.dueAt())
        .isEqualTo(worktime.calendar().due(morning, Term.workingDays(5), DueRule.USUAL).at());
    Dossier.Times own =
        dueDates.received(
            Dossier.Times.submitted(received, null),
            intake.receive(here.papers(), Channel.COUNTER, null, here.counter()).organisations(),
            Channel.COUNTER,
            dossier.procedure().term(),
            received);
    assertThat(own.clockStart()).isEqualTo(received);
  }

  @Test
  @DisplayName("TT 03/2025 Form 07: the register names all three")
  void register() {
    Dossier dossier = elsewhere();
    CurrentUser head = offices.staff("Cao Thị Trưởng", Position.COUNTER_HEAD, here.centre());
    assertThat(page(head, "/dossiers/register"))
        .contains(dossier.code(), "Nơi tiếp nhận", "Nơi hướng dẫn: Trung tâm hỗ trợ thử");
  }
}
