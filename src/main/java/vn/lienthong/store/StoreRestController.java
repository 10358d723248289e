package vn.lienthong.store;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.KeyPage;

/** The same for programs, under the same permissions. */
@RestController
@RequestMapping("/api/v1/store")
@Tag(name = "store")
class StoreRestController {
  private static final int MOST = 200;

  private final StoreDesk desk;
  private final StoreAuthority authority;
  private final ItemDecisions decisions;
  private final ItemRepository items;
  private final UseRepository uses;
  private final WarningRepository warnings;
  private final KindActs kinds;

  StoreRestController(
      StoreDesk desk,
      StoreAuthority authority,
      ItemDecisions decisions,
      ItemRepository items,
      UseRepository uses,
      WarningRepository warnings,
      KindActs kinds) {
    this.desk = desk;
    this.authority = authority;
    this.decisions = decisions;
    this.items = items;
    this.uses = uses;
    this.warnings = warnings;
    this.kinds = kinds;
  }

  record Whole(
      StoreItem item, List<UseRepository.Row> uses, List<ItemRepository.Version> history) {}

  record Reason(@Nullable String reason) {}

  record Note(@Nullable String note) {}

  record Replacement(@Nullable PaperFacts facts, @Nullable UUID fileId, @Nullable String reason) {}

  record Look(@Nullable String owner, @Nullable String purpose) {}

  record Accepted(
      @Nullable String procedureCode,
      @Nullable String componentKey,
      @Nullable String kind,
      @Nullable Boolean accepted) {}

  @GetMapping("/items")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.VIEW)
  @Operation(summary = "Papers that the caller's units keep, newest first, 200 at a time")
  KeyPage<StoreItem> items(
      @RequestParam(required = false) StoreItem.@Nullable State state,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable UUID after,
      CurrentUser user) {
    return desk.list(new StoreDesk.Filter(state, q.strip(), after), user, MOST);
  }

  @GetMapping("/items/{id}")
  @Access(value = Access.Who.SIGNED_IN)
  @Operation(
      summary = "A paper with its history and everything that used it; owners read their own")
  Whole item(@PathVariable UUID id, CurrentUser user) {
    StoreItem item = authority.read(id, user);
    return new Whole(item, uses.of(id), items.versions(id));
  }

  @PostMapping("/items/{id}/approve")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.MANAGE)
  @Audited("store.approved")
  @Operation(summary = "The digitised paper was compared; these are its facts")
  StoreItem approve(@PathVariable UUID id, @RequestBody PaperFacts facts, CurrentUser user) {
    authority.act(id, StoreAuthority.MANAGE, user);
    return decisions.approve(id, facts, user);
  }

  @PostMapping("/items/{id}/reject")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.MANAGE)
  @Audited("store.rejected")
  @Operation(summary = "Not approved, with why; its owner may bring it anew")
  StoreItem reject(@PathVariable UUID id, @RequestBody Reason body, CurrentUser user) {
    return decisions.reject(id, said(body.reason()), user);
  }

  @PostMapping("/items/{id}/revoke")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.REVOKE)
  @Audited("store.revoked")
  @Operation(summary = "Out of force; every use is warned")
  StoreItem revoke(@PathVariable UUID id, @RequestBody Reason body, CurrentUser user) {
    return decisions.revoke(id, said(body.reason()), user);
  }

  @PostMapping("/items/{id}/replace")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.REVOKE)
  @Audited("store.replaced")
  @Operation(summary = "Another paper takes its place; every use of the old one is warned")
  StoreItem replace(@PathVariable UUID id, @RequestBody Replacement body, CurrentUser user) {
    authority.act(id, StoreAuthority.REVOKE, user);
    if (body.facts() == null) {
      throw new AppException(StoreErrors.REQUIRED, "facts");
    }
    return decisions.replace(id, body.facts(), body.fileId(), said(body.reason()), user);
  }

  @PostMapping("/lookups")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.VIEW)
  @Audited("store.looked-up")
  @Operation(summary = "A person's papers, with what for; the owner sees who looked")
  List<StoreItem> lookUp(@RequestBody Look body, CurrentUser user) {
    return desk.lookUp(said(body.owner()), said(body.purpose()), user);
  }

  @GetMapping("/warnings")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.VIEW)
  @Operation(summary = "Used papers that are out of force, newest first, 200 at a time")
  List<StoreWarning> warnings(
      @RequestParam(defaultValue = "true") boolean open,
      @RequestParam(required = false) @Nullable UUID after,
      CurrentUser user) {
    return warnings.list(user.reach(StoreAuthority.VIEW), open, after, MOST);
  }

  @PostMapping("/warnings/{id}/acknowledge")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.ACKNOWLEDGE)
  @Audited("store.acknowledged")
  @Operation(summary = "Says what came of a warning")
  void acknowledge(@PathVariable UUID id, @RequestBody Note body, CurrentUser user) {
    decisions.acknowledge(id, said(body.note()), user);
  }

  @GetMapping("/kinds")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.CATALOGUE)
  @Operation(summary = "Kinds of papers, with how long they are valid")
  List<PaperKind> kinds() {
    return kinds.all();
  }

  @PutMapping("/kinds")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.CATALOGUE)
  @Audited("store.kind-saved")
  @Operation(summary = "Adds a kind of paper, or changes it")
  void save(@RequestBody PaperKind kind, CurrentUser user) {
    kinds.save(kind, user);
  }

  @PutMapping("/acceptances")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.CATALOGUE)
  @Audited("store.acceptance-changed")
  @Operation(summary = "Says whether a kind serves for a component of a procedure")
  void accept(@RequestBody Accepted body, CurrentUser user) {
    kinds.accept(
        said(body.procedureCode()),
        said(body.componentKey()),
        said(body.kind()),
        !Boolean.FALSE.equals(body.accepted()),
        user);
  }

  private static String said(@Nullable String text) {
    return text == null ? "" : text;
  }
}
