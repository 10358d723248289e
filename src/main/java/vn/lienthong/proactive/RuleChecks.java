package vn.lienthong.proactive;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureVersion;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.store.StoreApi;

/** Finds what would go wrong with a rule before it runs, and whom it would reach today. */
@Component
class RuleChecks {
  private static final int SHOWN = 20;
  private static final int COUNTED = 1_000;

  private final ProceduresApi procedures;
  private final StoreApi store;
  private final Lookout lookout;
  private final DoneRepository done;
  private final Clock clock;

  RuleChecks(
      ProceduresApi procedures, StoreApi store, Lookout lookout, DoneRepository done, Clock clock) {
    this.procedures = procedures;
    this.store = store;
    this.lookout = lookout;
    this.done = done;
    this.clock = clock;
  }

  /**
   * A fault.
   *
   * @param what message key below proactive.fault.
   */
  record Fault(String what, String detail) {}

  List<Fault> faults(Rule rule) {
    List<Fault> faults = new ArrayList<>();
    Optional<ProcedureContent> content = content(rule.procedureCode());
    if (content.isEmpty()) {
      faults.add(new Fault("procedure", rule.procedureCode()));
    }
    if (rule.trigger().aboutPaper() && (rule.kind() == null || store.kind(rule.kind()).isEmpty())) {
      faults.add(new Fault("kind", String.valueOf(rule.kind())));
    }
    if (rule.trigger().needsYears() && rule.years() == null) {
      faults.add(new Fault("years", ""));
    }
    if (rule.legalBasis().isBlank()) {
      faults.add(new Fault("basis", ""));
    }
    if (rule.level() == 3 && rule.options().isEmpty()) {
      faults.add(new Fault("options", ""));
    }
    rule.options().stream()
        .map(Rule.Option::procedure)
        .filter(code -> content(code).isEmpty())
        .forEach(code -> faults.add(new Fault("procedure", code)));
    rule.prefill()
        .forEach((field, source) -> {
          if (!Sources.known(source)) {
            faults.add(new Fault("source", field + " = " + source));
          }
          boolean there =
              content.map(ProcedureContent::form).stream()
                  .flatMap(form -> form.sections().stream())
                  .flatMap(section -> section.fields().stream())
                  .anyMatch(f -> f.key().equals(field));
          if (content.isPresent() && !there) {
            faults.add(new Fault("field", field));
          }
        });
    if (rule.level() == 4) {
      content.ifPresent(c -> faults.addAll(executable(rule, c)));
    }
    return faults;
  }

  /** What an execution needs: one agency, and an answer to every required question. */
  private List<Fault> executable(Rule rule, ProcedureContent content) {
    List<Fault> faults = new ArrayList<>();
    if (rule.agency() == null && procedures.handlingUnits(content.code()).size() > 1) {
      faults.add(new Fault("agency", content.code()));
    }
    if (content.form() != null) {
      content.form().sections().stream()
          .flatMap(section -> section.fields().stream())
          .filter(ProcedureContent.Field::required)
          .filter(field -> !rule.prefill().containsKey(field.key()))
          .forEach(field -> faults.add(new Fault("answer", field.label())));
    }
    return faults;
  }

  private Optional<ProcedureContent> content(String code) {
    return procedures.inForce(code, Vietnam.today(clock)).map(ProcedureVersion::content);
  }

  /**
   * Whom the rule would reach today, without doing anything.
   *
   * @param capped there are more than were counted
   */
  record DryRun(int found, int fresh, boolean capped, List<String> first) {}

  DryRun dryRun(Rule rule) {
    List<String> first = new ArrayList<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    lookout.look(
        rule,
        hit -> {
          counts.merge("found", 1, Integer::sum);
          if (!done.known(rule.id(), hit.subject())) {
            counts.merge("fresh", 1, Integer::sum);
            if (first.size() < SHOWN) {
              first.add(hit.why());
            }
          }
          return counts.getOrDefault("found", 0) < COUNTED;
        });
    int found = counts.getOrDefault("found", 0);
    return new DryRun(found, counts.getOrDefault("fresh", 0), found >= COUNTED, first);
  }
}
