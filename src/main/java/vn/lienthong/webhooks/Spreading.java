package vn.lienthong.webhooks;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.identity.ServiceClients;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/**
 * Puts events at the end of the lanes of those subscriptions whose program may see the dossier now.
 * A program that was disabled or lost its scope hears nothing.
 */
@Component
class Spreading {
  private static final int BATCH = 500;

  private final JdbcClient jdbc;
  private final EventLog events;
  private final SubscriptionRepository subscriptions;
  private final ServiceClients clients;
  private final DossiersApi dossiers;
  private final Clock clock;

  Spreading(
      JdbcClient jdbc,
      EventLog events,
      SubscriptionRepository subscriptions,
      ServiceClients clients,
      DossiersApi dossiers,
      Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.subscriptions = subscriptions;
    this.clients = clients;
    this.dossiers = dossiers;
    this.clock = clock;
  }

  /** Spreads one batch; returns how many events there were. One node at a time, for the order. */
  @Transactional
  public int spread() {
    if (!jdbc.sql("select pg_try_advisory_xact_lock(7310198242)").query(Boolean.class).single()) {
      return 0;
    }
    List<EventLog.Event> waiting = events.waiting(BATCH);
    if (waiting.isEmpty()) {
      return 0;
    }
    List<Subscription> wanting =
        subscriptions.wanting(
            waiting.stream().map(EventLog.Event::kind).distinct().toArray(String[]::new));
    if (!wanting.isEmpty()) {
      enqueue(matches(waiting, wanting));
    }
    events.remove(waiting);
    return waiting.size();
  }

  private record Match(UUID subscription, EventLog.Event event) {}

  private List<Match> matches(List<EventLog.Event> waiting, List<Subscription> wanting) {
    List<CurrentUser> active =
        clients.active(wanting.stream().map(Subscription::clientId).distinct().toList());
    Map<UUID, List<CurrentUser>> seen =
        dossiers.seenBy(
            waiting.stream().map(EventLog.Event::dossierId).distinct().toList(), active);
    List<Match> matches = new ArrayList<>();
    for (EventLog.Event event : waiting) {
      List<UUID> may =
          seen.getOrDefault(event.dossierId(), List.of()).stream()
              .map(CurrentUser::requireId)
              .toList();
      wanting.stream()
          .filter(s -> s.kinds().contains(event.kind()) && may.contains(s.clientId()))
          .forEach(s -> matches.add(new Match(s.id(), event)));
    }
    return matches;
  }

  private void enqueue(List<Match> matches) {
    if (matches.isEmpty()) {
      return;
    }
    add(
        matches.stream().map(Match::subscription).toArray(UUID[]::new),
        matches.stream().map(match -> match.event().dossierId()).toArray(UUID[]::new),
        matches.stream().map(match -> match.event().kind()).toArray(String[]::new),
        matches.stream().map(match -> match.event().code()).toArray(String[]::new),
        matches.stream().map(match -> match.event().payload()).toArray(String[]::new));
  }

  /** A message of no dossier, to try the way. */
  @Transactional
  public void test(Subscription subscription) {
    UUID[] own = {subscription.id()};
    add(
        own,
        own,
        new String[] {WebhookKind.TEST},
        new String[] {""},
        new String[] {events.test(clock.instant().toString())});
  }

  private void add(
      UUID[] subscriptions, UUID[] dossiers, String[] kinds, String[] codes, String[] payloads) {
    Instant now = clock.instant();
    UUID[] ids = new UUID[subscriptions.length];
    java.util.Arrays.setAll(ids, i -> Ids.next());
    jdbc.sql(
            """
            with given as (
              select g.*, row_number() over lane as n, count(*) over (
                  partition by g.subscription_id, g.dossier_id) as many
              from unnest(cast(:ids as uuid[]), cast(:subscriptions as uuid[]),
                  cast(:dossiers as uuid[]), cast(:kinds as text[]), cast(:codes as text[]),
                  cast(:payloads as text[])) with ordinality
                as g (id, subscription_id, dossier_id, kind, code, payload, place)
              window lane as (partition by g.subscription_id, g.dossier_id order by g.place)),
            lanes as (
              insert into webhooks.lane as l (subscription_id, dossier_id, last, next_at)
              select subscription_id, dossier_id, max(n), :now from given group by 1, 2
              on conflict (subscription_id, dossier_id) do update set
                last = l.last + excluded.last,
                next_at = case when l.done = l.last then excluded.next_at else l.next_at end
              returning subscription_id, dossier_id, last)
            insert into webhooks.delivery
              (id, subscription_id, dossier_id, seq, kind, code, payload, created_at)
            select g.id, g.subscription_id, g.dossier_id, l.last - g.many + g.n, g.kind, g.code,
              g.payload, :now
            from given g join lanes l using (subscription_id, dossier_id)
            """)
        .param("ids", ids)
        .param("subscriptions", subscriptions)
        .param("dossiers", dossiers)
        .param("kinds", kinds)
        .param("codes", codes)
        .param("payloads", payloads)
        .param("now", Sql.utc(now))
        .update();
  }
}
