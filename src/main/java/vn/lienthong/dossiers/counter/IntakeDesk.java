package vn.lienthong.dossiers.counter;

import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitKind;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.dossiers.DossierDesign;
import vn.lienthong.dossiers.HandlingUnits;
import vn.lienthong.dossiers.Party;
import vn.lienthong.dossiers.StoredPapers;
import vn.lienthong.dossiers.VisitSource;
import vn.lienthong.dossiers.form.SentPapers;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.StoredFile;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureSearch;
import vn.lienthong.procedures.ProcedureSummary;
import vn.lienthong.procedures.ProcedureVersion;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** Fills in what the house already knows while an officer receives. */
@Component
class IntakeDesk {
  private static final int SUGGESTIONS = 8;

  private final KnownParties parties;
  private final ProceduresApi procedures;
  private final HandlingUnits units;
  private final DirectoryApi directory;
  private final FilesApi files;
  private final StoredPapers stored;
  private final NationalAtCounter national;
  private final AssistantDesk assistant;
  private final ObjectProvider<VisitSource> visits;
  private final Clock clock;

  IntakeDesk(
      KnownParties parties,
      ProceduresApi procedures,
      HandlingUnits units,
      DirectoryApi directory,
      FilesApi files,
      StoredPapers stored,
      NationalAtCounter national,
      AssistantDesk assistant,
      ObjectProvider<VisitSource> visits,
      Clock clock) {
    this.parties = parties;
    this.procedures = procedures;
    this.units = units;
    this.directory = directory;
    this.files = files;
    this.stored = stored;
    this.national = national;
    this.assistant = assistant;
    this.visits = visits;
    this.clock = clock;
  }

  Optional<ProcedureVersion> chosen(IntakeForm form) {
    return form.text("procedure").isEmpty()
        ? Optional.empty()
        : procedures.inForce(form.text("procedure"), Vietnam.today(clock));
  }

  /** The page after what was typed: the person looked up, the procedure found. */
  IntakePage next(IntakeForm form, FormErrors errors, CurrentUser user, Texts texts) {
    Map<String, String> values = new HashMap<>(form.values());
    Boolean known = null;
    readApplicant(form, values);
    Optional<ScannedCard> card = ScannedCard.of(form.text("identity"));
    if (form.toLookUp()) {
      card.ifPresent(read -> values.putAll(CardReadings.fields(read)));
      String number = values.getOrDefault("identity", "").strip();
      Optional<Party> party = parties.byIdentity(number);
      known = party.isPresent();
      party.ifPresent(found -> fill(values, found, card.orElse(null)));
      values.put("looked", number);
    }
    Map<String, String> found = new LinkedHashMap<>();
    if (!form.text("q").isEmpty()) {
      for (ProcedureSummary summary :
          procedures.search(ProcedureSearch.of(form.text("q"), SUGGESTIONS))) {
        found.put(summary.code(), texts.pick(summary.name(), summary.nameEn()));
      }
      if (form.searched() || !found.containsKey(form.text("procedure"))) {
        values.put("procedure", found.isEmpty() ? "" : found.keySet().iterator().next());
      }
    }
    values.put("found", form.text("q"));
    Optional<ProcedureVersion> version = chosen(new IntakeForm(values));
    boolean another = !values.getOrDefault("procedure", "").equals(form.text("picked"));
    version.ifPresent(v -> prepare(values, v.content(), another));
    values.put("picked", values.getOrDefault("procedure", ""));
    values.put("pickedCase", values.getOrDefault("case", ""));
    IntakeForm filled = new IntakeForm(values, form.scans());
    IntakePage.Beside beside =
        new IntakePage.Beside(
            visit(form, user).orElse(null),
            help(filled, version, user),
            form.toLookUp() && card.filter(ScannedCard::plainName).isPresent());
    return page(
        filled,
        errors,
        known,
        found,
        version.map(ProcedureVersion::content),
        new Around(user, texts, beside));
  }

  /** Who asks, and what stands beside the form. */
  private record Around(CurrentUser user, Texts texts, IntakePage.Beside beside) {}

  private AssistantDesk.Help help(
      IntakeForm filled, Optional<ProcedureVersion> version, CurrentUser user) {
    return version
        .map(v -> assistant.help(version, filled.dossier(v.content()), user))
        .orElseGet(() -> AssistantDesk.Help.silent(assistant.on(user)));
  }

  /** The card says who somebody is; what they filed before says how to reach them. */
  private static void fill(Map<String, String> values, Party party, @Nullable ScannedCard card) {
    if (card == null || card.name() == null || card.plainName() && card.sameName(party.name())) {
      values.put("name", party.name());
    }
    putIfKnown(values, "phone", party.phone());
    putIfKnown(values, "email", party.email());
    if (card == null || card.address() == null) {
      putIfKnown(values, "address", party.address());
    }
  }

  private static void readApplicant(IntakeForm form, Map<String, String> values) {
    ScannedCard.of(form.text("applicantIdentity"))
        .ifPresent(card -> {
          values.put("applicantIdentity", card.number());
          putIfKnown(values, "applicant", card.name());
        });
  }

