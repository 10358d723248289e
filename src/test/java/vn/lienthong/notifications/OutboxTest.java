package vn.lienthong.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;

@HouseTest
class OutboxTest {
  @Autowired NotificationsApi notifications;
  @Autowired DeliveryRepository deliveries;
  @Autowired SimulatorRepository simulator;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private Instant now = Instant.now();
  private final Clock clock = InstantSource.system().withZone(ZoneOffset.UTC);

  @BeforeEach
  void emptyOutbox() {
    jdbc.sql("delete from notifications.delivery").update();
    simulator.owe(Channel.SMS, 0);
    mail.start();
    now = Instant.now().plusSeconds(1);
  }

  @AfterEach
  void stopMail() {
    mail.stop();
  }

  private Gateway smtp() {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(mail.getSmtp().getPort());
    return new SmtpGateway(
        () -> sender, "Liên Thông <thong-bao@lienthong.example>", Faults.NONE, clock);
  }

  /** An outbox whose clock stands at {@code now}. */
  private Outbox outbox(Gateway... gateways) {
    return new Outbox(
        deliveries, List.of(gateways), ((InstantSource) () -> now).withZone(ZoneOffset.UTC));
  }

  private static Notice notice(UUID to, String key) {
    return new Notice(
        "test.happened",
        new Recipient(Recipient.Kind.CITIZEN, to, "cong-dan-" + to + "@example.com", null, "vi"),
        Map.of("code", "H56.14-261122-0001"),
        "/dossiers/1",
        key);
  }

  private String state(UUID to) {
    return jdbc.sql(
            """
            select d.state from notifications.delivery d
            join notifications.notice n on n.id = d.notice_id where n.recipient_id = :to
            """)
        .param("to", to)
        .query(String.class)
        .single();
  }

  private static List<String> messageIds(MimeMessage[] messages) throws Exception {
    List<String> ids = new ArrayList<>();
    for (MimeMessage message : messages) {
      ids.add(message.getMessageID());
    }
    return ids;
  }

  @Test
  @DisplayName("What is told twice with one key is told once, in the product and by mail")
  void toldOnce() {
    UUID to = UUID.randomUUID();
    notifications.notify(notice(to, "k1"));
    notifications.notify(notice(to, "k1"));
    outbox(smtp()).drain();
    outbox(smtp()).drain();
    assertThat(mail.getReceivedMessages()).hasSize(1);
    assertThat(notifications.unread(Recipient.Kind.CITIZEN, to)).isEqualTo(1);
    assertThat(state(to)).isEqualTo("SENT");
  }

  @Test
  @DisplayName("What is rolled back is never told")
  void rolledBack() {
    UUID to = UUID.randomUUID();
    transaction.executeWithoutResult(status -> {
      notifications.notify(notice(to, "k1"));
      status.setRollbackOnly();
    });
    outbox(smtp()).drain();
    assertThat(mail.getReceivedMessages()).isEmpty();
    assertThat(notifications.unread(Recipient.Kind.CITIZEN, to)).isZero();
  }

  @Test
  @DisplayName("After a crash between sending and marking, nothing goes out a second time")
  void crashBetweenSendAndMark() throws Exception {
    UUID to = UUID.randomUUID();
    notifications.notify(notice(to, "k1"));
    Delivery taken = deliveries.claim(Set.of(Channel.EMAIL), 1, Outbox.LEASE, now).getFirst();
    assertThat(deliveries.markSending(taken, Outbox.LEASE, now)).isTrue();
    try (Gateway.Handover way = smtp().open()) {
      way.hand(taken);
    }
    // The process dies here: SENT is never written, and the lease runs out.
    now = now.plus(Outbox.LEASE).plusSeconds(1);
    outbox(smtp()).drain();
    outbox(smtp()).drain();
    assertThat(mail.getReceivedMessages()).hasSize(1);
    assertThat(state(to)).isEqualTo("UNCERTAIN");
  }

