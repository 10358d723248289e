package vn.lienthong.proactive;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;

/** Rules and their figures, for programs. */
@RestController
@RequestMapping("/api/v1/proactive/rules")
@Tag(name = "proactive")
class ProactiveRestController {
  private final RuleRepository rules;
  private final RuleEditing editing;
  private final RuleChecks checks;

  ProactiveRestController(RuleRepository rules, RuleEditing editing, RuleChecks checks) {
    this.rules = rules;
    this.editing = editing;
    this.checks = checks;
  }

  record Checked(List<RuleChecks.Fault> faults, RuleChecks.DryRun dryRun) {}

  /** A rule by the names and in the words of its form. */
  record Body(@Nullable Map<String, String> values) {
    Rule rule(UUID id) {
      if (values == null) {
        throw new AppException(SharedErrors.BAD_REQUEST);
      }
      return new RuleForm(values).rule(id, null);
    }
  }

  @GetMapping
  @Access(value = Access.Who.STAFF, permission = RuleController.VIEW)
  @Operation(summary = "All rules")
  List<Rule> all() {
    return rules.all();
  }

  @GetMapping("/figures")
  @Access(value = Access.Who.STAFF, permission = RuleController.VIEW)
  @Operation(summary = "How many were served, confirmed, refused, adjusted, by rule")
  List<RuleRepository.Figures> figures() {
    return List.copyOf(rules.figures().values());
  }

  @GetMapping("/{id}/check")
  @Access(value = Access.Who.STAFF, permission = RuleController.VIEW)
  @Operation(summary = "Faults of the rule and whom it would reach today; nothing is done")
  Checked check(@PathVariable UUID id) {
    Rule rule = editing.get(id);
    return new Checked(checks.faults(rule), checks.dryRun(rule));
  }

  @PostMapping
  @Access(value = Access.Who.STAFF, permission = RuleController.EDIT)
  @Audited("proactive.rule-saved")
  UUID create(@RequestBody Body body, CurrentUser user) {
    return editing.save(null, body.rule(new UUID(0, 0)), user);
  }

  @PutMapping("/{id}")
  @Access(value = Access.Who.STAFF, permission = RuleController.EDIT)
  @Audited("proactive.rule-saved")
  void save(@PathVariable UUID id, @RequestBody Body body, CurrentUser user) {
    editing.save(id, body.rule(id), user);
  }

  @PostMapping("/{id}/activate")
  @Access(value = Access.Who.STAFF, permission = RuleController.EDIT)
  @Audited("proactive.rule-activated")
  void activate(@PathVariable UUID id, CurrentUser user) {
    editing.activate(id, user);
  }

  @PostMapping("/{id}/end")
  @Access(value = Access.Who.STAFF, permission = RuleController.EDIT)
  @Audited("proactive.rule-ended")
  void end(@PathVariable UUID id, CurrentUser user) {
    editing.end(id, user);
  }
}
