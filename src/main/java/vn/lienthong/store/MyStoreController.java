package vn.lienthong.store;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.StoredFile;
import vn.lienthong.files.UploadRules;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** "Kho giấy tờ của tôi": the papers of a citizen or a business. */
@Controller
@Access(Access.Who.CITIZEN)
class MyStoreController {
  private final OwnStore own;
  private final StoreAuthority authority;
  private final UseRepository uses;
  private final ShareRepository shares;
  private final StoreDesk desk;
  private final FilesApi files;
  private final MessageSource messages;
  private final Clock clock;

  MyStoreController(
      OwnStore own,
      StoreAuthority authority,
      UseRepository uses,
      ShareRepository shares,
      StoreDesk desk,
      FilesApi files,
      MessageSource messages,
      Clock clock) {
    this.own = own;
    this.authority = authority;
    this.uses = uses;
    this.shares = shares;
    this.desk = desk;
    this.files = files;
    this.messages = messages;
    this.clock = clock;
  }

  record MinePage(List<StoreItem> items, List<StoreDesk.Lookup> lookups, LocalDate today) {
    long valid() {
      return items.stream().filter(item -> item.valid(today)).count();
    }
  }

  record OnePage(
      StoreItem item,
      @Nullable StoredFile file,
      List<UseRepository.Row> uses,
      List<ShareRepository.Share> shares,
      String base,
      FormErrors errors,
      LocalDate today) {}

  record NewPage(
      FactsForm form,
      FormErrors errors,
      List<StoredFile> files,
      String purpose,
      UploadRules rules) {
    @Nullable String value(String name) {
      return form.values().get(name);
    }
  }

  @GetMapping("/store/mine")
  String mine(CurrentUser user, Model model) {
    List<StoreItem> items = own.of(user);
    model.addAttribute(
        "page",
        new MinePage(
            items,
            desk.lookups(java.util.Objects.requireNonNull(user.identityNumber())),
            Vietnam.today(clock)));
    return "store/mine";
  }

  @GetMapping("/store/mine/{id}")
  String one(@PathVariable UUID id, CurrentUser user, Model model) {
    return show(authority.own(id, user), FormErrors.NONE, model);
  }

  private String show(StoreItem item, FormErrors errors, Model model) {
    model.addAttribute(
        "page",
        new OnePage(
            item,
            item.fileId() == null ? null : files.get(item.fileId()),
            uses.of(item.id()),
            shares.of(item.id()),
            ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/store/shared/")
                .toUriString(),
            errors,
            Vietnam.today(clock)));
    return "store/mineOne";
  }

  @GetMapping("/store/mine/new")
  String bring(Model model) {
    return form(new FactsForm(Map.of()), FormErrors.NONE, List.of(), model);
  }

  private String form(FactsForm form, FormErrors errors, List<StoredFile> kept, Model model) {
    model.addAttribute(
        "page",
        new NewPage(form, errors, kept, StoreFiles.PURPOSE, files.rules(StoreFiles.PURPOSE)));
    return "store/mineNew";
  }

  @PostMapping("/store/mine/new")
  @Audited("store.entered")
  String bring(
      @RequestParam Map<String, String> values,
      @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> sent,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Texts texts = new Texts(messages, locale);
    FactsForm form = new FactsForm(values);
    FormErrors errors = form.check(false, texts);
    List<StoredFile> kept = List.of();
    try {
      kept =
          files.collect(
              sent == null ? List.of() : sent,
              StoreController.ids(values.get("fileIds")),
              user,
              StoreFiles.PURPOSE);
    } catch (AppException refusal) {
      errors.add("file", texts.t(refusal.code().key(), refusal.arguments().toArray()));
    }
    if (kept.isEmpty()) {
      errors.add("file", texts.t("store.error.NO_FILE"));
    }
    if (!errors.isEmpty()) {
      response.setStatus(422);
      return form(form, errors, kept, model);
    }
    UUID id = own.bring(form.facts(), kept.getFirst().id(), user);
    CurrentUsers.flash(request, "ok", texts.t("store.done.brought"));
    return "redirect:/store/mine/" + id;
  }

  @PostMapping("/store/mine/{id}/shares")
  @Audited("store.shared")
  String share(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String recipient,
      @RequestParam(defaultValue = "") String purpose,
      @RequestParam(defaultValue = "7") int days,
      CurrentUser user,
      Locale locale,
      HttpServletResponse response,
      Model model) {
    Texts texts = new Texts(messages, locale);
    StoreItem item = authority.own(id, user);
    if (recipient.isBlank()) {
      response.setStatus(422);
      return show(
          item,
          new FormErrors()
              .add("recipient", texts.t("store.form.required", texts.t("store.field.recipient"))),
          model);
    }
    own.share(id, recipient, purpose, days, user);
    return "redirect:/store/mine/" + id + "#shares";
  }

  @PostMapping("/store/mine/{id}/shares/{share}/end")
  @Audited("store.share-ended")
  String endShare(@PathVariable UUID id, @PathVariable UUID share, CurrentUser user) {
    own.endShare(id, share, user);
    return "redirect:/store/mine/" + id + "#shares";
  }
}
