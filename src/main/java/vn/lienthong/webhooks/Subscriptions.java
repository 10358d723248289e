package vn.lienthong.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.identity.Sealing;
import vn.lienthong.identity.ServiceClients;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.web.FormErrors;

/**
 * Subscriptions are made by whoever administers the unit of the program, or by the program itself;
 * a program sees its own alone.
 */
@Service
class Subscriptions {
  static final String EDIT = "webhooks.edit";
  static final Duration BOTH_SECRETS = Duration.ofDays(2);

  private final SubscriptionRepository repository;
  private final ServiceClients clients;
  private final Spreading spreading;
  private final AddressGuard guard;
  private final Sealing sealing;
  private final AuditApi audit;
  private final Clock clock;

  Subscriptions(
      SubscriptionRepository repository,
      ServiceClients clients,
      Spreading spreading,
      AddressGuard guard,
      Sealing sealing,
      AuditApi audit,
      Clock clock) {
    this.repository = repository;
    this.clients = clients;
    this.spreading = spreading;
    this.guard = guard;
    this.sealing = sealing;
    this.audit = audit;
    this.clock = clock;
  }

  /** The secret of a subscription, shown once. */
  record Secret(Subscription subscription, String secret) {}

  List<Subscription> list(CurrentUser by) {
    return repository.list(by.reach(EDIT), own(by));
  }

  Subscription get(UUID id, CurrentUser by) {
    UUID own = own(by);
    return repository
        .find(id)
        .filter(s -> by.may(EDIT, s.unitPath()) && (own == null || own.equals(s.clientId())))
        .orElseThrow(() -> new AppException(WebhooksErrors.NO_SUBSCRIPTION));
  }

  private static @Nullable UUID own(CurrentUser by) {
    return by.kind() == CurrentUser.Kind.SERVICE ? by.requireId() : null;
  }

  /** Programs that the person may subscribe. */
  List<CurrentUser> programs(CurrentUser by) {
    return by.kind() == CurrentUser.Kind.SERVICE
        ? clients.active(List.of(by.requireId()))
        : clients.reached(by.reach(EDIT));
  }

  FormErrors check(NewSubscription form, CurrentUser by) {
    FormErrors errors = new FormErrors();
    if (by.kind() != CurrentUser.Kind.SERVICE
        && programs(by).stream().noneMatch(p -> p.requireId().equals(form.client()))) {
      errors.add("client", "webhooks.bad.client");
    }
    form.check(guard, errors);
    return errors;
  }

  @Transactional
  public Secret create(NewSubscription form, CurrentUser by) {
    FormErrors errors = check(form, by);
    if (!errors.isEmpty()) {
      throw new AppException(
          WebhooksErrors.BAD_SUBSCRIPTION, String.join(", ", errors.all().keySet()));
    }
    UUID wanted =
        by.kind() == CurrentUser.Kind.SERVICE
            ? by.requireId()
            : Objects.requireNonNull(form.client());
    CurrentUser program =
        programs(by).stream()
            .filter(p -> p.requireId().equals(wanted))
            .findFirst()
            .orElseThrow(() -> new AppException(WebhooksErrors.NO_CLIENT));
    CurrentUser.Post post = program.posts().getFirst();
    by.require(EDIT, post.unitPath());
    Subscription subscription =
        new Subscription(
            Ids.next(),
            program.requireId(),
            program.name(),
            post.unitPath(),
            post.unitName(),
            Objects.requireNonNull(form.name()).strip(),
            Objects.requireNonNull(form.url()).strip(),
            form.wanted().stream().distinct().toList(),
            clock.instant(),
            null,
            new Subscription.Standing(null, null, 0, null, clock.instant(), null, null));
    byte[] secret = Signature.newSecret();
    repository.insert(subscription, sealing.seal(Sending.Secrets.PURPOSE, secret));
    record("webhooks.created", subscription, by);
    return new Secret(subscription, Signature.shown(secret));
  }

  /** Messages carry the marks of both secrets for two days, so that no message is lost. */
  @Transactional
  public Secret rotate(UUID id, CurrentUser by) {
    Subscription subscription = get(id, by);
    byte[] secret = Signature.newSecret();
    repository.rotate(
        id, sealing.seal(Sending.Secrets.PURPOSE, secret), clock.instant().plus(BOTH_SECRETS));
    record("webhooks.secret-changed", subscription, by);
    return new Secret(subscription, Signature.shown(secret));
  }

  /** Messages wait until it goes on. */
  @Transactional
  public void pause(UUID id, CurrentUser by) {
    Subscription subscription = get(id, by);
    repository.pause(id, Subscription.Pause.PERSON, clock.instant());
    record("webhooks.paused", subscription, by);
  }

  @Transactional
  public void resume(UUID id, CurrentUser by) {
    Subscription subscription = get(id, by);
    repository.resume(id, clock.instant());
    record("webhooks.resumed", subscription, by);
  }

  @Transactional
  public void test(UUID id, CurrentUser by) {
    Subscription subscription = get(id, by);
    spreading.test(subscription);
    record("webhooks.tested", subscription, by);
  }

  /** With all that it was still owed. */
  @Transactional
  public void remove(UUID id, CurrentUser by) {
    Subscription subscription = get(id, by);
    repository.remove(id);
    record("webhooks.removed", subscription, by);
  }

  private void record(String action, Subscription s, CurrentUser by) {
    audit.record(
        new AuditEvent(
            action,
            "webhook",
            s.id().toString(),
            by,
            s.unitPath(),
            null,
            Map.of("client", s.clientName(), "name", s.name(), "url", s.url(), "kinds", s.kinds()),
            null));
  }
}
