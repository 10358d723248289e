package vn.lienthong.store;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;

/** What owners do with their papers, for programs that act for them. */
@RestController
@RequestMapping("/api/v1/store")
@Tag(name = "store")
@Access(Access.Who.CITIZEN)
class OwnStoreRestController {
  private static final int DAYS = 7;

  private final OwnStore own;
  private final PaperShares shares;
  private final ItemRepository items;

  OwnStoreRestController(OwnStore own, PaperShares shares, ItemRepository items) {
    this.own = own;
    this.shares = shares;
    this.items = items;
  }

  /**
   * A paper that its owner brings.
   *
   * @param fileId uploaded by the caller
   */
  record Brought(@Nullable PaperFacts facts, @Nullable UUID fileId) {
    PaperFacts known() {
      if (facts == null) {
        throw new AppException(StoreErrors.REQUIRED, "facts");
      }
      return facts;
    }
  }

  /**
   * A link to a paper.
   *
   * @param days how long it works, 1 to 90; 7 when left out
   */
  record Link(@Nullable String recipient, @Nullable String purpose, @Nullable Integer days) {}

  @GetMapping("/mine")
  @Operation(summary = "The caller's own papers, newest first, 500 at most")
  List<StoreItem> mine(CurrentUser user) {
    return own.of(user);
  }

  @PostMapping("/mine")
  @Audited("store.entered")
  @Operation(summary = "Brings a paper; it serves once an officer has compared it")
  StoreItem bring(@RequestBody Brought body, CurrentUser user) {
    return items.get(own.bring(body.known(), body.fileId(), user));
  }

  @PostMapping("/items/{id}/renew")
  @Audited("store.renewed")
  @Operation(
      summary = "Brings a paper anew",
      description =
          "One that was not approved waits again with the other file; one that serves is replaced"
              + " once the new one, which is returned, is approved.")
  StoreItem renew(@PathVariable UUID id, @RequestBody Brought body, CurrentUser user) {
    return items.get(own.renew(id, body.known(), body.fileId(), user));
  }

  @GetMapping("/items/{id}/shares")
  @Operation(summary = "Links to the caller's paper, newest first, with how often they were used")
  List<ShareRepository.Share> shares(@PathVariable UUID id, CurrentUser user) {
    return shares.of(id, user);
  }

  @PostMapping("/items/{id}/shares")
  @Audited("store.shared")
  @Operation(
      summary = "Shares a valid paper by a link",
      description = "Whoever has /store/shared/{code} sees the paper, up to and on the last day.")
  ShareRepository.Share share(@PathVariable UUID id, @RequestBody Link body, CurrentUser user) {
    return shares.share(
        id,
        body.recipient() == null ? "" : body.recipient(),
        body.purpose() == null ? "" : body.purpose(),
        body.days() == null ? DAYS : body.days(),
        user);
  }

  @PostMapping("/items/{id}/shares/{share}/end")
  @Audited("store.share-ended")
  @Operation(summary = "Ends a link at once")
  void endShare(@PathVariable UUID id, @PathVariable UUID share, CurrentUser user) {
    shares.endShare(id, share, user);
  }
}
