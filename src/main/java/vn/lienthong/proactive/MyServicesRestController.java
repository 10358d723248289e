package vn.lienthong.proactive;

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
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;

/** The citizen's own proposals by REST: seen, accepted, declined, undone, adjusted. */
@RestController
@RequestMapping("/api/v1/proactive/mine")
@Access(Access.Who.CITIZEN)
@Tag(name = "proactive")
class MyServicesRestController {
  private final DoneRepository done;
  private final Answers answers;

  MyServicesRestController(DoneRepository done, Answers answers) {
    this.done = done;
    this.answers = answers;
  }

  /**
   * @param refuses whether the citizen wants no proactive service at all
   */
  record Mine(List<Done> services, boolean refuses) {}

  /** {@code procedure}: one of the options of the rule; left out, the same. */
  record Adjusted(@Nullable String procedure) {}

  record Draft(UUID draft) {}

  record Preference(boolean refused) {}

  @GetMapping
  @Operation(summary = "What was done or is proposed for me, the latest 100")
  Mine mine(CurrentUser user) {
    return new Mine(done.of(user.requireId()), done.refuses(user.requireId()));
  }

  @GetMapping("/{id}")
  @Operation(summary = "One of them")
  Done one(@PathVariable UUID id, CurrentUser user) {
    return answers.own(id, user);
  }

  @PostMapping("/{id}/accept")
  @Audited("proactive.answered")
  @Operation(summary = "Accept: an execution is released, a draft is mine to finish")
  Done accept(@PathVariable UUID id, CurrentUser user) {
    answers.confirm(id, user);
    return answers.own(id, user);
  }

  @PostMapping("/{id}/decline")
  @Audited("proactive.answered")
  @Operation(
      summary =
          "Decline; an execution is undone and everything stands as before it (Decree 224/2026"
              + " Art. 16)")
  Done decline(@PathVariable UUID id, CurrentUser user) {
    answers.refuse(id, user);
    return answers.own(id, user);
  }

  @PostMapping("/{id}/adjust")
  @Audited("proactive.answered")
  @Operation(summary = "Undo an execution into a draft that I change, or choose another option")
  Draft adjust(@PathVariable UUID id, @RequestBody Adjusted body, CurrentUser user) {
    String procedure = body.procedure();
    return new Draft(
        answers.adjust(
            id, procedure == null || procedure.isBlank() ? null : procedure.strip(), user));
  }

  @PutMapping("/preference")
  @Audited("proactive.preferred")
  @Operation(summary = "Refuse proactive service as such, or want it again (Art. 17.3)")
  void prefer(@RequestBody Preference body, CurrentUser user) {
    answers.prefer(body.refused(), user);
  }
}
