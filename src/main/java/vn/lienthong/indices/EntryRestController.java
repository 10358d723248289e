package vn.lienthong.indices;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.FormErrors;

/** The same for programs, to enter. Wrong fields come back as field → text, status 422. */
@RestController
@RequestMapping("/api/v1/indices")
@Tag(name = "indices")
class EntryRestController {
  private static final int MOST = 200;

  private final IndicesDesk desk;
  private final Scores scores;
  private final Official official;
  private final FormulaEditing formulas;
  private final Entries entries;
  private final EntryRepository repository;
  private final Rebuild rebuild;
  private final Clock clock;

  EntryRestController(
      IndicesDesk desk,
      Scores scores,
      Official official,
      FormulaEditing formulas,
      Entries entries,
      EntryRepository repository,
      Rebuild rebuild,
      Clock clock) {
    this.desk = desk;
    this.scores = scores;
    this.official = official;
    this.formulas = formulas;
    this.entries = entries;
    this.repository = repository;
    this.rebuild = rebuild;
    this.clock = clock;
  }

  /**
   * @param scores code of the total (TOTAL), a group or an indicator → points
   */
  record OfficialRequest(Map<String, Double> scores, String source) {}

  record DecisionRequest(LocalDate decisionDay) {}

  @PostMapping("/formulas/{indicator}")
  @Access(value = Access.Who.STAFF, permission = IndicesDesk.EDIT)
  @Audited("indices.formula-planned")
  @Operation(summary = "Plans a formula from the first day of a month to come")
  ResponseEntity<Object> plan(
      @PathVariable String indicator,
      @RequestBody FormulaForm form,
      CurrentUser user,
      Locale locale) {
    FormErrors errors = new FormErrors();
    return answer(formulas.plan(indicator, form, user, locale, errors), errors);
  }

  @PutMapping("/units/{id}/official")
  @Access(value = Access.Who.STAFF, permission = IndicesDesk.EDIT)
  @Audited("indices.official-entered")
  @Operation(summary = "Enters official scores of a period")
  List<Official.Line> official(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String period,
      @RequestBody OfficialRequest request,
      CurrentUser user) {
    UnitSummary unit = desk.unit(id, user);
    Period asked = Period.read(period, Vietnam.today(clock));
    Catalogue catalogue = scores.catalogue();
    boolean known =
        request.scores().entrySet().stream()
            .allMatch(e -> e.getValue() >= 0 && Official.known(e.getKey(), catalogue));
    if (!known || request.source().isBlank()) {
      throw new AppException(SharedErrors.BAD_REQUEST);
    }
    official.enter(unit, asked, request.scores(), request.source(), user);
    return official.compare(unit, scores.card(unit, asked));
  }

  @GetMapping("/petitions")
  @Access(value = Access.Who.STAFF, permission = IndicesDesk.VIEW)
  @Operation(summary = "Petitions of the units that the user sees, newest first, 200 at a time")
  List<Petition> petitions(@RequestParam(defaultValue = "") String after, CurrentUser user) {
    return repository.petitions(user.reach(IndicesDesk.VIEW), Keys.id(after), MOST);
  }

  @PostMapping("/units/{id}/petitions")
  @Access(value = Access.Who.STAFF, permission = IndicesDesk.ENTER)
  @Audited("indices.petition-entered")
  @Operation(summary = "Enters a petition of the unit, or corrects the one of the same code")
  ResponseEntity<Object> petition(
      @PathVariable UUID id, @RequestBody PetitionForm form, CurrentUser user, Locale locale) {
    FormErrors errors = new FormErrors();
    return answer(entries.petition(id, form, user, locale, errors), errors);
  }

  @GetMapping("/publications")
  @Access(value = Access.Who.STAFF, permission = IndicesDesk.VIEW)
  @Operation(summary = "Published versions with the days of their decisions, 200 at a time")
  List<Announcement> publications(
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "false") boolean unknown) {
    return repository.announcements(Keys.id(after), unknown, MOST);
  }

  @PutMapping("/publications/{version}")
  @Access(value = Access.Who.STAFF, permission = IndicesDesk.EDIT)
  @Audited("indices.decision-dated")
  @Operation(summary = "Tells the day of the decision that announced the version")
  void decided(@PathVariable UUID version, @RequestBody DecisionRequest request, CurrentUser user) {
    entries.decided(version, request.decisionDay(), user);
  }

  @PostMapping("/rebuild")
  @Access(value = Access.Who.STAFF, permission = IndicesDesk.EDIT)
  @Audited("indices.rebuild-asked")
  @Operation(summary = "Counts everything anew in the background")
  void rebuild(CurrentUser user) {
    rebuild.request(user);
  }

  private static ResponseEntity<Object> answer(Optional<?> entered, FormErrors errors) {
    return entered.isPresent()
        ? ResponseEntity.ok(entered.get())
        : ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT).body(errors.all());
  }
}
