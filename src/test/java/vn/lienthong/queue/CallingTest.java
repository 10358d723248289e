package vn.lienthong.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.ErrorCode;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

@HouseTest
class CallingTest {
  @Autowired TestHall halls;
  @Autowired Issuing issuing;
  @Autowired Calling calling;
  @Autowired Waits waits;
  @Autowired HallFigures figures;
  @Autowired TicketRepository tickets;
  @Autowired JdbcClient jdbc;

  private Ticket draw(TestHall.Hall hall, UUID group, @Nullable String ground) {
    return issuing.issue(
        hall.centre(), new Issuing.Wish(UUID.randomUUID(), group, ground), Ticket.Source.KIOSK);
  }

  private static void refused(Runnable act, ErrorCode code) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            AppException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  @Test
  @DisplayName(
      "Luật Người khuyết tật 51/2010/QH12, Luật Người cao tuổi 39/2009/QH12: who has priority by"
          + " law is called first, then who came first; the basis stays on the ticket")
  void priorityByLawGoesFirst() {
    TestHall.Hall hall = halls.open();
    Ticket first = draw(hall, hall.papers(), null);
    Ticket elderly = draw(hall, hall.results(), "ELDERLY");
    Ticket disabled = draw(hall, hall.papers(), "DISABLED");
    assertThat(disabled.groundBasis()).contains("51/2010/QH12");
    calling.sit(hall.first(), hall.officer());
    for (Ticket expected : List.of(disabled, elderly, first)) {
      assertThat(calling.callNext(hall.first(), hall.officer()).code()).isEqualTo(expected.code());
      calling.done(hall.first(), hall.officer());
    }
    refused(() -> calling.callNext(hall.first(), hall.officer()), QueueErrors.NOBODY_WAITS);
  }

  @Test
  void aCalledNumberIsCalledAgainMissedAndCalledBack() {
    TestHall.Hall hall = halls.open();
    Ticket drawn = draw(hall, hall.papers(), null);
    calling.sit(hall.first(), hall.officer());
    calling.callNext(hall.first(), hall.officer());
    assertThat(calling.recall(hall.first(), hall.officer()).calls()).isEqualTo(2);
    refused(() -> calling.callNext(hall.first(), hall.officer()), QueueErrors.COUNTER_BUSY);
    refused(() -> calling.leave(hall.first(), hall.officer()), QueueErrors.COUNTER_BUSY);
    assertThat(calling.missed(hall.first(), hall.officer()).state()).isEqualTo(TicketState.MISSED);
    Ticket back = calling.callBack(hall.first(), drawn.id(), hall.officer());
    assertThat(back.calls()).isEqualTo(3);
    Ticket done = calling.done(hall.first(), hall.officer());
    assertThat(done.state()).isEqualTo(TicketState.DONE);
    assertThat(done.servingAt()).isNotNull();
    refused(() -> calling.callBack(hall.first(), drawn.id(), hall.officer()), QueueErrors.NOT_NOW);
    assertThat(
            jdbc.sql("select kind from queue.ticket_event where ticket_id = :id order by id")
                .param("id", drawn.id())
                .query(String.class)
                .list())
        .containsExactly("ISSUED", "CALLED", "CALLED", "MISSED", "CALLED", "SERVING", "DONE");
  }

  @Test
  void aNumberSentToACounterIsCalledThereOnlyAndKeepsItsCode() {
    TestHall.Hall hall = halls.open();
    draw(hall, hall.results(), null);
    Ticket drawn = draw(hall, hall.papers(), "DISABLED");
    calling.sit(hall.first(), hall.officer());
    calling.sit(hall.second(), hall.colleague());
    calling.callNext(hall.first(), hall.officer());
    calling.transfer(hall.first(), hall.results(), hall.second(), hall.officer());
    assertThat(calling.callNext(hall.first(), hall.officer()).code()).isEqualTo("B001");
    assertThat(calling.callNext(hall.second(), hall.colleague()).code()).isEqualTo(drawn.code());
    refused(
        () -> calling.transfer(hall.second(), hall.papers(), hall.second(), hall.colleague()),
        QueueErrors.NO_SUCH_COUNTER);
  }

