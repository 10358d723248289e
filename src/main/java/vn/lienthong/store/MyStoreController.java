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
import vn.lienthong.files.StoredFile;
import vn.lienthong.files.UploadRules;
import vn.lienthong.shared.Access;
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
  private final PaperShares shares;
  private final StoreAuthority authority;
  private final ItemStories stories;
  private final StoreDesk desk;
  private final PaperForm paper;
  private final MessageSource messages;
  private final Clock clock;

  MyStoreController(
      OwnStore own,
      PaperShares shares,
      StoreAuthority authority,
      ItemStories stories,
      StoreDesk desk,
      PaperForm paper,
      MessageSource messages,
      Clock clock) {
    this.own = own;
    this.shares = shares;
    this.authority = authority;
    this.stories = stories;
    this.desk = desk;
    this.paper = paper;
    this.messages = messages;
    this.clock = clock;
  }

  record MinePage(List<StoreItem> items, List<StoreDesk.Lookup> lookups, LocalDate today) {
    long valid() {
      return items.stream().filter(item -> item.valid(today)).count();
    }
  }

  record OnePage(
      ItemStories.Story story,
      List<ShareRepository.Share> shares,
      boolean renewable,
      String base,
      FormErrors errors,
      LocalDate today) {
    StoreItem item() {
      return story.item();
    }
  }

  /**
   * A paper that its owner brings.
   *
   * @param renews the paper that it is brought for anew; null for one of its own
   */
  record NewPage(
      FactsForm form,
      FormErrors errors,
      List<StoredFile> files,
      @Nullable StoreItem renews,
      String purpose,
      UploadRules rules) {
    String action() {
      return renews == null ? "/store/mine/new" : "/store/mine/" + renews.id() + "/renew";
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
    return show(id, FormErrors.NONE, user, model);
  }

  private String show(UUID id, FormErrors errors, CurrentUser user, Model model) {
    StoreItem item = authority.own(id, user);
    model.addAttribute(
        "page",
        new OnePage(
            stories.of(item, user),
            shares.of(id, user),
            own.renewable(item),
            ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/store/shared/")
                .toUriString(),
            errors,
            Vietnam.today(clock)));
    return "store/mineOne";
  }

  @GetMapping("/store/mine/new")
  String bring(Model model) {
    return form(
        new NewPage(
            new FactsForm(Map.of()),
            FormErrors.NONE,
            List.of(),
            null,
            StoreFiles.PURPOSE,
            paper.rules()),
        model);
  }

  private static String form(NewPage page, Model model) {
    model.addAttribute("page", page);
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
    return keep(
        null, new PaperForm.Sent(values, sent), new Asked(user, locale, request, response), model);
  }

  /** The form of a paper that is brought anew starts with what is known of it. */
  @GetMapping("/store/mine/{id}/renew")
  String renew(@PathVariable UUID id, CurrentUser user, Model model) {
    StoreItem item = authority.own(id, user);
    if (!own.renewable(item)) {
      return "redirect:/store/mine/" + id;
    }
    return form(
        new NewPage(
            FactsForm.of(item.facts()),
            FormErrors.NONE,
            List.of(),
            item,
            StoreFiles.PURPOSE,
            paper.rules()),
        model);
  }

  @PostMapping("/store/mine/{id}/renew")
  @Audited("store.renewed")
  String renew(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> sent,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return keep(
        authority.own(id, user),
        new PaperForm.Sent(values, sent),
        new Asked(user, locale, request, response),
        model);
  }

  /** Who sent a form, and where the answer goes. */
  private record Asked(
      CurrentUser user, Locale locale, HttpServletRequest request, HttpServletResponse response) {}

  private String keep(@Nullable StoreItem renews, PaperForm.Sent sent, Asked asked, Model model) {
    Texts texts = new Texts(messages, asked.locale());
    FactsForm form = sent.facts();
    FormErrors errors = form.check(false, texts);
    List<StoredFile> kept = paper.collect(sent, asked.user(), texts, errors);
    if (!errors.isEmpty()) {
      asked.response().setStatus(422);
      return form(
          new NewPage(form, errors, kept, renews, StoreFiles.PURPOSE, paper.rules()), model);
    }
    UUID file = kept.getFirst().id();
    UUID id =
        renews == null
            ? own.bring(form.facts(), file, asked.user())
            : own.renew(renews.id(), form.facts(), file, asked.user());
    CurrentUsers.flash(asked.request(), "ok", texts.t("store.done.brought"));
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
    if (recipient.isBlank()) {
      Texts texts = new Texts(messages, locale);
      response.setStatus(422);
      return show(
          id,
          new FormErrors()
              .add("recipient", texts.t("store.form.required", texts.t("store.field.recipient"))),
          user,
          model);
    }
    shares.share(id, recipient, purpose, days, user);
    return "redirect:/store/mine/" + id + "#shares";
  }

  @PostMapping("/store/mine/{id}/shares/{share}/end")
  @Audited("store.share-ended")
  String endShare(@PathVariable UUID id, @PathVariable UUID share, CurrentUser user) {
    shares.endShare(id, share, user);
    return "redirect:/store/mine/" + id + "#shares";
  }
}
