package vn.lienthong.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Vietnam;

@HouseTest
class NumbersTest {
  @Autowired TestHall halls;
  @Autowired Issuing issuing;
  @Autowired OfflineNumbers offline;
  @Autowired TicketRepository tickets;
  @Autowired JdbcClient jdbc;

  private Ticket draw(TestHall.Hall hall, UUID group) {
    return issuing.issue(
        hall.centre(), new Issuing.Wish(UUID.randomUUID(), group, null), Ticket.Source.KIOSK);
  }

  @Test
  void manyKiosksAtOnceGiveEachNumberOnceAndLeaveNoGap() throws Exception {
    TestHall.Hall hall = halls.open();
    int each = 40;
    List<Callable<Ticket>> wishes = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      wishes.add(() -> draw(hall, hall.papers()));
      wishes.add(() -> draw(hall, hall.results()));
    }
    List<Ticket> given = new ArrayList<>();
    try (ExecutorService kiosks = Executors.newFixedThreadPool(8)) {
      for (Future<Ticket> ticket : kiosks.invokeAll(wishes)) {
        given.add(ticket.get());
      }
    }
    List<Integer> expected = IntStream.rangeClosed(1, each).boxed().toList();
    assertThat(given.stream().filter(t -> t.groupId().equals(hall.papers())).map(Ticket::number))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(given.stream().filter(t -> t.groupId().equals(hall.results())).map(Ticket::number))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(given).extracting(Ticket::code).contains("A001", "A040", "B001", "B040");
  }

  @Test
  void theSameRequestAskedTwiceAtOnceGetsOneNumber() throws Exception {
    TestHall.Hall hall = halls.open();
    Issuing.Wish wish = new Issuing.Wish(UUID.randomUUID(), hall.papers(), null);
    Callable<Ticket> ask = () -> issuing.issue(hall.centre(), wish, Ticket.Source.KIOSK);
    try (ExecutorService twice = Executors.newFixedThreadPool(4)) {
      List<Ticket> got = new ArrayList<>();
      for (Future<Ticket> ticket : twice.invokeAll(List.of(ask, ask, ask, ask))) {
        got.add(ticket.get());
      }
      assertThat(got).extracting(Ticket::id).containsOnly(got.getFirst().id());
    }
    assertThat(draw(hall, hall.papers()).number()).as("no number was lost").isEqualTo(2);
  }

  @Test
  void eachDayBeginsWithOne() {
    TestHall.Hall hall = halls.open();
    draw(hall, hall.papers());
    jdbc.sql(
            """
            update queue.ticket set day = day - 1 where centre_id = :hall
            """)
        .param("hall", hall.centre().id())
        .update();
    jdbc.sql("update queue.series set day = day - 1 where centre_id = :hall")
        .param("hall", hall.centre().id())
        .update();
    assertThat(draw(hall, hall.papers()).code()).isEqualTo("A001");
  }

  @Test
  void aGroupOfAnotherHallAndAnUnknownGroundAreRefused() {
    TestHall.Hall hall = halls.open();
    TestHall.Hall other = halls.open();
    assertThatThrownBy(() -> draw(hall, other.papers()))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.code()).isEqualTo(QueueErrors.GROUP_CLOSED));
    Issuing.Wish wish = new Issuing.Wish(UUID.randomUUID(), hall.papers(), "RICH");
    assertThatThrownBy(() -> issuing.issue(hall.centre(), wish, Ticket.Source.KIOSK))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.code()).isEqualTo(QueueErrors.UNKNOWN_GROUND));
  }

  @Test
  void aKioskWithoutNetworkGivesItsOwnNumbersAndHandsThemInOnce() {
    TestHall.Hall hall = halls.open();
    String device = UUID.randomUUID().toString();
    OfflineNumbers.Block block = offline.lend(hall.centre(), device).getFirst();
    assertThat(block.first()).isEqualTo(501);
    assertThat(block.last()).isEqualTo(520);
    assertThat(offline.lend(hall.centre(), device)).as("asked again").contains(block);
    assertThat(offline.lend(hall.centre(), UUID.randomUUID().toString()).getFirst().first())
        .as("another kiosk")
        .isEqualTo(521);

    OfflineNumbers.Given given = given(hall, 501, null);
    List<OfflineNumbers.Taken> first =
        offline.reconcile(hall.centre(), device, List.of(given, given));
    List<OfflineNumbers.Taken> again = offline.reconcile(hall.centre(), device, List.of(given));
    assertThat(first).containsOnly(again.getFirst());
    assertThat(again.getFirst().code()).isEqualTo("A501");
    assertThat(tickets.ofClient(given.clientId()).orElseThrow().source())
        .isEqualTo(Ticket.Source.OFFLINE);
    assertThat(draw(hall, hall.papers()).code()).as("numbers of the server").isEqualTo("A001");
  }

  @Test
  void theNumbersOfTheServerEndWhereThoseLentToKiosksBegin() {
    TestHall.Hall hall = halls.open();
    draw(hall, hall.papers());
    jdbc.sql("update queue.series set last = 499 where centre_id = :hall")
        .param("hall", hall.centre().id())
        .update();
    assertThat(draw(hall, hall.papers()).code()).isEqualTo("A500");
    assertThatThrownBy(() -> draw(hall, hall.papers()))
        .isInstanceOfSatisfying(
            AppException.class, e -> assertThat(e.code()).isEqualTo(QueueErrors.GROUP_CLOSED));
  }

  @Test
  void aNumberThatWasNotLentToTheKioskIsNotTaken() {
    TestHall.Hall hall = halls.open();
    String device = UUID.randomUUID().toString();
    offline.lend(hall.centre(), device);
    OfflineNumbers.Given mine = given(hall, 502, null);
    assertThat(offline.reconcile(hall.centre(), UUID.randomUUID().toString(), List.of(mine)))
        .extracting(OfflineNumbers.Taken::token)
        .containsOnlyNulls();
    assertThat(offline.reconcile(hall.centre(), device, List.of(given(hall, 541, null))))
        .extracting(OfflineNumbers.Taken::token)
        .containsOnlyNulls();
    offline.reconcile(hall.centre(), device, List.of(mine));
    assertThat(offline.reconcile(hall.centre(), device, List.of(given(hall, 502, null))))
        .as("the same number for somebody else")
        .extracting(OfflineNumbers.Taken::token)
        .containsOnlyNulls();
  }

  @Test
  void aGroundThatIsNoneAnyMoreKeepsNoNumberOfTheKioskFromBeingTaken() {
    TestHall.Hall hall = halls.open();
    String device = UUID.randomUUID().toString();
    offline.lend(hall.centre(), device);
    OfflineNumbers.Given plain = given(hall, 501, null);
    OfflineNumbers.Given stale =
        new OfflineNumbers.Given(
            UUID.randomUUID(), hall.papers(), plain.day(), 502, plain.at(), "BO_RỒI", null);
    assertThat(offline.reconcile(hall.centre(), device, List.of(stale, plain)))
        .extracting(OfflineNumbers.Taken::code)
        .containsExactly("A502", "A501");
    assertThat(tickets.ofClient(stale.clientId()).orElseThrow().ground()).isNull();
  }

  @Test
  void aNumberWhoseAnswerNeverArrivedIsHeldByNobodyAndNotCalled() {
    TestHall.Hall hall = halls.open();
    String device = UUID.randomUUID().toString();
    offline.lend(hall.centre(), device);
    Ticket unheard = draw(hall, hall.papers());
    UUID client =
        jdbc.sql("select client_id from queue.ticket where id = :id")
            .param("id", unheard.id())
            .query(UUID.class)
            .single();
    offline.reconcile(hall.centre(), device, List.of(given(hall, 501, client)));
    assertThat(tickets.get(unheard.id()).state()).isEqualTo(TicketState.MISSED);
  }

  private static OfflineNumbers.Given given(
      TestHall.Hall hall, int number, @Nullable UUID instead) {
    return new OfflineNumbers.Given(
        UUID.randomUUID(),
        hall.papers(),
        LocalDate.ofInstant(Instant.now(), Vietnam.ZONE),
        number,
        Instant.now(),
        null,
        instead);
  }
}
