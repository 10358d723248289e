package vn.lienthong.indices;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.shared.web.Texts;

/** Petitions, and the days of decisions that announced procedures. */
@Controller
class EntryController {
  private static final int SIZE = 50;

  private final Entries acts;
  private final EntryRepository entries;
  private final IndicesDesk desk;
  private final DirectoryApi directory;
  private final MessageSource messages;
  private final Clock clock;

  EntryController(
      Entries acts,
      EntryRepository entries,
      IndicesDesk desk,
      DirectoryApi directory,
      MessageSource messages,
      Clock clock) {
    this.acts = acts;
    this.entries = entries;
    this.desk = desk;
    this.directory = directory;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * @param units for which the user may enter
   * @param names of the units in the list
   */
  record PetitionsPage(
      KeyPage<Petition> list,
      Map<String, String> units,
      Map<UUID, String> names,
      String unit,
      PetitionForm form,
      FormErrors errors) {}

  record PublicationsPage(KeyPage<Announcement> list, boolean unknown, boolean edits) {}

  @GetMapping("/indices/petitions")
  @Access(value = Access.Who.STAFF, permission = IndicesDesk.VIEW)
  ModelAndView petitions(@RequestParam(defaultValue = "") String after, CurrentUser user) {
    return page("", after, PetitionForm.EMPTY, FormErrors.NONE, user);
  }

  @PostMapping("/indices/petitions")
  @Access(value = Access.Who.STAFF, permission = IndicesDesk.ENTER)
  @Audited("indices.petition-entered")
  ModelAndView enter(
      @RequestParam UUID unit,
      PetitionForm form,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    FormErrors errors = new FormErrors();
    if (acts.petition(unit, form, user, locale, errors).isEmpty()) {
      return page(unit.toString(), "", form, errors, user);
    }
    CurrentUsers.flash(request, "ok", new Texts(messages, locale).t("indices.petition.entered"));
    return new ModelAndView("redirect:/indices/petitions");
  }

  private ModelAndView page(
      String unit, String after, PetitionForm form, FormErrors errors, CurrentUser user) {
    List<Petition> rows = entries.petitions(user.reach(IndicesDesk.VIEW), Keys.id(after), SIZE + 1);
    KeyPage<Petition> list = KeyPage.of(rows, SIZE, Petition::id);
    Map<UUID, String> names =
        directory.units(list.rows().stream().map(Petition::unitId).distinct().toList()).stream()
            .collect(Collectors.toMap(UnitSummary::id, UnitSummary::name));
    Map<String, String> units = new LinkedHashMap<>();
    if (user.may(IndicesDesk.ENTER)) {
      LocalDate today = Vietnam.today(clock);
      directory.subtree(desk.province().path(), today).stream()
          .filter(IndicesDesk::scored)
          .filter(u -> user.may(IndicesDesk.ENTER, u.path()))
          .sorted(Comparator.comparing(UnitSummary::path))
          .forEach(u -> units.put(u.id().toString(), u.name()));
    }
    ModelAndView page = new ModelAndView("indices/petitions");
    page.addObject("page", new PetitionsPage(list, units, names, unit, form, errors));
    if (!errors.isEmpty()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return page;
  }

  @GetMapping("/indices/publications")
  @Access(value = Access.Who.STAFF, permission = IndicesDesk.VIEW)
  ModelAndView publications(
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "false") boolean unknown,
      CurrentUser user) {
    List<Announcement> rows = entries.announcements(Keys.id(after), unknown, SIZE + 1);
    ModelAndView page = new ModelAndView("indices/publications");
    return page.addObject(
        "page",
        new PublicationsPage(
            KeyPage.of(rows, SIZE, Announcement::version), unknown, desk.mayEdit(user)));
  }

  @PostMapping("/indices/publications/{version}")
  @Access(value = Access.Who.STAFF, permission = IndicesDesk.EDIT)
  @Audited("indices.decision-dated")
  String decided(
      @PathVariable UUID version,
      @RequestParam(defaultValue = "") String decisionDay,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    LocalDate day =
        DayText.parse(decisionDay).orElseThrow(() -> new AppException(IndicesErrors.DAY_TO_COME));
    acts.decided(version, day, user);
    CurrentUsers.flash(request, "ok", new Texts(messages, locale).t("indices.decision.dated"));
    return "redirect:/indices/publications?unknown=true";
  }
}
