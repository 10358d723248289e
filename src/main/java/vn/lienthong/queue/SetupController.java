package vn.lienthong.queue;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitKind;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.HouseAddress;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.Texts;

/** Halls, groups and counters on a page. */
@Controller
@Access(value = Access.Who.STAFF, permission = HallSetup.MANAGE)
class SetupController {
  private final HallSetup setup;
  private final HallRepository halls;
  private final DirectoryApi directory;
  private final MessageSource messages;
  private final Clock clock;
  private final String address;

  SetupController(
      HallSetup setup,
      HallRepository halls,
      DirectoryApi directory,
      MessageSource messages,
      Clock clock,
      HouseAddress house) {
    this.setup = setup;
    this.halls = halls;
    this.directory = directory;
    this.messages = messages;
    this.clock = clock;
    this.address = house.outside();
  }

  /**
   * The halls of the user.
   *
   * @param units service centres without a hall, id → name
   */
  record HallsPage(List<Centre> halls, Map<String, String> units) {}

  record HallPage(
      Centre hall,
      List<Centre.Group> groups,
      List<Centre.Counter> counters,
      List<PriorityGround> grounds,
      String address) {

    String letters(Centre.Counter counter) {
      return String.join(
          ", ",
          groups.stream()
              .filter(g -> counter.groups().contains(g.id()))
              .map(Centre.Group::letter)
              .toList());
    }

    int nextNumber() {
      return counters.stream().mapToInt(Centre.Counter::number).max().orElse(0) + 1;
    }

    String nextLetter() {
      char letter = 'A';
      while (letter < 'Z' && used(letter)) {
        letter++;
      }
      return String.valueOf(letter);
    }

    private boolean used(char letter) {
      return groups.stream().anyMatch(g -> g.letter().charAt(0) == letter);
    }
  }

  @GetMapping("/queue/halls")
  String list(CurrentUser user, Model model) {
    List<Centre> own = halls.within(user.reach(HallSetup.MANAGE));
    Map<String, String> units = new LinkedHashMap<>();
    for (CurrentUser.Post post : user.postsWith(HallSetup.MANAGE)) {
      String root = post.scope() == CurrentUser.Scope.PROVINCE ? "/" : post.unitPath();
      directory.subtree(root, Vietnam.today(clock)).stream()
          .filter(unit -> unit.kind() == UnitKind.SERVICE_CENTRE)
          .filter(unit -> own.stream().noneMatch(hall -> hall.unitId().equals(unit.id())))
          .forEach(unit -> units.put(unit.id().toString(), unit.name()));
    }
    model.addAttribute("page", new HallsPage(own, units));
    return "queue/halls";
  }

  @GetMapping("/queue/halls/{id}")
  String one(@PathVariable UUID id, CurrentUser user, Model model) {
    Centre centre = setup.managed(id, user);
    model.addAttribute(
        "page",
        new HallPage(
            centre,
            halls.groups(id),
            halls.counters(id),
            halls.grounds(Vietnam.today(clock)),
            address));
    return "queue/hall";
  }

  @PostMapping("/queue/halls")
  @Audited("queue.hall-opened")
  String open(
      @RequestParam UUID unit,
      @RequestParam(defaultValue = "") String slug,
      @RequestParam(defaultValue = "false") boolean keepsHours,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    HallSetup.NewHall hall = new HallSetup.NewHall(unit, slug.strip(), keepsHours);
    String[] to = {"/queue/halls"};
    act(request, locale, () -> to[0] = "/queue/halls/" + setup.open(hall, user).id());
    return "redirect:" + to[0];
  }

  @PostMapping("/queue/halls/{id}")
  @Audited("queue.hall-changed")
  String change(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    HallSetup.HallRules rules =
        new HallSetup.HallRules(
            values.containsKey("keepsHours"),
            number(values, "opensBefore"),
            number(values, "kioskSeconds"),
            number(values, "blockSize"));
    act(request, locale, () -> setup.change(id, rules, user));
    return "redirect:/queue/halls/" + id;
  }

  @PostMapping("/queue/halls/{id}/groups")
  @Audited("queue.group-added")
  String addGroup(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    act(request, locale, () -> setup.addGroup(id, group(values), user));
    return "redirect:/queue/halls/" + id;
  }

  @PostMapping("/queue/groups/{id}")
  @Audited("queue.group-changed")
  String changeGroup(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    UUID hall = halls.group(id).centreId();
    boolean active = values.containsKey("active");
    act(request, locale, () -> setup.changeGroup(id, group(values), active, user));
    return "redirect:/queue/halls/" + hall;
  }

  @PostMapping("/queue/halls/{id}/counters")
  @Audited("queue.counter-added")
  String addCounter(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      @RequestParam(defaultValue = "") List<UUID> groups,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    HallSetup.NewCounter counter =
        new HallSetup.NewCounter(number(values, "number"), text(values, "name"), groups, true);
    act(request, locale, () -> setup.addCounter(id, counter, user));
    return "redirect:/queue/halls/" + id;
  }

  @PostMapping("/queue/counters/{id}")
  @Audited("queue.counter-changed")
  String changeCounter(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      @RequestParam(defaultValue = "") List<UUID> groups,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    Centre.Counter before = halls.counter(id);
    HallSetup.NewCounter counter =
        new HallSetup.NewCounter(
            before.number(), text(values, "name"), groups, values.containsKey("active"));
    act(request, locale, () -> setup.changeCounter(id, counter, user));
    return "redirect:/queue/halls/" + before.centreId();
  }

  private void act(HttpServletRequest request, Locale locale, Runnable act) {
    Texts texts = new Texts(messages, locale);
    try {
      act.run();
      CurrentUsers.flash(request, "ok", texts.t("queue.setup.saved"));
    } catch (AppException refusal) {
      CurrentUsers.flash(request, "warn", texts.t(refusal.expected()));
    }
  }

  private static HallSetup.NewGroup group(Map<String, String> values) {
    return new HallSetup.NewGroup(
        text(values, "letter"),
        text(values, "name"),
        text(values, "nameEn"),
        Arrays.stream(text(values, "sectors").split(";"))
            .map(String::strip)
            .filter(sector -> !sector.isEmpty())
            .toList(),
        number(values, "minutes"));
  }

  private static String text(Map<String, String> values, String name) {
    return values.getOrDefault(name, "").strip();
  }

  private static int number(Map<String, String> values, String name) {
    String digits = text(values, name);
    return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : -1;
  }
}
