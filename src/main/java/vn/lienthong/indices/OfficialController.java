package vn.lienthong.indices;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** Our scores beside the official ones. */
@Controller
class OfficialController {
  private final IndicesDesk desk;
  private final Scores scores;
  private final Official official;
  private final MessageSource messages;
  private final Clock clock;

  OfficialController(
      IndicesDesk desk, Scores scores, Official official, MessageSource messages, Clock clock) {
    this.desk = desk;
    this.scores = scores;
    this.official = official;
    this.messages = messages;
    this.clock = clock;
  }

  record OfficialPage(
      UnitSummary unit,
      Period period,
      List<Official.Line> lines,
      String typed,
      String source,
      FormErrors errors,
      boolean edits) {
    String base() {
      return UnitPage.base(unit.id()) + "/official";
    }

    boolean any() {
      return lines.stream().anyMatch(line -> line.official() != null);
    }
  }

  @GetMapping("/indices/units/{id}/official")
  @Access(value = Access.Who.STAFF, permission = IndicesDesk.VIEW)
  ModelAndView compare(
      @PathVariable UUID id, @RequestParam(defaultValue = "") String period, CurrentUser user) {
    UnitSummary unit = desk.unit(id, user);
    return page(unit, Period.read(period, Vietnam.today(clock)), "", "", FormErrors.NONE, user);
  }

  @PostMapping("/indices/units/{id}/official")
  @Access(value = Access.Who.STAFF, permission = IndicesDesk.EDIT)
  @Audited("indices.official-entered")
  ModelAndView enter(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String period,
      @RequestParam(defaultValue = "") String scoresText,
      @RequestParam(defaultValue = "") String source,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    UnitSummary unit = desk.unit(id, user);
    desk.requireEdit(user);
    Texts texts = new Texts(messages, locale);
    Period asked = Period.read(period, Vietnam.today(clock));
    Official.Pasted pasted = Official.read(scoresText, scores.catalogue());
    FormErrors errors = new FormErrors();
    if (!pasted.wrong().isEmpty()) {
      errors.add("scoresText", texts.t("indices.official.wrong", pasted.wrong().getFirst()));
    } else if (pasted.scores().isEmpty()) {
      errors.add("scoresText", texts.t("indices.official.nothing"));
    }
    if (source.isBlank()) {
      errors.add("source", texts.t("indices.official.source.wrong"));
    }
    if (!errors.isEmpty()) {
      return page(unit, asked, scoresText, source, errors, user);
    }
    official.enter(unit, asked, pasted.scores(), source.strip(), user);
    CurrentUsers.flash(request, "ok", texts.t("indices.official.entered", pasted.scores().size()));
    return new ModelAndView("redirect:" + UnitPage.base(id) + "/official?period=" + asked.text());
  }

  private ModelAndView page(
      UnitSummary unit,
      Period period,
      String typed,
      String source,
      FormErrors errors,
      CurrentUser user) {
    ModelAndView page = new ModelAndView("indices/official");
    page.addObject(
        "page",
        new OfficialPage(
            unit,
            period,
            official.compare(unit, scores.card(unit, period)),
            typed,
            source,
            errors,
            desk.mayEdit(user)));
    if (!errors.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }
}
