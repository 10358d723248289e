package vn.lienthong.identity;

import static vn.lienthong.shared.Access.Who.STAFF;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.RequestContextUtils;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.PostSummary;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.identity.AccountRows.Query;
import vn.lienthong.identity.AccountRows.State;
import vn.lienthong.identity.session.OpenSession;
import vn.lienthong.identity.session.SessionStore;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.StepUp;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.KeyPage;

/** Accounts of the units that an administrator looks after. */
@Controller
@RequestMapping("/identity/accounts")
@Access(value = STAFF, permission = AccountsAdministration.PERMISSION)
class AccountsController {
  private final AccountsAdministration administration;
  private final AccountRows rows;
  private final DirectoryApi directory;
  private final SessionStore sessions;
  private final MessageSource messages;
  private final Clock clock;

  AccountsController(
      AccountsAdministration administration,
      AccountRows rows,
      DirectoryApi directory,
      SessionStore sessions,
      MessageSource messages,
      Clock clock) {
    this.administration = administration;
    this.rows = rows;
    this.directory = directory;
    this.sessions = sessions;
    this.messages = messages;
    this.clock = clock;
  }

  record ListPage(Query query, KeyPage<StaffAccount> accounts, Instant now) {}

  @GetMapping
  String list(
      CurrentUser user,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "ANY") State state,
      @RequestParam(defaultValue = "") String after,
      Model model) {
    Query query = new Query(q.strip(), state, after);
    Instant now = clock.instant();
    model.addAttribute(
        "page",
        new ListPage(
            query, rows.list(query, user.reach(AccountsAdministration.PERMISSION), now), now));
    return "identity/accounts";
  }

  record OnePage(
      StaffAccount account,
      List<CurrentUser.Post> posts,
      List<OpenSession> sessions,
      Instant now,
      boolean inHand,
      String password) {}

  @GetMapping("/{id}")
  String one(CurrentUser user, @PathVariable UUID id, Model model) {
    return page(user, id, "", model);
  }

  private String page(CurrentUser user, UUID id, String password, Model model) {
    StaffAccount account = administration.get(id, user);
    Instant now = clock.instant();
    model.addAttribute(
        "page",
        new OnePage(
            account,
            directory.postsOf(account.personId(), now),
            sessions.of(account.personId(), null),
            now,
            administration.isInHand(account.personId(), user),
            password));
    return "identity/accountOne";
  }

  record NewPage(
      Map<String, String> units,
      @Nullable UUID unit,
      List<PostSummary> people,
      @Nullable UUID person,
      String username,
      FormErrors errors) {}

  @GetMapping("/new")
  String fresh(CurrentUser user, @RequestParam(required = false) @Nullable UUID unit, Model model) {
    return newPage(user, unit, null, "", FormErrors.NONE, model);
  }

  @PostMapping("/new")
  @Audited("identity.account-created")
  @StepUp
  String create(
      CurrentUser user,
      @RequestParam UUID unit,
      @RequestParam(required = false) @Nullable UUID person,
      @RequestParam(defaultValue = "") String username,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    FormErrors errors = new FormErrors();
    if (person == null) {
      errors.add("person", text(request, "identity.accounts.noPerson"));
    } else {
      try {
        String password = administration.create(unit, person, username, user);
        model.addAttribute("username", username.strip());
        model.addAttribute("password", password);
        return "identity/accountMade";
      } catch (AppException refusal) {
        errors.add("username", text(request, refusal.code().key(), refusal.arguments().toArray()));
      }
    }
    response.setStatus(422);
    return newPage(user, unit, person, username, errors, model);
  }

  private String newPage(
      CurrentUser user,
      @Nullable UUID unit,
      @Nullable UUID person,
      String username,
      FormErrors errors,
      Model model) {
    Map<String, String> units = new LinkedHashMap<>();
    for (CurrentUser.Post post : user.postsWith(AccountsAdministration.PERMISSION)) {
      String top = post.scope() == CurrentUser.Scope.PROVINCE ? "/" : post.unitPath();
      for (UnitSummary found : directory.subtree(top, Vietnam.today(clock))) {
        units.put(found.id().toString(), found.name());
      }
    }
    List<PostSummary> people = unit == null ? List.of() : administration.withoutAccount(unit, user);
    model.addAttribute("page", new NewPage(units, unit, people, person, username, errors));
    return "identity/accountNew";
  }

  @PostMapping("/{id}/unlock")
  @Audited("identity.account-unlocked")
  @StepUp
  String unlock(CurrentUser user, @PathVariable UUID id, HttpServletRequest request) {
    return done(administration::unlock, user, id, request, "identity.accounts.unlocked");
  }

  @PostMapping("/{id}/disable")
  @Audited("identity.account-disabled")
  @StepUp
  String disable(CurrentUser user, @PathVariable UUID id, HttpServletRequest request) {
    return done(administration::disable, user, id, request, "identity.accounts.disabled");
  }

  @PostMapping("/{id}/reset-totp")
  @Audited("identity.totp-reset")
  @StepUp
  String resetTotp(CurrentUser user, @PathVariable UUID id, HttpServletRequest request) {
    return done(administration::resetTotp, user, id, request, "identity.accounts.totpReset");
  }

  @PostMapping("/{id}/end-sessions")
  @Audited("identity.session-ended")
  String endSessions(CurrentUser user, @PathVariable UUID id, HttpServletRequest request) {
    return done(administration::endSessions, user, id, request, "identity.accounts.sessionsEnded");
  }

  @PostMapping("/{id}/reset-password")
  @Audited("identity.password-reset")
  @StepUp
  String resetPassword(CurrentUser user, @PathVariable UUID id, Model model) {
    String password = administration.resetPassword(id, user);
    return page(user, id, password, model);
  }

  private String done(
      BiConsumer<UUID, CurrentUser> act,
      CurrentUser user,
      UUID id,
      HttpServletRequest request,
      String key) {
    act.accept(id, user);
    CurrentUsers.flash(request, "ok", text(request, key));
    return "redirect:/identity/accounts/" + id;
  }

  private String text(HttpServletRequest request, String key, Object... arguments) {
    String text = messages.getMessage(key, arguments, key, RequestContextUtils.getLocale(request));
    return text == null ? key : text;
  }
}
