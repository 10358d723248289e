package vn.lienthong.sync;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.shared.web.Texts;

/** Dead letters on a page. */
@Controller
class DeadLetterController {
  private static final int SIZE = 50;

  private final DeadLetters letters;
  private final MessageSource messages;

  DeadLetterController(DeadLetters letters, MessageSource messages) {
    this.letters = letters;
    this.messages = messages;
  }

  record DeadLetterPage(
      List<DeadLetters.Kind> kinds, KeyPage<DeadLetters.Letter> list, boolean mayEdit) {}

  @GetMapping("/sync/dead-letters")
  @Access(value = Access.Who.STAFF, permission = SyncDesk.VIEW)
  String list(@RequestParam(required = false) @Nullable UUID after, CurrentUser user, Model model) {
    List<DeadLetters.Letter> rows = letters.letters(after, SIZE + 1);
    KeyPage<DeadLetters.Letter> list =
        rows.size() > SIZE
            ? new KeyPage<>(rows.subList(0, SIZE), rows.get(SIZE - 1).message().id().toString())
            : new KeyPage<>(rows, null);
    model.addAttribute("page", new DeadLetterPage(letters.kinds(), list, user.may(SyncDesk.EDIT)));
    return "sync/deadLetters";
  }

  @PostMapping("/sync/dead-letters/{id}/replay")
  @Access(value = Access.Who.STAFF, permission = SyncDesk.EDIT)
  @Audited("sync.replayed")
  String replay(
      @PathVariable UUID id, CurrentUser user, Locale locale, HttpServletRequest request) {
    letters.replay(id, user);
    CurrentUsers.flash(request, "ok", new Texts(messages, locale).t("sync.replayed", 1));
    return "redirect:/sync/dead-letters";
  }

  @PostMapping("/sync/dead-letters/replay")
  @Access(value = Access.Who.STAFF, permission = SyncDesk.EDIT)
  @Audited("sync.replayed-all")
  String replayAll(
      @RequestParam Failure.Reason reason,
      @RequestParam(defaultValue = "") String field,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    int many = letters.replayAll(reason, field.isEmpty() ? null : field, user);
    CurrentUsers.flash(request, "ok", new Texts(messages, locale).t("sync.replayed", many));
    return "redirect:/sync/dead-letters";
  }
}
