package vn.lienthong.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
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
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.StepUp;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.KeyPage;

/** People, posts and delegations for programs, with the same rights as the pages. */
@RestController
@RequestMapping("/api/v1")
@Access(value = Access.Who.STAFF, permission = "directory.view")
@Tag(name = "people", description = "Cán bộ, chức vụ, ủy quyền / officials, posts, delegations")
class PeopleRestController {
  private final PeopleRepository people;
  private final PeopleRegister register;
  private final AssignmentRepository assignments;
  private final AssignmentRegister posts;
  private final Delegations delegations;
  private final Refusals refusals;
  private final Clock clock;

  PeopleRestController(
      PeopleRepository people,
      PeopleRegister register,
      AssignmentRepository assignments,
      AssignmentRegister posts,
      Delegations delegations,
      Refusals refusals,
      Clock clock) {
    this.people = people;
    this.register = register;
    this.assignments = assignments;
    this.posts = posts;
    this.delegations = delegations;
    this.refusals = refusals;
    this.clock = clock;
  }

  record Detail(
      PersonDetail person, List<AssignmentRow> assignments, List<DelegationRow> delegations) {}

  record Created(UUID id) {}

  /**
   * @param until first day on which the post no longer holds
   */
  record Ending(LocalDate until, @Nullable String basis) {}

  record Revocation(@Nullable String reason) {}

  @GetMapping("/people")
  @Operation(summary = "Tìm người, có dấu hoặc không / find people, accents may be left out")
  KeyPage<PeopleRepository.Row> list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable UUID after) {
    return people.list(new PeopleRepository.Query(q, "", after, Vietnam.today(clock), 100));
  }

  @GetMapping("/people/{id}")
  @Operation(summary = "Một người với chức vụ và ủy quyền / one person with posts and delegations")
  Detail person(@PathVariable UUID id) {
    return new Detail(
        people.detail(id).orElseThrow(() -> new AppException(DirectoryErrors.PERSON_UNKNOWN)),
        assignments.ofPerson(id, Vietnam.today(clock)),
        assignments.delegationsOf(id));
  }

  @PostMapping("/people")
  @ResponseStatus(HttpStatus.CREATED)
  @Access(value = Access.Who.STAFF, permission = "directory.edit")
  @Audited("directory.person-entered")
  @Operation(summary = "Thêm người / add a person")
  Created enter(@RequestBody NewPerson person, CurrentUser user) {
    require("name", person.name(), "email", person.email());
    return new Created(register.enter(person, user));
  }

  @PostMapping("/assignments")
  @ResponseStatus(HttpStatus.CREATED)
  @Access(value = Access.Who.STAFF, permission = "directory.edit")
  @Audited("directory.assigned")
  @Operation(summary = "Giao chức vụ / assign a post")
  Created assign(@RequestBody NewAssignment assignment, CurrentUser user) {
    require(
        "personId", assignment.personId(),
        "position", assignment.position(),
        "unitId", assignment.unitId(),
        "from", assignment.from());
    return new Created(posts.assign(assignment, user));
  }

  @PostMapping("/assignments/{id}/end")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Access(value = Access.Who.STAFF, permission = "directory.edit")
  @Audited("directory.assignment-ended")
  @Operation(summary = "Kết thúc chức vụ / end a post")
  void end(@PathVariable UUID id, @RequestBody Ending ending, CurrentUser user) {
    require("until", ending.until());
    posts.end(id, ending.until(), ending.basis() == null ? "" : ending.basis(), user);
  }

  @PostMapping("/delegations")
  @ResponseStatus(HttpStatus.CREATED)
  @Audited("directory.delegated")
  @StepUp
  @Operation(summary = "Ủy quyền bằng văn bản / delegate in writing")
  Created delegate(@RequestBody NewDelegation delegation, CurrentUser user) {
    require(
        "assignmentId", delegation.assignmentId(),
        "recipientId", delegation.recipientId(),
        "capacity", delegation.capacity(),
        "permissions", delegation.permissions(),
        "from", delegation.from(),
        "until", delegation.until(),
        "documentNumber", delegation.documentNumber(),
        "documentDate", delegation.documentDate());
    return new Created(delegations.delegate(delegation, user));
  }

  /** Names and values in turn. */
  private void require(@Nullable Object... pairs) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    refusals.present(values, LocaleContextHolder.getLocale());
  }

  @PostMapping("/delegations/{id}/revocation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Audited("directory.delegation-revoked")
  @Operation(summary = "Thu hồi ủy quyền / revoke a delegation")
  void revoke(@PathVariable UUID id, @RequestBody Revocation revocation, CurrentUser user) {
    delegations.revoke(id, revocation.reason() == null ? "" : revocation.reason(), user);
  }
}