  @Test
  void manyCountersAtOnceCallEachNumberOnce() throws Exception {
    TestHall.Hall hall = halls.open();
    draw(hall, hall.results(), null);
    draw(hall, hall.results(), null);
    calling.sit(hall.first(), hall.officer());
    calling.sit(hall.second(), hall.colleague());
    List<Callable<Ticket>> calls =
        List.of(
            () -> calling.callNext(hall.first(), hall.officer()),
            () -> calling.callNext(hall.second(), hall.colleague()));
    List<String> called = new ArrayList<>();
    try (ExecutorService counters = Executors.newFixedThreadPool(2)) {
      for (Future<Ticket> ticket : counters.invokeAll(calls)) {
        called.add(ticket.get().code());
      }
    }
    assertThat(called).containsExactlyInAnyOrder("B001", "B002");
  }

  @Test
  void onlyWhoSitsAtTheCounterOfTheirOwnCentreCalls() {
    TestHall.Hall hall = halls.open();
    TestHall.Hall other = halls.open();
    refused(() -> calling.sit(hall.first(), other.officer()), SharedErrors.FORBIDDEN);
    calling.sit(hall.first(), hall.officer());
    refused(() -> calling.sit(hall.first(), hall.colleague()), QueueErrors.COUNTER_TAKEN);
    refused(() -> calling.callNext(hall.first(), hall.colleague()), QueueErrors.NOT_SEATED);
    calling.sit(hall.second(), hall.officer());
    calling.sit(hall.first(), hall.colleague());
  }

  @Test
  void theEstimateComesFromWhatTheLastOnesTook() {
    TestHall.Hall hall = halls.open();
    Ticket served = draw(hall, hall.papers(), null);
    calling.sit(hall.first(), hall.officer());
    calling.callNext(hall.first(), hall.officer());
    calling.done(hall.first(), hall.officer());
    jdbc.sql(
            """
            update queue.ticket set issued_at = now() - interval '20 minutes',
              first_called_at = now() - interval '15 minutes',
              serving_at = now() - interval '4 minutes', ended_at = now() where id = :id
            """)
        .param("id", served.id())
        .update();
    draw(hall, hall.papers(), null);
    Ticket second = draw(hall, hall.papers(), null);
    WaitEstimate estimate = waits.of(second);
    assertThat(estimate).isNotNull();
    assertThat(estimate.ahead()).isEqualTo(1);
    assertThat(estimate.minutes()).isEqualTo(4);

    LocalDate today = LocalDate.now(Vietnam.ZONE);
    HallFigures.Range range = new HallFigures.Range(today.minusDays(1), today);
    HallFigures.Row total = figures.total(hall.centre(), range, hall.head());
    assertThat(total.drawn()).isEqualTo(3);
    assertThat(total.called()).isEqualTo(1);
    assertThat(total.waitSeconds()).isEqualTo(300);
    assertThat(total.serveSeconds()).isEqualTo(240);
    for (HallFigures.By by : HallFigures.By.values()) {
      assertThat(figures.rows(hall.centre(), range, by, hall.head()))
          .as("%s adds up", by)
          .extracting(HallFigures.Row::drawn)
          .satisfies(drawn -> assertThat(drawn.stream().mapToLong(n -> n).sum()).isEqualTo(3));
    }
  }

  @Test
  void everyStateHasOnlyTheMovesOfTheTable() {
    Map<TicketState, List<TicketState>> table =
        Map.of(
            TicketState.WAITING, List.of(TicketState.CALLED),
            TicketState.CALLED,
                List.of(
                    TicketState.WAITING,
                    TicketState.CALLED,
                    TicketState.SERVING,
                    TicketState.MISSED),
            TicketState.SERVING, List.of(TicketState.WAITING, TicketState.DONE),
            TicketState.MISSED, List.of(TicketState.WAITING, TicketState.CALLED),
            TicketState.DONE, List.of());
    table.forEach((from, to) -> {
      for (TicketState state : TicketState.values()) {
        assertThat(from.mayBecome(state)).as("%s → %s", from, state).isEqualTo(to.contains(state));
      }
    });
  }
}
