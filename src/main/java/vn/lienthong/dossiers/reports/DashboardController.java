package vn.lienthong.dossiers.reports;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.Texts;

/** The dashboard of leaders. */
@Controller("dossiersDashboard")
@Access(value = Access.Who.STAFF, permission = Reports.READ)
class DashboardController {
  private final Dashboard dashboard;
  private final MessageSource messages;

  DashboardController(Dashboard dashboard, MessageSource messages) {
    this.dashboard = dashboard;
    this.messages = messages;
  }

  @GetMapping("/dossiers/dashboard")
  String page(CurrentUser user, Locale locale, Model model) {
    model.addAttribute("page", dashboard.page(user, new Texts(messages, locale)));
    return "dossiers/reports/dashboard";
  }
}
