package vn.lienthong.proactive;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.identity.CitizenSummary;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.store.StoreApi;
import vn.lienthong.store.StoreItem;

/** Looks through the data for those whom a rule means today. */
@Component
class Lookout {
  private static final int BATCH = 200;

  private final StoreApi store;
  private final IdentityApi identity;
  private final MessageSource messages;
  private final Clock clock;

  Lookout(StoreApi store, IdentityApi identity, MessageSource messages, Clock clock) {
    this.store = store;
    this.identity = identity;
    this.messages = messages;
    this.clock = clock;
  }

  /** Those of today, in batches, until the taker has enough. */
  void look(Rule rule, Predicate<Hit> taker) {
    UUID after = null;
    List<Found> batch = batch(rule, after);
    while (!batch.isEmpty()) {
      for (Found found : batch) {
        if (!taker.test(found.hit())) {
          return;
        }
      }
      after = batch.getLast().key();
      batch = batch.size() < BATCH ? List.of() : batch(rule, after);
    }
  }

  private record Found(UUID key, Hit hit) {}

  private List<Found> batch(Rule rule, @Nullable UUID after) {
    LocalDate today = Vietnam.today(clock);
    int years = rule.years() == null ? 0 : rule.years();
    String kind = rule.kind() == null ? "" : rule.kind();
    List<Found> found = new ArrayList<>();
    switch (rule.trigger()) {
      case PAPER_EXPIRES ->
          store
              .ending(kind, today, today.plusDays(rule.days()), after, BATCH)
              .forEach(item -> found.add(new Found(item.id(), of(rule, item))));
      case PAPER_AGE ->
          store
              .issued(
                  kind,
                  today.minusYears(years),
                  today.minusYears(years).plusDays(rule.days()),
                  after,
                  BATCH)
              .forEach(item -> found.add(new Found(item.id(), of(rule, item))));
      case PAPER_ENTERED ->
          store
              .issued(kind, today.minusDays(rule.days()), today, after, BATCH)
              .forEach(item -> found.add(new Found(item.id(), of(rule, item))));
      case AGE_REACHED ->
          identity
              .citizensBorn(
                  today.minusYears(years),
                  today.minusYears(years).plusDays(rule.days()),
                  after,
                  BATCH)
              .forEach(citizen -> found.add(new Found(citizen.id(), of(rule, citizen))));
    }
    return found;
  }

  Hit of(Rule rule, StoreItem item) {
    return new Hit(
        item.id().toString(),
        item.owner().number(),
        text(
            rule.trigger().name(),
            item.facts().name(),
            item.facts().number() == null ? "–" : item.facts().number(),
            String.valueOf(
                rule.trigger() == Rule.Trigger.PAPER_EXPIRES
                    ? Sources.day(item.facts().validUntil())
                    : Sources.day(item.facts().issuedOn()))),
        item);
  }

  private Hit of(Rule rule, CitizenSummary citizen) {
    return new Hit(
        citizen.identityNumber() + ":" + rule.years(),
        citizen.identityNumber(),
        text(
            "AGE_REACHED",
            String.valueOf(rule.years()),
            String.valueOf(
                Sources.day(
                    citizen.birthDate() == null
                        ? null
                        : citizen.birthDate().plusYears(rule.years() == null ? 0 : rule.years())))),
        null);
  }

  private String text(String trigger, Object... arguments) {
    return messages.getMessage("proactive.why." + trigger, arguments, Locale.of("vi"));
  }
}