  boolean stillHere(@Nullable UUID visit, CurrentUser user) {
    return visit != null
        && visits.stream().anyMatch(source -> source.visit(visit, user).isPresent());
  }

  /** Where the next visitor is called; null where no hall calls them. */
  @Nullable String back() {
    return visits.stream().map(VisitSource::back).findFirst().orElse(null);
  }

  /** Who stands at the counter, if the hall knows. */
  Optional<VisitSource.Visit> visit(IntakeForm form, CurrentUser user) {
    UUID id = form.visit();
    return id == null
        ? Optional.empty()
        : visits.stream().flatMap(source -> source.visit(id, user).stream()).findFirst();
  }

  private static void putIfKnown(Map<String, String> values, String name, @Nullable String value) {
    if (value != null) {
      values.put(name, value);
    }
  }

  /** Of a newly chosen procedure the required papers are thought to be there, as it asks for. */
  private static void prepare(
      Map<String, String> values, ProcedureContent content, boolean another) {
    if (another) {
      values.put("case", content.cases().size() == 1 ? content.cases().getFirst().key() : "");
    }
    String caseKey = values.getOrDefault("case", "");
    boolean fresh = another || !caseKey.equals(values.getOrDefault("pickedCase", ""));
    if (!fresh) {
      return;
    }
    for (var component : DossierDesign.asked(content, caseKey.isEmpty() ? null : caseKey)) {
      boolean needed = component.required();
      int originals = component.originals();
      if (originals + component.certifiedCopies() + component.copies() == 0) {
        originals = 1;
      }
      values.put("originals-" + component.key(), needed ? "" + originals : "0");
      values.put("certified-" + component.key(), needed ? "" + component.certifiedCopies() : "0");
      values.put("copies-" + component.key(), needed ? "" + component.copies() : "0");
    }
  }

  private IntakePage page(
      IntakeForm form,
      FormErrors errors,
      @Nullable Boolean known,
      Map<String, String> found,
      Optional<ProcedureContent> chosen,
      Around around) {
    Texts texts = around.texts();
    Map<String, String> values = form.values();
    Map<String, List<StoredFile>> scans = new HashMap<>();
    form.scans().forEach((paper, ids) -> scans.put(paper, files.all(ids)));
    Map<String, String> cases = new LinkedHashMap<>();
    Map<String, String> agencies = new LinkedHashMap<>();
    List<IntakePage.Check> check = List.of();
    String caseKey = values.getOrDefault("case", "");
    if (chosen.isPresent()) {
      ProcedureContent content = chosen.get();
      content.cases().forEach(c -> cases.put(c.key(), c.name()));
      List<UnitSummary> all = units.agencies(content.code());
      if (all.size() > 1) {
        all.forEach(unit -> agencies.put(unit.id().toString(), unit.name()));
        counter(around.user())
            .flatMap(counter -> units.nearest(all, counter))
            .ifPresent(unit -> values.putIfAbsent("agency", unit.id().toString()));
      }
      check =
          DossierDesign.asked(content, caseKey.isEmpty() ? null : caseKey).stream()
              .map(c -> new IntakePage.Check(c.key(), c.name(), c.required()))
              .toList();
    }
    var row =
        chosen.flatMap(content ->
            DossierDesign.row(content, form.channel(), caseKey.isEmpty() ? null : caseKey));
    return new IntakePage(
        values,
        errors,
        focus(values, chosen.isPresent(), errors),
        known,
        found,
        cases,
        agencies,
        check,
        scans,
        files.rules(SentPapers.PURPOSE),
        chosen
            .map(content ->
                stored.offers(values.get("identity"), content, caseKey.isEmpty() ? null : caseKey))
            .orElse(List.of()),
        chosen.map(content -> national.shown(form, content, around.user())).orElse(null),
        chosen.map(ProcedureContent::name).orElse(null),
        row.map(r -> texts.t("dossiers.term." + r.term().unit().name(), r.term().amount()))
            .orElse(null),
        row.map(DossierDesign::fee).orElse(null),
        around.beside());
  }

  /** The service centres of the province, in the order of the alphabet. */
  Map<String, String> centres() {
    LocalDate today = Vietnam.today(clock);
    Map<String, String> centres = new LinkedHashMap<>();
    directory.root(today).stream()
        .flatMap(root -> directory.subtree(root.path(), today).stream())
        .filter(unit -> unit.kind() == UnitKind.SERVICE_CENTRE)
        .sorted(Comparator.comparing(UnitSummary::name, Collator.getInstance(Locale.of("vi"))))
        .forEach(unit -> centres.put(unit.id().toString(), unit.name()));
    return centres;
  }

  private Optional<UnitSummary> counter(CurrentUser user) {
    return user.postsWith("dossiers.intake").stream()
        .findFirst()
        .map(post -> directory.unit(post.unitId()));
  }

  private static String focus(Map<String, String> values, boolean chosen, FormErrors errors) {
    if (!errors.isEmpty()) {
      return "";
    }
    if (values.getOrDefault("identity", "").isBlank()
        && values.getOrDefault("name", "").isBlank()) {
      return "identity";
    }
    if (values.getOrDefault("name", "").isBlank()) {
      return "name";
    }
    return chosen ? "accept" : "q";
  }
}
