package vn.lienthong.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossierProcessing;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

@HouseTest
class WebhooksTest {
  private static final Set<String> SCOPES = Set.of("dossiers.view", "webhooks.edit");

  @Autowired TestHooks hooks;
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierProcessing processing;
  @Autowired Deliveries deliveries;
  @Autowired JdbcClient jdbc;

  private Receiver receiver;
  private Subscriptions subscriptions;
  private TestOffice.Office office;
  private CurrentUser program;

  @BeforeEach
  void start() throws Exception {
    hooks.reset();
    receiver = new Receiver();
    subscriptions = hooks.subscriptions();
    office = offices.open();
    program = hooks.program(office.agency(), SCOPES);
  }

  @AfterEach
  void stop() {
    receiver.close();
    hooks.reset();
  }

  private Subscription subscribe(CurrentUser by, Receiver to) {
    Subscriptions.Secret made =
        subscriptions.create(
            new NewSubscription(null, "Một cửa điện tử", to.url(), WebhookKind.types()), by);
    to.secret = made.secret();
    return made.subscription();
  }

  private Dossier threeActs() {
    Dossier dossier = intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
    assignment.assign(dossier.id(), null, office.specialist().requireId(), "", office.head());
    processing.propose(
        dossier.id(),
        null,
        DossierProcessing.Proposal.GRANT,
        "Đủ điều kiện",
        List.of(),
        office.specialist());
    return dossier;
  }

  @Test
  @DisplayName(
      "Function 30 (TT 11/2025/TT-BKHCN, liên kết phần mềm): the software of an agency hears each"
          + " act of its dossiers, signed and in order, and no other agency's")
  void functionThirtyLinksSystems() throws Exception {
    try (Receiver other = new Receiver()) {
      subscribe(program, receiver);
      subscribe(hooks.program(offices.open().agency(), SCOPES), other);
      Dossier dossier = threeActs();
      hooks.sending().run();

      assertThat(receiver.types(dossier.code()))
          .containsExactly("dossier.accepted", "dossier.assigned", "dossier.moved");
      assertThat(receiver.heard()).allMatch(Receiver.Heard::signed);
      assertThat(receiver.heard()).extracting(Receiver.Heard::version).isSorted();
      assertThat(receiver.heard()).extracting(Receiver.Heard::id).doesNotHaveDuplicates();
      assertThat(other.heard()).isEmpty();
    }
  }

  @Test
  @DisplayName("A message tells what happened and nothing about a person")
  void messagesNameNobody() {
    subscribe(program, receiver);
    threeActs();
    hooks.sending().run();
    assertThat(jdbc.sql("select payload from webhooks.delivery").query(String.class).list())
        .hasSize(3)
        .allSatisfy(payload ->
            assertThat(payload)
                .contains("dossierId")
                .doesNotContain("Nguyễn", "0999", "0900", "Lê Lợi", "Chuyên"));
  }

  @Test
  @DisplayName("A program without the scope, or disabled, hears nothing")
  void whoMayNotSeeHearsNothing() {
    CurrentUser blind = hooks.program(office.agency(), Set.of("webhooks.edit", "search.use"));
    subscribe(blind, receiver);
    subscribe(program, receiver);
    hooks.disable(program);
    threeActs();
    hooks.sending().run();
    assertThat(receiver.heard()).isEmpty();
    assertThat(jdbc.sql("select count(*) from webhooks.event").query(Long.class).single()).isZero();
  }

  @Test
  @DisplayName("While the receiver is down messages wait; afterwards each comes once and in order")
  void waitsForTheReceiver() {
    Subscription subscription = subscribe(program, receiver);
    receiver.answer = message -> 503;
    Dossier first = threeActs();
    Dossier second = threeActs();
    for (int i = 0; i < 5; i++) {
      hooks.sending().run();
      hooks.turn(Sending.backOff(i).plusSeconds(1));
    }
    Subscription.Standing standing = subscriptions.get(subscription.id(), program).standing();
    assertThat(standing.failures()).isEqualTo(5);
    assertThat(standing.lastError()).isEqualTo(Reason.BROKEN);
    receiver.answer = message -> 204;
    hooks.turn(Duration.ofHours(1));
    hooks.sending().run();
    hooks.sending().run();
    for (Dossier dossier : List.of(first, second)) {
      assertThat(receiver.types(dossier.code()))
          .containsExactly("dossier.accepted", "dossier.assigned", "dossier.moved");
    }
    assertThat(subscriptions.get(subscription.id(), program).standing().failing()).isFalse();

    receiver.answer = message -> 503;
    threeActs();
    hooks.sending().run();
    hooks.turn(Duration.ofDays(5).plusHours(1));
    hooks.sending().run();
    assertThat(subscriptions.get(subscription.id(), program).standing().why())
        .as("nobody answered for five days")
        .isEqualTo(Subscription.Pause.SILENT);
  }

