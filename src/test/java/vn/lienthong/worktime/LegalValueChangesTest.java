package vn.lienthong.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static vn.lienthong.FormToken.csrf;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

/** New values hold from the year 2048 on, so that no other test sees them. */
@HouseTest
class LegalValueChangesTest {
  private static final LocalDate FIRST = LocalDate.of(2048, 3, 1);
  private static final LocalDate SECOND = LocalDate.of(2048, 9, 1);

  @Autowired LegalValues values;
  @Autowired LegalValueChanges changes;
  @Autowired MockMvcTester mvc;
  @Autowired Clock clock;

  private static CurrentUser officer(CurrentUser.Scope scope, String... permissions) {
    return new CurrentUser(
        CurrentUser.Kind.STAFF,
        UUID.randomUUID(),
        "Lê Thị Thử",
        null,
        List.of(
            new CurrentUser.Post(
                UUID.randomUUID(),
                "SYSTEM_ADMIN",
                "Quản trị",
                UUID.randomUUID(),
                "Văn phòng",
                "/1/2/",
                scope,
                Set.of(permissions),
                null)));
  }

  private static CurrentUser editor() {
    return officer(CurrentUser.Scope.PROVINCE, "worktime.view", "worktime.edit");
  }

  @AfterEach
  void withoutThem() {
    for (LegalValue value : List.copyOf(values.all())) {
      if (value.from().getYear() == 2048) {
        changes.withdraw(value.parameter(), value.from(), editor());
      }
    }
    assertThat(values.all()).noneMatch(value -> value.from().getYear() == 2048);
  }

  private static LegalValue cutOff(String time, LocalDate from) {
    return new LegalValue(
        LegalParameter.HANDOVER_CUT_OFF, time, from, null, "Văn bản thử số 51", false);
  }

  private LegalValue on(LocalDate day) {
    return values.on(LegalParameter.HANDOVER_CUT_OFF, day);
  }

  @Test
  @DisplayName(
      "A new value ends the one before on the eve and itself before the next; undone, the"
          + " one before holds on")
  void followsAndIsWithdrawn() {
    List<LegalValue> before = List.copyOf(values.all());
    changes.put(cutOff("16:30", SECOND), editor());
    changes.put(cutOff("16:00", FIRST), editor());
    assertThat(on(FIRST.minusDays(1)).time()).isEqualTo(LocalTime.of(15, 0));
    assertThat(on(FIRST).time()).isEqualTo(LocalTime.of(16, 0));
    assertThat(on(SECOND.minusDays(1)).time()).isEqualTo(LocalTime.of(16, 0));
    assertThat(on(SECOND).time()).isEqualTo(LocalTime.of(16, 30));
    changes.withdraw(LegalParameter.HANDOVER_CUT_OFF, FIRST, editor());
    assertThat(on(SECOND.minusDays(1)).time()).isEqualTo(LocalTime.of(15, 0));
    changes.withdraw(LegalParameter.HANDOVER_CUT_OFF, SECOND, editor());
    assertThat(values.all()).isEqualTo(before);
  }

  @Test
  @DisplayName("What has begun is neither changed nor withdrawn, and one day has one value")
  void thePastStays() {
    LocalDate today = Vietnam.today(clock);
    assertThatThrownBy(() -> changes.put(cutOff("16:00", today), editor()))
        .hasFieldOrPropertyWithValue("code", LegalValueErrors.VALUE_BEGUN);
    LegalValue now = on(today);
    assertThatThrownBy(() -> changes.withdraw(now.parameter(), now.from(), editor()))
        .hasFieldOrPropertyWithValue("code", LegalValueErrors.VALUE_BEGUN);
    changes.put(cutOff("16:00", FIRST), editor());
    assertThatThrownBy(() -> changes.put(cutOff("16:30", FIRST), editor()))
        .hasFieldOrPropertyWithValue("code", LegalValueErrors.VALUE_DAY_TAKEN);
    assertThatThrownBy(() -> changes.put(cutOff("25:00", SECOND), editor()))
        .hasFieldOrPropertyWithValue("code", LegalValueErrors.BAD_VALUE);
  }

  @Test
  @DisplayName("Who keeps the calendar of one unit does not set the values of the province")
  void theProvinceOnly() {
    CurrentUser unit = officer(CurrentUser.Scope.SUBTREE, "worktime.edit");
    assertThatThrownBy(() -> changes.put(cutOff("16:00", FIRST), unit))
        .hasFieldOrPropertyWithValue("code", SharedErrors.FORBIDDEN);
    assertThatThrownBy(() -> changes.withdraw(LegalParameter.HANDOVER_CUT_OFF, FIRST, unit))
        .hasFieldOrPropertyWithValue("code", SharedErrors.FORBIDDEN);
  }

  @ParameterizedTest(name = "{0}: {1} becomes {2}")
  @CsvSource({
    "ONLINE_ANSWER_HOURS, 8, 8",
    "ONLINE_ANSWER_HOURS, 0, ",
    "ONLINE_ANSWER_HOURS, 81, ",
    "ONLINE_ANSWER_HOURS, 8.5, ",
    "INELIGIBLE_NOTICE_DAYS, 03, 3",
    "REAPPOINTMENTS, 0, 0",
    "REAPPOINTMENTS, -1, ",
    "HANDOVER_CUT_OFF, 9:30, 09:30",
    "HANDOVER_CUT_OFF, 03:00, ",
    "HANDOVER_CUT_OFF, chiều, ",
    "START_RULE, NEXT_WORKING_DAY, NEXT_WORKING_DAY",
    "START_RULE, USUAL, ",
    "SUPPLEMENT_RESTART, PAUSE, "
  })
  void eachHasItsTypeAndRange(LegalParameter parameter, String typed, String kept) {
    assertThat(parameter.value(typed).orElse(null)).isEqualTo(kept);
  }

  private MvcTestResult post(String path, String... fields) {
    var request =
        mvc.post()
            .uri("/worktime/values/" + path)
            .with(
                authentication(new PreAuthenticatedAuthenticationToken(editor(), null, List.of())))
            .with(csrf());
    for (int i = 0; i < fields.length; i += 2) {
      request = request.param(fields[i], fields[i + 1]);
    }
    return request.exchange();
  }

  @Test
  @DisplayName("The form says what is wrong and what to do, and keeps what was typed")
  void form() {
    assertThat(post("ONLINE_ANSWER_HOURS", "value", "1000", "from", "01/01/2020", "basis", " "))
        .hasStatus(422)
        .bodyText()
        .contains("value=\"1000\"", "từ 1 đến 80", "từ ngày mai trở đi", "Nhập căn cứ pháp lý");
    assertThat(
            post("ONLINE_ANSWER_HOURS", "value", "4", "from", "1/3/2048", "basis", "Văn bản thử"))
        .hasStatus3xxRedirection();
    assertThat(
            post("ONLINE_ANSWER_HOURS", "value", "5", "from", "01/03/2048", "basis", "Văn bản thử"))
        .hasStatus(422)
        .bodyText()
        .contains("Đã có giá trị bắt đầu từ ngày này");
    assertThat(values.on(LegalParameter.ONLINE_ANSWER_HOURS, FIRST).number()).isEqualTo(4);
    assertThat(post("ONLINE_ANSWER_HOURS/withdraw", "from", "2048-03-01"))
        .hasStatus3xxRedirection();
    assertThat(values.on(LegalParameter.ONLINE_ANSWER_HOURS, FIRST).number()).isEqualTo(8);
    assertThat(post("NO_SUCH", "value", "5")).hasStatus(404);
  }
}
