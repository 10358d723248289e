package vn.lienthong.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.db.Sql;

/** Waiting and serving times on the screen of the hall and in its figures, of known numbers. */
@HouseTest
class HallTimesTest {
  private static final String MONDAY = "07/09/2026";

  @Autowired MockMvcTester mvc;
  @Autowired TestHall halls;
  @Autowired Issuing issuing;
  @Autowired Calling calling;
  @Autowired JdbcClient jdbc;

  private TestHall.Hall hall;

  @BeforeEach
  void open() {
    hall = halls.open();
  }

  private Ticket draw(UUID group) {
    return issuing.issue(
        hall.centre(), new Issuing.Wish(UUID.randomUUID(), group, null), Ticket.Source.KIOSK);
  }

  /** Somebody is served to the end at the first counter and took so many seconds. */
  private void served(UUID group, int seconds) {
    Ticket ticket = draw(group);
    calling.callNext(hall.first(), hall.officer());
    calling.done(hall.first(), hall.officer());
    jdbc.sql(
            """
            update queue.ticket set serving_at = ended_at - make_interval(secs => :seconds)
            where id = :id
            """)
        .param("seconds", seconds)
        .param("id", ticket.id())
        .update();
  }

  private String display() {
    MvcTestResult shown =
        mvc.get().uri("/queue/display/" + hall.centre().slug() + "/panel").exchange();
    assertThat(shown).hasStatusOk();
    return new String(
            shown.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8)
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ");
  }

  @Test
  @DisplayName("The screen says how many wait and how long, from what the last ones took")
  void theScreen() {
    Ticket early = draw(hall.results());
    assertThat(display())
        .as("no counter is open: nothing is promised")
        .contains("Nộp hồ sơ Không ai chờ", "Nhận kết quả 1 người chờ")
        .doesNotContain("khoảng");
    calling.sit(hall.first(), hall.officer());
    assertThat(calling.callNext(hall.first(), hall.officer()).id()).isEqualTo(early.id());
    calling.missed(hall.first(), hall.officer());
    served(hall.papers(), 300);
    served(hall.papers(), 600);
    served(hall.papers(), 900);
    for (int i = 0; i < 5; i++) {
      draw(hall.papers());
    }
    calling.callNext(hall.first(), hall.officer());
    for (int i = 0; i < 3; i++) {
      draw(hall.results());
    }
    // four before, one half served, at one counter, ten minutes each: 4.5 × 10
    assertThat(display()).contains("Nộp hồ sơ 4 người chờ · khoảng 45 phút");
    // three at the same counter, which is busy; nothing known yet, so the ten minutes of the need
    assertThat(display()).contains("Nhận kết quả 3 người chờ · khoảng 35 phút");
    calling.sit(hall.second(), hall.colleague());
    // two counters, one of them free: 3 / 2 × 10
    assertThat(display()).contains("Nhận kết quả 3 người chờ · khoảng 15 phút");
  }

  /** A number of Monday; waited and served in seconds, null where it did not come to that. */
  private void onMonday(
      UUID group, String hour, @Nullable Integer waited, @Nullable Integer served) {
    Ticket ticket = draw(group);
    Instant issued = Instant.parse("2026-09-07T" + hour + ":00Z");
    Instant called = waited == null ? null : issued.plusSeconds(waited);
    Instant ended = called == null ? null : called.plusSeconds(served == null ? 60 : served);
    jdbc.sql(
            """
            update queue.ticket set day = date '2026-09-07', issued_at = :issued,
              state = :state, first_called_at = :called, called_at = :called,
              calls = case when cast(:called as timestamptz) is null then 0 else 1 end,
              serving_at = case when :state = 'DONE' then cast(:called as timestamptz) end,
              ended_at = :ended, counter_id = :counter
            where id = :id
            """)
        .param("issued", Sql.utc(issued))
        .param("state", waited == null ? "WAITING" : served == null ? "MISSED" : "DONE")
        .param("called", called == null ? null : Sql.utc(called))
        .param("ended", ended == null ? null : Sql.utc(ended))
        .param("counter", waited == null ? null : hall.first())
        .param("id", ticket.id())
        .update();
  }

  private MvcTestResult get(String path) {
    MvcTestResult answer =
        mvc.get()
            .uri(path + "?hall=" + hall.centre().id() + "&from=" + MONDAY + "&to=" + MONDAY)
            .with(TestOffice.as(hall.head()))
            .exchange();
    assertThat(answer).hasStatusOk();
    return answer;
  }

  @Test
  @DisplayName("The figures of a day are exact to the second, by hour, group and counter")
  void theFigures() throws Exception {
    // 8:10, 8:40 and 9:20 in Vietnam
    onMonday(hall.papers(), "01:10", 120, 180);
    onMonday(hall.papers(), "01:40", 243, 301);
    onMonday(hall.results(), "02:20", 600, null);
    onMonday(hall.results(), "02:30", null, null);
    String page =
        get("/queue/figures")
            .getResponse()
            .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    // waited (120 + 243 + 600) / 3 = 321 s, served (180 + 301) / 2 = 240.5 s, rounded away from 0
    assertThat(page).contains("5:21", "4:01", "3:02", "10:00");
    byte[] excel = get("/queue/figures.xlsx").getResponse().getContentAsByteArray();
    try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(excel))) {
      assertThat(rows(book, 0))
          .containsExactly("08:00 2 2 2 0 182 243 241", "09:00 2 1 0 1 600 600 –");
      assertThat(rows(book, 1))
          .containsExactly(
              "A – Nộp hồ sơ 2 2 2 0 182 243 241", "B – Nhận kết quả 2 1 0 1 600 600 –");
      assertThat(rows(book, 2)).containsExactly("Quầy 1 3 3 2 1 321 600 241", "– 1 0 0 0 – – –");
    }
  }

  /** Each row of a sheet but the head, numbers without decimals, – for what is empty. */
  private static List<String> rows(Workbook book, int sheet) {
    return java.util.stream.IntStream.rangeClosed(1, book.getSheetAt(sheet).getLastRowNum())
        .mapToObj(book.getSheetAt(sheet)::getRow)
        .map(HallTimesTest::line)
        .toList();
  }

  private static String line(Row row) {
    StringBuilder line = new StringBuilder(row.getCell(0).getStringCellValue());
    for (int i = 1; i <= 7; i++) {
      line.append(' ')
          .append(row.getCell(i) == null ? "–" : "" + (long) row.getCell(i).getNumericCellValue());
    }
    return line.toString();
  }
}
