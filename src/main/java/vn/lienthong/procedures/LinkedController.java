package vn.lienthong.procedures;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.Texts;

/** Editing which agencies do parts of a procedure (một cửa liên thông), in a draft. */
@Controller("proceduresLinked")
@RequestMapping("/procedures/drafts/{id}/linked")
@Access(value = Access.Who.STAFF, permission = ProcedureEditing.EDIT)
class LinkedController {
  private final ProcedureEditing editing;
  private final MessageSource messages;

  LinkedController(ProcedureEditing editing, MessageSource messages) {
    this.editing = editing;
    this.messages = messages;
  }

  @GetMapping
  String edit(@PathVariable UUID id, Model model) {
    Draft draft = editing.draft(id);
    model.addAttribute("page", new LinkedPage(draft, LinkedForm.of(draft.content().linkedParts())));
    return "procedures/linked";
  }

  @PostMapping
  @Audited("procedures.changed")
  String save(
      @PathVariable UUID id,
      @RequestParam int lockVersion,
      @RequestParam(defaultValue = "SAVE") String act,
      @RequestParam MultiValueMap<String, String> typed,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Draft draft = editing.draft(id);
    FormRows form = LinkedForm.after(new FormRows(typed), act);
    Draft known = new Draft(id, draft.code(), lockVersion, draft.content());
    if (DraftRows.moves(act)) {
      model.addAttribute("page", new LinkedPage(known, form));
      model.addAttribute("unsaved", true);
      return "procedures/linked";
    }
    Optional<List<LinkedPart>> parts = LinkedForm.read(form);
    if (parts.isPresent()) {
      if (editing.change(known, draft.content().linkedBy(parts.get()), user)) {
        CurrentUsers.flash(request, "ok", new Texts(messages, locale).t("procedures.saved"));
        return "redirect:/procedures/drafts/" + id + "/linked";
      }
    }
    // a refused form keeps its version: what somebody else saved meanwhile is still seen
    model.addAttribute("page", new LinkedPage(parts.isPresent() ? draft : known, form));
    parts
        .map(mine -> draft.content().linkedBy(mine))
        .ifPresent(mine ->
            model.addAttribute("conflicts", ContentDifference.between(mine, draft.content())));
    response.setStatus(parts.isPresent() ? 409 : 422);
    return "procedures/linked";
  }
}
