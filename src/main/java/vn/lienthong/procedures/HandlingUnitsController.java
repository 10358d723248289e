package vn.lienthong.procedures;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.CurrentUsers;

/** Names the units that handle a procedure. */
@Controller
@RequestMapping("/procedures/manage/{code}/units")
@Access(value = Access.Who.STAFF, permission = ProcedureEditing.PUBLISH)
class HandlingUnitsController {
  private final HandlingUnits units;
  private final ProcedureEditing editing;
  private final MessageSource messages;

  HandlingUnitsController(HandlingUnits units, ProcedureEditing editing, MessageSource messages) {
    this.units = units;
    this.editing = editing;
    this.messages = messages;
  }

  @PostMapping
  @Audited("procedures.applied")
  String add(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String unitCode,
      CurrentUser user,
      HttpServletRequest request) {
    boolean known = units.add(code, unitCode, editing.today(), user);
    String key = known ? "procedures.unitAdded" : "procedures.unitUnknown";
    String text = messages.getMessage(key, new Object[] {unitCode}, key, request.getLocale());
    CurrentUsers.flash(request, known ? "ok" : "warn", String.valueOf(text));
    return "redirect:/procedures/manage/" + code;
  }

  @PostMapping("/{unit}/end")
  @Audited("procedures.withdrawn")
  String end(@PathVariable String code, @PathVariable UUID unit, CurrentUser user) {
    units.end(code, unit, user);
    return "redirect:/procedures/manage/" + code;
  }
}
