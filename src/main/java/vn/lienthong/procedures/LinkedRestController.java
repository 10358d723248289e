package vn.lienthong.procedures;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;

/** The linked parts of a draft, for programs. */
@RestController("proceduresLinkedRest")
@RequestMapping("/api/v1/procedures/drafts/{id}/linked-parts")
@Access(value = Access.Who.STAFF, permission = ProcedureEditing.EDIT)
class LinkedRestController {
  private final ProcedureEditing editing;

  LinkedRestController(ProcedureEditing editing) {
    this.editing = editing;
  }

  /**
   * @param lockVersion the version that the caller saw
   */
  record Linked(int lockVersion, @Nullable List<LinkedPart> parts) {}

  @GetMapping
  @Operation(summary = "Which agencies do parts of the procedure of the draft")
  Linked get(@PathVariable UUID id) {
    Draft draft = editing.draft(id);
    return new Linked(draft.lockVersion(), draft.content().linkedParts());
  }

  @PutMapping
  @Audited("procedures.changed")
  @Operation(summary = "Replace them; refused with the first broken rule")
  Linked put(@PathVariable UUID id, @RequestBody Linked body, CurrentUser user) {
    Draft draft = editing.draft(id);
    List<LinkedPart> parts = body.parts() == null ? List.of() : body.parts();
    List<ContentProblem> problems = LinkedPart.problems(parts);
    if (!problems.isEmpty()) {
      throw new AppException(
          ProcedureErrors.UNREADABLE_CONTENT,
          problems.getFirst().path() + ": " + problems.getFirst().kind());
    }
    Draft known = new Draft(id, draft.code(), body.lockVersion(), draft.content());
    if (!editing.change(known, draft.content().linkedBy(parts), user)) {
      throw new AppException(ProcedureErrors.CHANGED_MEANWHILE);
    }
    return get(id);
  }
}
