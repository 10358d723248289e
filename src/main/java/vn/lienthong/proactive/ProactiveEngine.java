package vn.lienthong.proactive;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.jobs.RecurringJob;
import vn.lienthong.store.StoreApi;
import vn.lienthong.store.StoreItem;
import vn.lienthong.store.StoreItemEntered;

/** Runs the rules: when a paper comes in, and again and again over all data. */
@Component
class ProactiveEngine {
  private static final Logger LOG = LoggerFactory.getLogger(ProactiveEngine.class);
  private static final int MOST_A_RUN = 5_000;
  private static final int OVER = 200;

  private final RuleRepository rules;
  private final DoneRepository done;
  private final Lookout lookout;
  private final Serving serving;
  private final Answers answers;
  private final StoreApi store;
  private final Clock clock;

  ProactiveEngine(
      RuleRepository rules,
      DoneRepository done,
      Lookout lookout,
      Serving serving,
      Answers answers,
      StoreApi store,
      Clock clock) {
    this.rules = rules;
    this.done = done;
    this.lookout = lookout;
    this.serving = serving;
    this.answers = answers;
    this.store = store;
    this.clock = clock;
  }

  @ApplicationModuleListener
  void on(StoreItemEntered event) {
    if (event.kind() == null) {
      return;
    }
    LocalDate today = Vietnam.today(clock);
    for (Rule rule : rules.onEntry(event.kind())) {
      if (rule.inForce(today)) {
        store.all(java.util.List.of(event.itemId())).stream()
            .filter((StoreItem item) -> item.valid(today))
            .forEach(item -> serving.serve(rule, lookout.of(rule, item)));
      }
    }
  }

  /** Over all rules in force and all data; what was done before is left alone. */
  int run() {
    AtomicInteger served = new AtomicInteger();
    LocalDate today = Vietnam.today(clock);
    for (Rule rule : rules.active()) {
      if (rule.inForce(today)) {
        run(rule, served);
      }
    }
    done.over(clock.instant(), OVER).forEach(this::lapse);
    return served.get();
  }

  private void lapse(Done one) {
    try {
      answers.lapse(one);
    } catch (RuntimeException e) {
      // as below: the next run tries it again
      LOG.info("proactive service {} could not be released: {}", one.id(), e.toString());
    }
  }

  private void run(Rule rule, AtomicInteger served) {
    lookout.look(
        rule,
        hit -> {
          if (!done.known(rule.id(), hit.subject())) {
            try {
              served.addAndGet(serving.serve(rule, hit) ? 1 : 0);
            } catch (RuntimeException e) {
              // one citizen's case must not stop the others; the next run tries it again
              LOG.info(
                  "proactive rule {} could not serve a subject: {}", rule.code(), e.toString());
            }
          }
          return served.get() < MOST_A_RUN;
        });
  }

  @Configuration(proxyBeanMethods = false)
  static class Jobs {
    @Bean
    RecurringJob proactiveRules(ProactiveEngine engine) {
      return new RecurringJob("proactive.rules", Duration.ofMinutes(15), engine::run);
    }
  }
}
