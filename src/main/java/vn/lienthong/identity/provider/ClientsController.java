package vn.lienthong.identity.provider;

import static vn.lienthong.shared.Access.Who.STAFF;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.support.RequestContextUtils;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.StepUp;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;

/** Programs and systems that may speak with the house. */
@Controller
@RequestMapping("/identity/clients")
@Access(value = STAFF, permission = ClientAdministration.PERMISSION)
class ClientsController {
  private final ClientAdministration administration;
  private final DirectoryApi directory;
  private final MessageSource messages;
  private final Clock clock;

  ClientsController(
      ClientAdministration administration,
      DirectoryApi directory,
      MessageSource messages,
      Clock clock) {
    this.administration = administration;
    this.directory = directory;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping
  String list(CurrentUser user, Model model) {
    model.addAttribute("clients", administration.list(user));
    return "identity/provider/clients";
  }

  record NewPage(
      ClientForm form, Map<String, String> units, List<String> permissions, FormErrors errors) {}

  @GetMapping("/new")
  String fresh(CurrentUser user, Model model) {
    return newPage(user, ClientForm.EMPTY, FormErrors.NONE, model);
  }

  @PostMapping("/new")
  @Audited("identity.client-created")
  @StepUp
  String create(
      CurrentUser user,
      @ModelAttribute ClientForm form,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    FormErrors errors = form.check(key -> text(request, key));
    if (!errors.isEmpty()) {
      response.setStatus(422);
      return newPage(user, form, errors, model);
    }
    return secretPage(administration.create(form, user), model);
  }

  private String newPage(CurrentUser user, ClientForm form, FormErrors errors, Model model) {
    Map<String, String> units = new LinkedHashMap<>();
    for (CurrentUser.Post post : user.postsWith(ClientAdministration.PERMISSION)) {
      String top = post.scope() == CurrentUser.Scope.PROVINCE ? "/" : post.unitPath();
      for (UnitSummary unit : directory.subtree(top, Vietnam.today(clock))) {
        units.put(unit.id().toString(), unit.name());
      }
    }
    model.addAttribute("page", new NewPage(form, units, ClientForm.PERMISSIONS, errors));
    return "identity/provider/clientNew";
  }

  @GetMapping("/{id}")
  String one(CurrentUser user, @PathVariable UUID id, Model model) {
    model.addAttribute("client", administration.get(id, user));
    return "identity/provider/client";
  }

  @PostMapping("/{id}/rotate")
  @Audited("identity.client-secret-changed")
  @StepUp
  String rotate(CurrentUser user, @PathVariable UUID id, Model model) {
    return secretPage(administration.rotate(id, user), model);
  }

  @PostMapping("/{id}/disable")
  @Audited("identity.client-disabled")
  String disable(CurrentUser user, @PathVariable UUID id, HttpServletRequest request) {
    administration.setDisabled(id, true, user);
    CurrentUsers.flash(request, "ok", text(request, "identity.clients.disabled"));
    return "redirect:/identity/clients/" + id;
  }

  @PostMapping("/{id}/enable")
  @Audited("identity.client-enabled")
  @StepUp
  String enable(CurrentUser user, @PathVariable UUID id, HttpServletRequest request) {
    administration.setDisabled(id, false, user);
    CurrentUsers.flash(request, "ok", text(request, "identity.clients.enabled"));
    return "redirect:/identity/clients/" + id;
  }

  private static String secretPage(ClientAdministration.Secret secret, Model model) {
    model.addAttribute("page", secret);
    return "identity/provider/clientSecret";
  }

  private String text(HttpServletRequest request, String key) {
    String text = messages.getMessage(key, null, key, RequestContextUtils.getLocale(request));
    return text == null ? key : text;
  }
}
