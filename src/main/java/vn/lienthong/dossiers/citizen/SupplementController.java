package vn.lienthong.dossiers.citizen;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierSupplement;
import vn.lienthong.dossiers.ReceivedComponent;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.dossiers.SupplementRepository;
import vn.lienthong.dossiers.form.SentPapers;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.StoredFile;
import vn.lienthong.files.UploadRules;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.Texts;

/** The applicant answers a request to supplement (Form 02), everything in one go. */
@Controller
@Access(Access.Who.CITIZEN)
class SupplementController {
  /** Where papers go that the check list does not have. */
  private static final String OTHER = "other";

  private final MyDossiers mine;
  private final SupplementRepository supplements;
  private final DossierSupplement supplement;
  private final SentPapers papers;
  private final FilesApi files;
  private final Filings filings;

  SupplementController(
      MyDossiers mine,
      SupplementRepository supplements,
      DossierSupplement supplement,
      SentPapers papers,
      FilesApi files,
      Filings filings) {
    this.mine = mine;
    this.supplements = supplements;
    this.supplement = supplement;
    this.papers = papers;
    this.files = files;
    this.filings = filings;
  }

  record Item(String key, String name, String what) {}

  record SupplementPage(
      UUID dossier,
      String code,
      String reason,
      List<Item> items,
      String note,
      Map<String, String> errors,
      Map<String, List<StoredFile>> kept,
      String purpose,
      UploadRules rules) {}

  @GetMapping("/dossiers/mine/{id}/supplement")
  String ask(@PathVariable UUID id, CurrentUser user, Model model) {
    return show(mine.get(id, user), "", Map.of(), Map.of(), model);
  }

  @PostMapping("/dossiers/mine/{id}/supplement")
  @Audited("dossiers.supplemented")
  String send(
      @PathVariable UUID id,
      HttpServletRequest request,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    Dossier dossier = mine.get(id, user);
    Texts texts = filings.texts(locale);
    Map<String, String> errors = new LinkedHashMap<>();
    Map<String, List<UUID>> sent = new LinkedHashMap<>();
    for (Item item : items(open(id))) {
      List<UUID> stored = papers.collect(item.key(), request, user, texts, errors);
      if (!stored.isEmpty()) {
        sent.put(item.key(), stored);
      }
    }
    String note = request.getParameter("note") == null ? "" : request.getParameter("note");
    if (errors.isEmpty() && sent.isEmpty() && note.isBlank()) {
      errors.put("note", texts.t("dossiers.mine.supplement.nothing"));
    }
    if (!errors.isEmpty()) {
      response.setStatus(422);
      return show(dossier, note, errors, sent, model);
    }
    List<ReceivedComponent> received =
        sent.entrySet().stream()
            .map(paper -> new ReceivedComponent(paper.getKey(), 0, 0, 0, paper.getValue()))
            .toList();
    supplement.receive(id, null, received, note, user);
    CurrentUsers.flash(request, "ok", texts.t("dossiers.mine.supplement.sent"));
    return "redirect:/dossiers/mine/" + id;
  }

  private Supplement open(UUID id) {
    return supplements.open(id).orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
  }

  private static List<Item> items(Supplement open) {
    List<Item> items = new ArrayList<>();
    for (Supplement.Item item : open.items()) {
      items.add(
          new Item(
              item.componentKey() == null ? OTHER + items.size() : item.componentKey(),
              item.name(),
              item.what()));
    }
    return items;
  }

  private String show(
      Dossier dossier,
      String note,
      Map<String, String> errors,
      Map<String, List<UUID>> sent,
      Model model) {
    Supplement open = open(dossier.id());
    Map<String, List<StoredFile>> kept = new LinkedHashMap<>();
    sent.forEach((paper, ids) -> kept.put(paper, files.all(ids)));
    model.addAttribute(
        "page",
        new SupplementPage(
            dossier.id(),
            dossier.code(),
            open.reason(),
            items(open),
            note,
            errors,
            kept,
            PapersController.PURPOSE,
            files.rules(PapersController.PURPOSE)));
    return "dossiers/citizen/supplement";
  }
}