  @Test
  @DisplayName("After a crash before sending, it goes out once, with the id it always has")
  void crashBeforeSend() throws Exception {
    UUID to = UUID.randomUUID();
    notifications.notify(notice(to, "k1"));
    Delivery taken = deliveries.claim(Set.of(Channel.EMAIL), 1, Outbox.LEASE, now).getFirst();
    outbox(smtp()).drain();
    assertThat(mail.getReceivedMessages()).as("still claimed").isEmpty();
    now = now.plus(Outbox.LEASE).plusSeconds(1);
    outbox(smtp()).drain();
    assertThat(messageIds(mail.getReceivedMessages()))
        .containsExactly("<" + taken.messageId() + "@lienthong.example>");
    assertThat(state(to)).isEqualTo("SENT");
  }

  @Test
  @DisplayName("A node that lost its claim does not send")
  void lostClaim() {
    UUID to = UUID.randomUUID();
    notifications.notify(notice(to, "k1"));
    Delivery taken = deliveries.claim(Set.of(Channel.EMAIL), 1, Outbox.LEASE, now).getFirst();
    Instant late = now.plus(Outbox.LEASE).plusSeconds(1);
    assertThat(deliveries.markSending(taken, Outbox.LEASE, late)).isFalse();
  }

  @Test
  @DisplayName("An interrupted SMS is sent again: the gateway knows it by its id")
  void interruptedSms() {
    String id = UUID.randomUUID().toString();
    Gateway sms = new SimulatedSmsGateway(simulator, clock);
    UUID to = UUID.randomUUID();
    notifications.notify(notice(to, "k1"));
    jdbc.sql("update notifications.delivery set channel = 'SMS', message_id = :id")
        .param("id", id)
        .update();
    Delivery taken = deliveries.claim(Set.of(Channel.SMS), 1, Outbox.LEASE, now).getFirst();
    deliveries.markSending(taken, Outbox.LEASE, now);
    simulator.take(taken, now);
    now = now.plus(Outbox.LEASE).plusSeconds(1);
    outbox(sms).drain();
    assertThat(state(to)).isEqualTo("SENT");
    assertThat(simulator.newest(1000)).filteredOn(m -> m.requestId().equals(id)).hasSize(1);
  }

  @Test
  @DisplayName("A gateway that fails is asked again later, ever later, and given up at last")
  void backsOff() {
    Gateway stopped = smtp();
    mail.stop();
    UUID to = UUID.randomUUID();
    notifications.notify(notice(to, "k1"));
    Duration last = Duration.ZERO;
    for (int attempt = 1; attempt < Outbox.MOST_ATTEMPTS; attempt++) {
      outbox(stopped).drain();
      assertThat(state(to)).as("attempt %d", attempt).isEqualTo("WAITING");
      Instant next =
          jdbc.sql("select next_at from notifications.delivery")
              .query((row, i) -> row.getTimestamp(1).toInstant())
              .single();
      Duration wait = Duration.between(now, next);
      assertThat(wait).isGreaterThanOrEqualTo(last);
      outbox(stopped).drain();
      assertThat(
              jdbc.sql("select attempts from notifications.delivery").query(Integer.class).single())
          .as("not before its time")
          .isEqualTo(attempt);
      last = wait;
      now = next.plusMillis(1);
    }
    outbox(stopped).drain();
    assertThat(state(to)).isEqualTo("DEAD");
  }

  @Test
  @DisplayName("An address that cannot exist is dead at once and says why")
  void badAddress() {
    UUID to = UUID.randomUUID();
    notifications.notify(notice(to, "k1"));
    jdbc.sql("update notifications.delivery set address = 'khong phai dia chi'").update();
    outbox(smtp()).drain();
    assertThat(state(to)).isEqualTo("DEAD");
    assertThat(
            jdbc.sql("select last_error from notifications.delivery").query(String.class).single())
        .startsWith("never:");
  }

  @Test
  @DisplayName("Four nodes at once send 200 messages once each")
  void manyNodes() throws Exception {
    for (int i = 0; i < 200; i++) {
      notifications.notify(notice(UUID.randomUUID(), "k" + i));
    }
    now = Instant.now().plusSeconds(1);
    List<Future<Integer>> nodes = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        nodes.add(threads.submit(() -> outbox(smtp()).drain()));
      }
    }
    int sent = 0;
    for (Future<Integer> node : nodes) {
      sent += node.get();
    }
    assertThat(sent).isEqualTo(200);
    assertThat(messageIds(mail.getReceivedMessages())).hasSize(200).doesNotHaveDuplicates();
  }
}
