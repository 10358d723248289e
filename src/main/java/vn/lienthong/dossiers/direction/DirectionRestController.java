package vn.lienthong.dossiers.direction;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.KeyPage;

/** Following and directing, for programs. */
@RestController
@RequestMapping("/api/v1/dossiers")
@Access(value = Access.Who.STAFF, permission = "dossiers.view")
@Tag(name = "direction", description = "Theo dõi, đôn đốc, chỉ đạo giải quyết hồ sơ")
class DirectionRestController {
  private static final int MOST = 200;

  private final StuckRepository stuck;
  private final Directions directions;
  private final Explanations explanations;
  private final LadderLevels levels;
  private final Clock clock;

  DirectionRestController(
      StuckRepository stuck,
      Directions directions,
      Explanations explanations,
      LadderLevels levels,
      Clock clock) {
    this.stuck = stuck;
    this.directions = directions;
    this.explanations = explanations;
    this.levels = levels;
    this.clock = clock;
  }

  record NewDirective(@Nullable String text, @Nullable Instant dueAt) {}

  record Answer(@Nullable String answer) {}

  record Reason(@Nullable String reason, @Nullable String text) {}

  record NewLevel(LadderLevel level, @Nullable Integer instead) {}

  @GetMapping("/direction/groups")
  @Access(value = Access.Who.STAFF, permission = StuckPages.READ)
  @Operation(
      summary = "Open dossiers by desk, step, officer and what they wait for",
      description = "Filters: waiting, unit, step, officer, late.")
  List<StuckRepository.Group> groups(@RequestParam Map<String, String> asked, CurrentUser user) {
    return stuck.groups(StuckFilter.read(asked), MOST, StuckPages.reach(user));
  }

  @GetMapping("/direction/rows")
  @Access(value = Access.Who.STAFF, permission = StuckPages.READ)
  @Operation(summary = "The open dossiers of the same filters, paged by key")
  KeyPage<StuckRepository.Row> rows(@RequestParam Map<String, String> asked, CurrentUser user) {
    return stuck.rows(StuckFilter.read(asked), asked.get("after"), MOST, StuckPages.reach(user));
  }

  @GetMapping("/direction/directives")
  @Operation(summary = "Directives that the caller gave or is to follow, open ones first")
  List<DirectiveRepository.Listed> directives(CurrentUser user) {
    return directions.concerning(MOST, user);
  }

  @GetMapping("/direction/levels")
  @Operation(summary = "The ladder in force today")
  List<LadderLevel> levels() {
    return levels.on(Vietnam.today(clock));
  }

  @PostMapping("/direction/levels")
  @Access(value = Access.Who.STAFF, permission = LadderLevels.EDIT)
  @Audited("dossiers.ladder")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Put a level of the ladder into force, instead of another where given")
  LadderLevel level(@RequestBody NewLevel body, CurrentUser user) {
    return levels.put(body.level(), body.instead(), user);
  }

  @GetMapping("/direction/reasons")
  @Operation(summary = "The reasons for being late in force today")
  List<LadderLevels.Reason> reasons() {
    return levels.reasons(Vietnam.today(clock));
  }

  @PostMapping("/direction/reasons")
  @Access(value = Access.Who.STAFF, permission = LadderLevels.EDIT)
  @Audited("dossiers.overdue-reason")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Put a reason for being late into force today")
  LadderLevels.Reason reason(@RequestBody LadderLevels.Reason body, CurrentUser user) {
    levels.putReason(body, Vietnam.today(clock), user);
    return body;
  }

  @GetMapping("/{id}/directives")
  @Operation(summary = "What was directed about a dossier, and the answers")
  List<Directive> of(@PathVariable UUID id, CurrentUser user) {
    return directions.of(id, user);
  }

  @PostMapping("/{id}/directives")
  @Access(value = Access.Who.STAFF, permission = Directions.DIRECT)
  @Audited("dossiers.directed")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Direct whoever owes the next act")
  Directive direct(@PathVariable UUID id, @RequestBody NewDirective body, CurrentUser user) {
    return directions.direct(id, body.text(), body.dueAt(), user);
  }

  @PostMapping("/{id}/directives/{directive}/answer")
  @Audited("dossiers.direction-answered")
  @Operation(summary = "Answer a directive, as the one directed or for the unit")
  Directive answer(
      @PathVariable UUID id,
      @PathVariable UUID directive,
      @RequestBody Answer body,
      CurrentUser user) {
    return directions.answer(id, directive, body.answer(), user);
  }

  @PostMapping("/{id}/overdue-reasons")
  @Audited("dossiers.overdue-explained")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Say why a dossier is late")
  void explain(@PathVariable UUID id, @RequestBody Reason body, CurrentUser user) {
    explanations.explain(id, String.valueOf(body.reason()), body.text(), user);
  }
}
