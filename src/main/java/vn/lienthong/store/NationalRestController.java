package vn.lienthong.store;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.store.national.NationalAnswer;
import vn.lienthong.store.national.NationalPapers;
import vn.lienthong.store.national.NationalQuestion;

/** The national store, for programs: for the caller's own papers, or at a counter with consent. */
@RestController
@RequestMapping("/api/v1/store/national")
@Tag(name = "store")
@Access(Access.Who.SIGNED_IN)
class NationalRestController {
  private final NationalPapers national;
  private final NationalTaking taking;
  private final ItemRepository items;

  NationalRestController(NationalPapers national, NationalTaking taking, ItemRepository items) {
    this.national = national;
    this.taking = taking;
    this.items = items;
  }

  /**
   * A question.
   *
   * @param owner whose papers; citizens ask for their own and may leave it out
   * @param consent at a counter: the person was asked and agreed
   */
  record Question(
      @Nullable String procedureCode, @Nullable String owner, @Nullable Boolean consent) {}

  record Owner(@Nullable String ownerName) {}

  @PostMapping("/questions")
  @Audited("store.national-asked")
  @Operation(
      summary = "Asks the national store what it holds of a person for a procedure",
      description =
          "Citizens ask for themselves alone; officers need store.national and the person's"
              + " consent. SILENT says that the store did not answer: go on with an upload.")
  NationalAnswer ask(@RequestBody Question body, CurrentUser user) {
    if (body.procedureCode() == null || body.procedureCode().isBlank()) {
      throw new AppException(StoreErrors.REQUIRED, "procedureCode");
    }
    String owner = body.owner() == null ? user.identityNumber() : body.owner();
    return national.ask(
        new NationalQuestion(
            ItemDecisions.number(owner), body.procedureCode(), Boolean.TRUE.equals(body.consent())),
        user);
  }

  @PostMapping("/findings/{finding}/take")
  @Audited("store.national-taken")
  @Operation(
      summary = "Takes a paper that the caller was told of into the store of its owner",
      description = "Its file is fetched and its hash compared; then it serves like every other.")
  StoreItem take(@PathVariable UUID finding, @RequestBody Owner body, CurrentUser user) {
    String owner = user.isCitizen() ? user.name() : body.ownerName();
    return items.get(taking.take(finding, ItemDecisions.required(owner, "ownerName"), user));
  }
}
