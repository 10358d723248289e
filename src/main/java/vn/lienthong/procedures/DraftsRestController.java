package vn.lienthong.procedures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
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
import vn.lienthong.shared.StepUp;

/** Drafts of procedures for programs: form and process as data, checked, tried, published. */
@RestController
@RequestMapping("/api/v1/procedures")
@Access(value = Access.Who.STAFF, permission = ProcedureEditing.EDIT)
@Tag(name = "procedures")
class DraftsRestController {
  private final ProcedureEditing editing;
  private final ProcedureTrial trial;

  DraftsRestController(ProcedureEditing editing, ProcedureTrial trial) {
    this.editing = editing;
    this.trial = trial;
  }

  /**
   * A draft with what its checks found.
   *
   * @param version goes back with a change, which is refused when somebody else changed it first
   */
  record DraftResource(
      UUID id,
      String code,
      int version,
      ProcedureContent content,
      List<ContentProblem> problems,
      List<StepFinding> findings) {

    static DraftResource of(Draft draft) {
      return new DraftResource(
          draft.id(),
          draft.code(),
          draft.lockVersion(),
          draft.content(),
          ContentProblem.in(draft.content()),
          draft.content().steps().isEmpty()
              ? List.of()
              : new StepTable(draft.content().steps()).check(ContentFacts.terms(draft.content())));
    }
  }

  record Change(int version, ProcedureContent content) {}

  /**
   * @param confirmation from the report of the impact of this very draft
   */
  record Publication(LocalDate from, @Nullable String confirmation) {}

  @PostMapping("/{code}/drafts")
  @Audited("procedures.drafted")
  @Operation(summary = "Begin a draft from the newest version, or get the one there is")
  DraftResource begin(@PathVariable String code, CurrentUser user) {
    return DraftResource.of(editing.draft(editing.begin(code, user)));
  }

  @GetMapping("/drafts/{id}")
  @Operation(summary = "A draft with the findings of its static checks")
  DraftResource draft(@PathVariable UUID id) {
    return DraftResource.of(editing.draft(id));
  }

  @PutMapping("/drafts/{id}")
  @Audited("procedures.changed")
  @Operation(summary = "Replace the content: form, steps and all else")
  DraftResource change(@PathVariable UUID id, @RequestBody Change change, CurrentUser user) {
    Draft draft = editing.draft(id);
    if (change.content() == null) {
      throw new AppException(SharedErrors.PARAMETER_MISSING, "content");
    }
    List<ContentProblem> problems = ContentProblem.in(change.content());
    if (!problems.isEmpty() || !draft.code().equals(change.content().code())) {
      throw new AppException(
          ProcedureErrors.UNREADABLE_CONTENT,
          problems.isEmpty() ? "code" : problems.getFirst().path());
    }
    Draft known = new Draft(id, draft.code(), change.version(), draft.content());
    if (!editing.change(known, change.content(), user)) {
      throw new AppException(ProcedureErrors.CHANGED_MEANWHILE);
    }
    return DraftResource.of(editing.draft(id));
  }

  @GetMapping("/drafts/{id}/dry-run")
  @Operation(summary = "The last thousand dossiers of the procedure under the draft")
  DryRunReport dryRun(@PathVariable UUID id) {
    return trial.dryRun(editing.draft(id), "vi");
  }

  @GetMapping("/drafts/{id}/impact")
  @Operation(summary = "Open dossiers and agencies that publishing the draft touches")
  ProcedureTrial.Impact impact(@PathVariable UUID id) {
    return trial.impact(editing.draft(id));
  }

  @PostMapping("/drafts/{id}/publish")
  @Access(value = Access.Who.STAFF, permission = ProcedureEditing.PUBLISH)
  @Audited("procedures.published")
  @StepUp
  @Operation(
      summary = "Publish from a day on; never to be edited afterwards",
      description =
          "confirmation stands in the report of the impact; a changed draft needs a new one")
  void publish(@PathVariable UUID id, @RequestBody Publication publication, CurrentUser user) {
    if (publication.from() == null) {
      throw new AppException(SharedErrors.PARAMETER_MISSING, "from");
    }
    editing.publish(id, publication.from(), publication.confirmation(), user);
  }

  @DeleteMapping("/drafts/{id}")
  @Audited("procedures.discarded")
  @Operation(summary = "Throw the draft away")
  void discard(@PathVariable UUID id, CurrentUser user) {
    editing.discard(id, user);
  }
}
