package vn.lienthong.dossiers.citizen;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierCharges;
import vn.lienthong.dossiers.DossierRating;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.DossierWithdrawal;
import vn.lienthong.dossiers.EventKind;
import vn.lienthong.dossiers.HistoryEntry;
import vn.lienthong.dossiers.HistoryRepository;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.ResultRepository;
import vn.lienthong.dossiers.ResultSigning;
import vn.lienthong.dossiers.ShipmentSource;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.dossiers.SupplementRepository;
import vn.lienthong.dossiers.linked.LinkedViews;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.StoredFile;
import vn.lienthong.payments.Charge;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.signing.SignatureSummary;

/** My dossiers: the list, one of them with every step, its files and results, withdrawal. */
@Controller
@Access(Access.Who.CITIZEN)
class MyController {
  private final MyDossiers mine;
  private final Filings filings;
  private final DossierFiles dossierFiles;
  private final HistoryRepository history;
  private final SupplementRepository supplements;
  private final ResultRepository results;
  private final ResultSigning signing;
  private final DossierRating ratings;
  private final DossierWithdrawal withdrawal;
  private final DossierCharges charges;
  private final FilesApi files;
  private final LinkedViews linked;
  private final ObjectProvider<ShipmentSource> shipments;

  MyController(
      MyDossiers mine,
      Filings filings,
      DossierFiles dossierFiles,
      HistoryRepository history,
      SupplementRepository supplements,
      ResultRepository results,
      ResultSigning signing,
      DossierRating ratings,
      DossierWithdrawal withdrawal,
      DossierCharges charges,
      FilesApi files,
      LinkedViews linked,
      ObjectProvider<ShipmentSource> shipments) {
    this.mine = mine;
    this.filings = filings;
    this.dossierFiles = dossierFiles;
    this.history = history;
    this.supplements = supplements;
    this.results = results;
    this.signing = signing;
    this.ratings = ratings;
    this.withdrawal = withdrawal;
    this.charges = charges;
    this.files = files;
    this.linked = linked;
    this.shipments = shipments;
  }

  record ListPage(
      List<FilingPages.DraftRow> drafts, KeyPage<MyDossiers.Row> dossiers, boolean first) {}

  record Fact(EventKind kind, java.time.Instant at, String who, String note) {}

  record Paper(String name, List<StoredFile> files) {}

  record Result(
      ResultDocument document, @Nullable StoredFile file, @Nullable SignatureSummary signature) {}

  record DossierPage(
      Dossier dossier,
      List<Fact> facts,
      List<Paper> papers,
      List<Result> results,
      @Nullable Supplement supplement,
      @Nullable HistoryEntry payment,
      DossierRating.@Nullable Given rating,
      boolean mayRate,
      List<Charge> charges,
      boolean mayWithdraw,
      List<ShipmentSource.Shipment> shipments,
      boolean supplemented,
      boolean refused) {

    /** What keeps the files of the result closed, in đồng; 0 when nothing does. */
    long unpaid() {
      return DossierCharges.withholding(dossier, charges).stream().mapToLong(Charge::amount).sum();
    }

    /** Whether any paper of it can be printed. */
    boolean prints() {
      return dossier.times().receivedAt() != null
          || supplemented
          || refused
          || dossier.status() == DossierStatus.STOPPED
          || dossier.status() == DossierStatus.WITHDRAWN;
    }
  }

  @GetMapping("/dossiers/mine")
  String list(@RequestParam(required = false) @Nullable UUID after, CurrentUser user, Model model) {
    model.addAttribute(
        "page",
        new ListPage(
            filings.of(user).stream()
                .map(d ->
                    new FilingPages.DraftRow(
                        d.id(), d.procedureCode(), d.procedureName(), d.savedAt()))
                .toList(),
            mine.list(user, after),
            after == null));
    return "dossiers/citizen/mine";
  }

  @GetMapping("/dossiers/mine/{id}")
  String one(@PathVariable UUID id, CurrentUser user, Locale locale, Model model) {
    Dossier dossier = mine.get(id, user);
    model.addAttribute("linked", linked.of(dossier, user, filings.texts(locale)));
    List<HistoryEntry> facts = history.forApplicant(id);
    List<ResultDocument> documents = results.of(id);
    Map<UUID, SignatureSummary> signed = signing.of(id);
    List<Supplement> asked = supplements.of(id);
    DossierRating.Given given = ratings.of(id).orElse(null);
    model.addAttribute(
        "page",
        new DossierPage(
            dossier,
            facts.stream().map(MyController::fact).toList(),
            dossierFiles.papers(id),
            documents.stream()
                .map(d ->
                    d.fileId() == null
                        ? new Result(d, null, null)
                        : new Result(d, files.get(d.fileId()), signed.get(d.fileId())))
                .toList(),
            asked.stream().filter(Supplement::open).findFirst().orElse(null),
            payment(dossier, facts),
            given,
            given == null && DossierRating.possible(dossier),
            charges.of(id),
            DossierWithdrawal.possible(dossier),
            shipments.stream().flatMap(source -> source.shipments(id).stream()).toList(),
            !asked.isEmpty(),
            dossier.status() == DossierStatus.NOT_RECEIVED || results.refused(id)));
    return "dossiers/citizen/one";
  }

  @PostMapping("/dossiers/mine/{id}/withdraw")
  @Audited("dossiers.withdrawn")
  String withdraw(
      @PathVariable UUID id,
      @RequestParam String reason,
      CurrentUser user,
      HttpServletRequest request,
      Locale locale) {
    withdrawal.withdraw(id, null, reason, user);
    CurrentUsers.flash(request, "ok", filings.texts(locale).t("dossiers.mine.withdrawn"));
    return "redirect:/dossiers/mine/" + id;
  }

  /** What is to be paid now. */
  private static @Nullable HistoryEntry payment(Dossier dossier, List<HistoryEntry> facts) {
    return dossier.status() != DossierStatus.PAYMENT_REQUESTED
        ? null
        : facts.reversed().stream()
            .filter(fact -> fact.kind() == EventKind.PAYMENT_REQUESTED)
            .findFirst()
            .orElse(null);
  }

  private static Fact fact(HistoryEntry entry) {
    String who =
        entry.unitName() == null ? entry.person() : entry.person() + " · " + entry.unitName();
    return new Fact(entry.kind(), entry.at(), who, entry.note());
  }
}
