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
import vn.lienthong.files.StoredFile;
import vn.lienthong.files.UploadRules;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.shared.web.Texts;

/** Officers check papers, put them right and take them out of force. */
@Controller
class StoreController {
  private static final int ROWS = 50;

  private final StoreDesk desk;
  private final StoreAuthority authority;
  private final ItemDecisions decisions;
  private final ItemStories stories;
  private final PaperForm paper;
  private final MessageSource messages;
  private final Clock clock;

  StoreController(
      StoreDesk desk,
      StoreAuthority authority,
      ItemDecisions decisions,
      ItemStories stories,
      PaperForm paper,
      MessageSource messages,
      Clock clock) {
    this.desk = desk;
    this.authority = authority;
    this.decisions = decisions;
    this.stories = stories;
    this.paper = paper;
    this.messages = messages;
    this.clock = clock;
  }

  record ListPage(KeyPage<StoreItem> list, String state, String q, long waiting, LocalDate today) {
    @Nullable String next() {
      return list.next() == null ? null : address(state) + "&after=" + list.next();
    }

    String address(String of) {
      return "/store?state="
          + of
          + "&q="
          + java.net.URLEncoder.encode(q, java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  record ItemPage(
      ItemStories.Story story,
      Map<String, String> kinds,
      FactsForm form,
      FormErrors errors,
      boolean mayManage,
      boolean mayRevoke,
      UploadRules rules,
      LocalDate today) {
    StoreItem item() {
      return story.item();
    }

    @Nullable String value(String name) {
      return form.values().get(name);
    }
  }

  @GetMapping("/store")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.VIEW)
  String list(
      @RequestParam(defaultValue = "WAITING") String state,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable UUID after,
      CurrentUser user,
      Model model) {
    StoreItem.State wanted =
        java.util.Arrays.stream(StoreItem.State.values())
            .filter(s -> s.name().equals(state))
            .findFirst()
            .orElse(null);
    model.addAttribute(
        "page",
        new ListPage(
            desk.list(new StoreDesk.Filter(wanted, q.strip(), after), user, ROWS),
            wanted == null ? "ALL" : wanted.name(),
            q.strip(),
            desk.waiting(user),
            Vietnam.today(clock)));
    return "store/list";
  }

  @GetMapping("/store/items/{id}")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.VIEW)
  String one(@PathVariable UUID id, CurrentUser user, Locale locale, Model model) {
    StoreItem item = authority.read(id, user);
    return show(
        item,
        FactsForm.of(item.facts()),
        FormErrors.NONE,
        new Around(user, new Texts(messages, locale), model));
  }

  @PostMapping("/store/items/{id}/approve")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.MANAGE)
  @Audited("store.approved")
  String approve(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Texts texts = new Texts(messages, locale);
    StoreItem item = authority.act(id, StoreAuthority.MANAGE, user);
    FactsForm form = new FactsForm(values);
    FormErrors errors = form.check(true, texts);
    if (!errors.isEmpty()) {
      response.setStatus(422);
      return show(item, form, errors, new Around(user, texts, model));
    }
    decisions.approve(id, form.facts(), user);
    return done(id, "approved", texts, request);
  }

  @PostMapping("/store/items/{id}/reject")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.MANAGE)
  @Audited("store.rejected")
  String reject(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    decisions.reject(id, reason, user);
    return done(id, "rejected", new Texts(messages, locale), request);
  }

  @PostMapping("/store/items/{id}/revoke")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.REVOKE)
  @Audited("store.revoked")
  String revoke(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    decisions.revoke(id, reason, user);
    return done(id, "revoked", new Texts(messages, locale), request);
  }

  @PostMapping("/store/items/{id}/replace")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.REVOKE)
  @Audited("store.replaced")
  String replace(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> sent,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Texts texts = new Texts(messages, locale);
    StoreItem item = authority.act(id, StoreAuthority.REVOKE, user);
    FactsForm form = new FactsForm(values);
    FormErrors errors = form.check(true, texts);
    PaperForm.require(form, "reason", texts, errors);
    List<StoredFile> kept = paper.collect(new PaperForm.Sent(values, sent), user, texts, errors);
    if (!errors.isEmpty()) {
      response.setStatus(422);
      return show(item, form, errors, new Around(user, texts, model));
    }
    StoreItem next =
        decisions.replace(id, form.facts(), kept.getFirst().id(), form.text("reason"), user);
    return done(next.id(), "replaced", texts, request);
  }

  private static String done(UUID id, String what, Texts texts, HttpServletRequest request) {
    CurrentUsers.flash(request, "ok", texts.t("store.done." + what));
    return "redirect:/store/items/" + id;
  }

  /** For whom a page is made. */
  private record Around(CurrentUser user, Texts texts, Model model) {}

  private String show(StoreItem item, FactsForm form, FormErrors errors, Around around) {
    CurrentUser user = around.user();
    String path = item.keeper().path();
    around
        .model()
        .addAttribute(
            "page",
            new ItemPage(
                stories.of(item, user),
                paper.kinds(around.texts()),
                form,
                errors,
                user.may(StoreAuthority.MANAGE, path) && item.state() == StoreItem.State.WAITING,
                user.may(StoreAuthority.REVOKE, path) && item.state() == StoreItem.State.APPROVED,
                paper.rules(),
                Vietnam.today(clock)));
    return "store/item";
  }
}