  @Test
  @DisplayName("A message that is refused becomes a dead letter; those behind it wait for a person")
  void refusedMessagesWaitForAPerson() {
    Subscription subscription = subscribe(program, receiver);
    receiver.answer = message -> message.type().equals("dossier.assigned") ? 422 : 204;
    Dossier dossier = threeActs();
    Dossier bystander = intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
    for (int i = 0; i < 6; i++) {
      hooks.sending().run();
      hooks.turn(Duration.ofMinutes(10));
    }
    assertThat(receiver.types(dossier.code())).containsExactly("dossier.accepted");
    assertThat(receiver.types(bystander.code())).containsExactly("dossier.accepted");
    List<Deliveries.Delivery> dead =
        deliveries.newest(subscription.id(), Deliveries.State.DEAD, null, 10, program);
    assertThat(dead).hasSize(1);
    assertThat(dead.getFirst().httpStatus()).isEqualTo(422);
    assertThat(dead.getFirst().attempts()).isEqualTo(6);

    receiver.answer = message -> 204;
    deliveries.replay(subscription.id(), dead.getFirst().id(), program);
    hooks.sending().run();
    assertThat(receiver.types(dossier.code()))
        .containsExactly("dossier.accepted", "dossier.assigned", "dossier.moved");
    UUID replayed = dead.getFirst().id();
    assertThatThrownBy(() -> deliveries.replay(subscription.id(), replayed, program))
        .isInstanceOf(AppException.class);
  }

  @Test
  @DisplayName("A receiver that was away long and then refuses each message once gets them all")
  void anOutageIsNoFaultOfTheMessage() {
    Subscription subscription = subscribe(program, receiver);
    receiver.answer = message -> 503;
    Dossier dossier = threeActs();
    for (int i = 0; i < 12; i++) {
      hooks.sending().run();
      hooks.turn(Sending.backOff(i).plusSeconds(1));
    }
    Set<String> refused = new HashSet<>();
    receiver.answer = message -> refused.add(message.id()) ? 422 : 204;
    for (int i = 0; i < 12; i++) {
      hooks.turn(Sending.backOff(12).plusSeconds(1));
      hooks.sending().run();
    }
    assertThat(refused).hasSize(3);
    assertThat(deliveries.newest(subscription.id(), Deliveries.State.DEAD, null, 10, program))
        .isEmpty();
    assertThat(deliveries.newest(subscription.id(), Deliveries.State.DELIVERED, null, 10, program))
        .hasSize(3)
        .allMatch(delivery -> delivery.dossierId().equals(dossier.id()));
  }

  @Test
  @DisplayName("A skipped dead letter lets those behind it through")
  void skippedMessagesLetOthersThrough() {
    Subscription subscription = subscribe(program, receiver);
    receiver.answer = message -> message.type().equals("dossier.accepted") ? 400 : 204;
    Dossier dossier = threeActs();
    for (int i = 0; i < 6; i++) {
      hooks.sending().run();
      hooks.turn(Duration.ofMinutes(10));
    }
    UUID dead =
        deliveries
            .newest(subscription.id(), Deliveries.State.DEAD, null, 10, program)
            .getFirst()
            .id();
    deliveries.skip(subscription.id(), dead, program);
    hooks.sending().run();
    assertThat(receiver.types(dossier.code())).containsExactly("dossier.assigned", "dossier.moved");
  }

  @Test
  @DisplayName("After a change of the secret both secrets verify for two days, then only the new")
  void secretsChange() {
    Subscription subscription = subscribe(program, receiver);
    String old = receiver.secret;
    String fresh = subscriptions.rotate(subscription.id(), program).secret();
    assertThat(fresh).startsWith("whsec_").isNotEqualTo(old);
    threeActs();
    hooks.sending().run();
    assertThat(receiver.heard()).hasSize(3).allMatch(Receiver.Heard::signed);
    receiver.secret = fresh;
    subscriptions.test(subscription.id(), program);
    hooks.sending().run();
    assertThat(receiver.heard().getLast()).matches(Receiver.Heard::signed);
    assertThat(receiver.heard().getLast().type()).isEqualTo("webhook.test");
    hooks.turn(Subscriptions.BOTH_SECRETS.plusMinutes(1));
    receiver.secret = old;
    subscriptions.test(subscription.id(), program);
    hooks.sending().run();
    assertThat(receiver.heard().getLast()).matches(heard -> !heard.signed());
    assertThat(
            jdbc.sql("select encode(secret, 'base64') from webhooks.subscription")
                .query(String.class)
                .single())
        .as("sealed")
        .doesNotContain(fresh.substring(6, 30));
  }

  @Test
  @DisplayName("Paused by a person, messages are kept and go out when it goes on; 410 pauses")
  void pauses() {
    Subscription subscription = subscribe(program, receiver);
    subscriptions.pause(subscription.id(), program);
    Dossier dossier = threeActs();
    hooks.sending().run();
    assertThat(receiver.heard()).isEmpty();
    subscriptions.resume(subscription.id(), program);
    hooks.sending().run();
    assertThat(receiver.types(dossier.code())).hasSize(3);
    receiver.answer = message -> 410;
    threeActs();
    hooks.sending().run();
    assertThat(subscriptions.get(subscription.id(), program).standing().why())
        .isEqualTo(Subscription.Pause.GONE);
  }

  @Test
  @DisplayName("A program sees and changes its own subscriptions only")
  void ownSubscriptionsOnly() {
    Subscription subscription = subscribe(program, receiver);
    CurrentUser neighbour = hooks.program(office.agency(), SCOPES);
    assertThat(subscriptions.list(neighbour)).isEmpty();
    assertThatThrownBy(() -> subscriptions.get(subscription.id(), neighbour))
        .isInstanceOf(AppException.class);
    assertThatThrownBy(() -> subscriptions.remove(subscription.id(), neighbour))
        .isInstanceOf(AppException.class);
    assertThat(deliveries.counts(subscriptions.list(program))).isEqualTo(Map.of());
  }
}
