package vn.lienthong.store;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.shared.web.Texts;

/** Officers check papers, put them right and take them out of force. */
@Controller
class StoreController {
  private static final int ROWS = 50;

  private final StoreDesk desk;
  private final StoreAuthority authority;
  private final ItemDecisions decisions;
  private final ItemRepository items;
  private final UseRepository uses;
  private final KindRepository kinds;
  private final FilesApi files;
  private final MessageSource messages;
  private final Clock clock;

  StoreController(
      StoreDesk desk,
      StoreAuthority authority,
      ItemDecisions decisions,
      ItemRepository items,
      UseRepository uses,
      KindRepository kinds,
      FilesApi files,
      MessageSource messages,
      Clock clock) {
    this.desk = desk;
    this.authority = authority;
    this.decisions = decisions;
    this.items = items;
    this.uses = uses;
    this.kinds = kinds;
    this.files = files;
    this.messages = messages;
    this.clock = clock;
  }

  record ListPage(KeyPage<StoreItem> list, String state, String q, long waiting, LocalDate today) {
    @Nullable String next() {
      return list.next() == null
          ? null
          : "/store?state=" + state + "&q=" + encoded() + "&after=" + list.next();
    }

    private String encoded() {
      return java.net.URLEncoder.encode(q, java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  record ItemPage(
      StoreItem item,
      @Nullable StoredFile file,
      List<UseRepository.Row> uses,
      List<ItemRepository.Version> versions,
      Map<String, String> kinds,
      FactsForm form,
      FormErrors errors,
      boolean mayManage,
      boolean mayRevoke,
      UploadRules rules,
      LocalDate today) {
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
    return show(item, FactsForm.of(item.facts()), FormErrors.NONE, user, locale, model);
  }

  @PostMapping("/store/items/{id}/approve")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.MANAGE)
  @Audited("store.approved")
  String approve(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Texts texts = texts(request);
    StoreItem item = authority.act(id, StoreAuthority.MANAGE, user);
    FactsForm form = new FactsForm(values);
    FormErrors errors = form.check(true, texts);
    if (!errors.isEmpty()) {
      response.setStatus(422);
      return show(item, form, errors, user, texts.locale(), model);
    }
    decisions.approve(id, form.facts(), user);
    CurrentUsers.flash(request, "ok", texts.t("store.done.approved"));
    return "redirect:/store/items/" + id;
  }

  @PostMapping("/store/items/{id}/reject")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.MANAGE)
  @Audited("store.rejected")
  String reject(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      CurrentUser user,
      HttpServletRequest request) {
    decisions.reject(id, reason, user);
    CurrentUsers.flash(request, "ok", texts(request).t("store.done.rejected"));
    return "redirect:/store/items/" + id;
  }

  @PostMapping("/store/items/{id}/revoke")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.REVOKE)
  @Audited("store.revoked")
  String revoke(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      CurrentUser user,
      HttpServletRequest request) {
    decisions.revoke(id, reason, user);
    CurrentUsers.flash(request, "ok", texts(request).t("store.done.revoked"));
    return "redirect:/store/items/" + id;
  }

  @PostMapping("/store/items/{id}/replace")
  @Access(value = Access.Who.STAFF, permission = StoreAuthority.REVOKE)
  @Audited("store.replaced")
  String replace(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> sent,
      CurrentUser user,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Texts texts = texts(request);
    StoreItem item = authority.act(id, StoreAuthority.REVOKE, user);
    FactsForm form = new FactsForm(values);
    FormErrors errors = form.check(true, texts);
    if (form.text("reason").isEmpty()) {
      errors.add("reason", texts.t("store.form.required", texts.t("store.field.reason")));
    }
    UUID file = null;
    try {
      List<StoredFile> kept =
          files.collect(
              sent == null ? List.of() : sent,
              ids(values.get("fileIds")),
              user,
              StoreFiles.PURPOSE);
      file = kept.isEmpty() ? null : kept.getFirst().id();
    } catch (AppException refusal) {
      errors.add("file", texts.t(refusal.code().key(), refusal.arguments().toArray()));
    }
    if (file == null) {
      errors.add("file", texts.t("store.error.NO_FILE"));
    }
    if (!errors.isEmpty() || file == null) {
      response.setStatus(422);
      return show(item, form, errors, user, texts.locale(), model);
    }
    StoreItem next = decisions.replace(id, form.facts(), file, form.text("reason"), user);
    CurrentUsers.flash(request, "ok", texts.t("store.done.replaced"));
    return "redirect:/store/items/" + next.id();
  }

  static List<UUID> ids(@Nullable String text) {
    List<UUID> ids = new ArrayList<>();
    if (text != null) {
      for (String id : text.split(",", -1)) {
        if (!id.isBlank()) {
          ids.add(UUID.fromString(id.strip()));
        }
      }
    }
    return ids;
  }

  private Texts texts(HttpServletRequest request) {
    return new Texts(
        messages, org.springframework.web.servlet.support.RequestContextUtils.getLocale(request));
  }

  private String show(
      StoreItem item,
      FactsForm form,
      FormErrors errors,
      CurrentUser user,
      Locale locale,
      Model model) {
    Texts texts = new Texts(messages, locale);
    Map<String, String> choices = new LinkedHashMap<>();
    kinds
        .all()
        .forEach(kind ->
            choices.put(kind.code(), texts.pick(kind.name(), kind.nameEn()) + " · " + kind.code()));
    String path = item.keeper().path();
    model.addAttribute(
        "page",
        new ItemPage(
            item,
            item.fileId() == null ? null : files.get(item.fileId()),
            uses.of(item.id()),
            items.versions(item.id()),
            choices,
            form,
            errors,
            user.may(StoreAuthority.MANAGE, path) && item.state() == StoreItem.State.WAITING,
            user.may(StoreAuthority.REVOKE, path) && item.state() == StoreItem.State.APPROVED,
            files.rules(StoreFiles.PURPOSE),
            Vietnam.today(clock)));
    return "store/item";
  }
}
