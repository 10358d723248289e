package vn.lienthong.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienthong.HouseTest;

@HouseTest
class DueControllerTest {
  @Autowired MockMvcTester mvc;
  @Autowired DueCommand command;

  @Test
  @DisplayName("A program gets the due date and its trace")
  void answers() {
    MvcTestResult answer =
        mvc.get()
            .uri("/api/v1/worktime/due?start=2026-02-13T15:00&term=1wd&rule=receipt")
            .exchange();
    assertThat(answer).hasStatusOk();
    assertThat(answer).bodyJson().extractingPath("$.due").isEqualTo("2026-02-23T15:00:00+07:00");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.trace.steps[?(@.step=='daysOff')].name.vi")
        .asArray()
        .contains("Tết Nguyên đán");
    assertThat(answer).bodyJson().extractingPath("$.calendarVersion").asString().startsWith("LLV-");
  }

  @Test
  @DisplayName("A term without appointment answers a null date, not an error")
  void noAppointment() {
    assertThat(mvc.get().uri("/api/v1/worktime/due?start=2026-02-13T15:00&term=none"))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.due")
        .isNull();
  }

  @Test
  @DisplayName("What cannot be read is refused in words")
  void refuses() {
    for (String query :
        List.of(
            "start=yesterday&term=1wd",
            "start=2026-02-13T15:00&term=soon",
            "start=2026-02-13T15:00&term=1wd&rule=maybe",
            "start=2050-12-30T15:00&term=30wd",
            "start=31/02/2026 08:00&term=1wd",
            "term=1wd",
            "start=2026-02-13T15:00&term=1wd&atCompetentAgency=2026-02-12T15:00")) {
      MvcTestResult answer = mvc.get().uri("/api/v1/worktime/due?" + query).exchange();
      assertThat(answer).as(query).hasStatus(400);
      assertThat(answer).bodyJson().extractingPath("$.detail").asString().hasSizeGreaterThan(20);
    }
  }

  @Test
  @DisplayName("The command says the same as the page and the API")
  void command() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int status =
        command.run(
            List.of(
                "--start", "13/02/2026 15:00", "--term", "1 ngày làm việc", "--rule", "receipt"),
            out);
    assertThat(status).isZero();
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("Hạn trả kết quả: 15:00, Thứ Hai, 23/02/2026", "phiên bản LLV-");
    assertThat(command.run(List.of("--start", "x", "--term", "1wd"), out)).isEqualTo(1);
    assertThat(command.run(List.of(), out)).isEqualTo(2);
  }
}
