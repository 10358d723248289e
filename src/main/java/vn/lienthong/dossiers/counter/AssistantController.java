package vn.lienthong.dossiers.counter;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.lienthong.procedures.ProcedureVersion;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.web.Texts;

/** The assistant at reception for pages and programs, and the reading of cards for programs. */
@Controller
@Access(value = Access.Who.STAFF, permission = "dossiers.intake")
class AssistantController {
  private final AssistantDesk assistant;
  private final IntakeDesk desk;
  private final MessageSource messages;

  AssistantController(AssistantDesk assistant, IntakeDesk desk, MessageSource messages) {
    this.assistant = assistant;
    this.desk = desk;
    this.messages = messages;
  }

  @PostMapping("/dossiers/intake/assistant")
  @Audited(value = "none", reason = "how somebody likes their own page; no dossier changes")
  String turn(@RequestParam(defaultValue = "false") boolean on, CurrentUser user) {
    assistant.turn(on, user);
    return "redirect:/dossiers/intake";
  }

  record CardText(@Nullable String text) {}

  record Card(
      String source,
      String number,
      @Nullable String oldNumber,
      @Nullable String name,
      @Nullable LocalDate birth,
      @Nullable String sex,
      @Nullable String address,
      @Nullable LocalDate issued) {
    static Card of(ScannedCard card) {
      return new Card(
          card.source().name(),
          card.number(),
          card.oldNumber(),
          card.name(),
          card.birth(),
          card.sex() == null ? null : card.sex().name(),
          card.address(),
          card.issued());
    }
  }

  @PostMapping("/api/v1/dossiers/intake/card")
  @ResponseBody
  @Audited(value = "none", reason = "splits a text; keeps nothing")
  @Operation(summary = "Splits what a reader typed from a citizen card: QR, chip or MRZ")
  Card card(@RequestBody CardText body) {
    return Optional.ofNullable(body.text())
        .flatMap(ScannedCard::of)
        .map(Card::of)
        .orElseThrow(() -> new AppException(SharedErrors.BAD_REQUEST));
  }

  /** The fields of the intake page by name, for instance procedure, case, originals-KEY. */
  record DeskRequest(@Nullable Map<String, String> fields) {}

  record HintResource(String rule, String tone, String text, String basis) {}

  record HelpResource(
      boolean on,
      @Nullable UUID procedureVersion,
      List<Assistant.Check> checks,
      List<HintResource> hints) {}

  @PostMapping("/api/v1/dossiers/intake/hints")
  @ResponseBody
  @Audited(value = "none", reason = "reads the procedure; keeps nothing")
  @Operation(summary = "The completeness check list and the hints, each with what it rests on")
  ResponseEntity<HelpResource> hints(
      @RequestBody DeskRequest body, CurrentUser user, Locale locale) {
    Texts texts = new Texts(messages, locale);
    IntakeForm form = new IntakeForm(body.fields() == null ? Map.of() : body.fields());
    Optional<ProcedureVersion> version = desk.chosen(form);
    if (version.isEmpty()) {
      throw new AppException(SharedErrors.NOT_FOUND);
    }
    AssistantDesk.Help help = assistant.help(version, form.dossier(version.get().content()), user);
    return ResponseEntity.ok(
        new HelpResource(
            help.on(),
            version.get().id(),
            help.checks(),
            help.hints().stream()
                .map(hint ->
                    new HintResource(
                        hint.rule(),
                        hint.tone().name(),
                        texts.t("dossiers.hint." + hint.rule(), hint.arguments().toArray()),
                        AssistantTexts.basis(hint.basis(), version.get(), texts::t)))
                .toList()));
  }
}
