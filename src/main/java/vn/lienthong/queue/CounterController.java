package vn.lienthong.queue;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.ErrorCode;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.Texts;

/** The officer's counter: one big button for what comes next, everything else beside it. */
@Controller
@Access(value = Access.Who.STAFF, permission = Calling.SERVE)
class CounterController {
  private static final String HERE = "redirect:/queue/counter";

  private final HallRepository halls;
  private final TicketRepository tickets;
  private final Calling calling;
  private final Issuing issuing;
  private final HallQueue queue;
  private final MessageSource messages;
  private final Clock clock;

  CounterController(
      HallRepository halls,
      TicketRepository tickets,
      Calling calling,
      Issuing issuing,
      HallQueue queue,
      MessageSource messages,
      Clock clock) {
    this.halls = halls;
    this.tickets = tickets;
    this.calling = calling;
    this.issuing = issuing;
    this.queue = queue;
    this.messages = messages;
    this.clock = clock;
  }

  record SeatsPage(List<Hall> halls) {}

  record Hall(Centre centre, List<Centre.Counter> counters) {}

  /** The counter of the officer; {@code ticket} is who stands there. */
  record CounterPage(
      Centre hall,
      Centre.Counter counter,
      List<Centre.Group> groups,
      List<Centre.Counter> others,
      @Nullable Ticket ticket,
      List<HallQueue.Row> waiting,
      List<HallQueue.Row> missed,
      List<PriorityGround> grounds,
      UUID client,
      Instant now) {

    String group(UUID id) {
      return groups.stream()
          .filter(g -> g.id().equals(id))
          .map(g -> g.letter() + " – " + g.name())
          .findFirst()
          .orElse("");
    }

    String ground(@Nullable String code) {
      return grounds.stream()
          .filter(g -> g.code().equals(code))
          .map(PriorityGround::name)
          .findFirst()
          .orElse("");
    }

    Map<String, String> groupChoices() {
      Map<String, String> choices = new LinkedHashMap<>();
      groups.stream()
          .filter(Centre.Group::active)
          .forEach(g -> choices.put(g.id().toString(), g.letter() + " – " + g.name()));
      return choices;
    }

    Map<String, String> groundChoices() {
      Map<String, String> choices = new LinkedHashMap<>();
      grounds.forEach(g -> choices.put(g.code(), g.name()));
      return choices;
    }

    Map<String, String> counterChoices() {
      Map<String, String> choices = new LinkedHashMap<>();
      others.forEach(c -> choices.put(c.id().toString(), c.name()));
      return choices;
    }
  }

  @GetMapping("/queue/counter")
  String counter(CurrentUser user, Model model) {
    return halls
        .seatOf(user.requireId())
        .map(counter -> {
          model.addAttribute("page", page(counter));
          return "queue/counter";
        })
        .orElseGet(() -> {
          model.addAttribute(
              "page",
              new SeatsPage(
                  halls.within(user.reach(Calling.SERVE)).stream()
                      .map(centre -> new Hall(centre, halls.counters(centre.id())))
                      .toList()));
          return "queue/seats";
        });
  }

  private CounterPage page(Centre.Counter counter) {
    return new CounterPage(
        halls.get(counter.centreId()),
        counter,
        halls.groups(counter.centreId()),
        halls.counters(counter.centreId()).stream()
            .filter(c -> c.active() && !c.id().equals(counter.id()))
            .toList(),
        tickets.at(counter.id()).orElse(null),
        queue.waiting(counter),
        queue.missed(counter),
        halls.grounds(LocalDate.ofInstant(clock.instant(), Vietnam.ZONE)),
        UUID.randomUUID(),
        clock.instant());
  }

  @PostMapping("/queue/counter/seat")
  @Audited("queue.seated")
  String sit(
      @RequestParam UUID counter, CurrentUser user, Locale locale, HttpServletRequest request) {
    return act(request, locale, () -> calling.sit(counter, user));
  }

  @PostMapping("/queue/counter/leave")
  @Audited("queue.left")
  String leave(CurrentUser user, Locale locale, HttpServletRequest request) {
    return act(request, locale, () -> calling.leave(seat(user), user));
  }

  @PostMapping("/queue/counter/next")
  @Audited("queue.called")
  String next(CurrentUser user, Locale locale, HttpServletRequest request) {
    return act(request, locale, () -> calling.callNext(seat(user), user));
  }

  @PostMapping("/queue/counter/recall")
  @Audited("queue.called")
  String recall(CurrentUser user, Locale locale, HttpServletRequest request) {
    return act(request, locale, () -> calling.recall(seat(user), user));
  }

  @PostMapping("/queue/counter/call-back")
  @Audited("queue.called")
  String callBack(
      @RequestParam UUID ticket, CurrentUser user, Locale locale, HttpServletRequest request) {
    return act(request, locale, () -> calling.callBack(seat(user), ticket, user));
  }

  @PostMapping("/queue/counter/begin")
  @Audited("queue.served")
  String begin(CurrentUser user, Locale locale, HttpServletRequest request) {
    return act(request, locale, () -> calling.begin(seat(user), user));
  }

  @PostMapping("/queue/counter/missed")
  @Audited("queue.missed")
  String missed(CurrentUser user, Locale locale, HttpServletRequest request) {
    return act(request, locale, () -> calling.missed(seat(user), user));
  }

  @PostMapping("/queue/counter/done")
  @Audited("queue.done")
  String done(CurrentUser user, Locale locale, HttpServletRequest request) {
    return act(request, locale, () -> calling.done(seat(user), user));
  }

  @PostMapping("/queue/counter/transfer")
  @Audited("queue.transferred")
  String transfer(
      @RequestParam UUID group,
      @RequestParam(required = false) @Nullable UUID to,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    return act(request, locale, () -> calling.transfer(seat(user), group, to, user));
  }

  /** Reception for the ticket at the counter; it is done once the dossier is received. */
  @PostMapping("/queue/counter/intake")
  @Audited("queue.served")
  String intake(CurrentUser user) {
    return "redirect:/dossiers/intake?visit=" + calling.begin(seat(user), user).id();
  }

  /** For somebody who cannot use the kiosk. */
  @PostMapping("/queue/counter/tickets")
  @Audited(value = "none", reason = "a number is nobody's; its events tell what happened to it")
  String draw(
      @RequestParam UUID client,
      @RequestParam UUID group,
      @RequestParam(defaultValue = "") String ground,
      CurrentUser user,
      HttpServletRequest request) {
    Centre centre = halls.get(halls.counter(seat(user)).centreId());
    Issuing.Wish wish = new Issuing.Wish(client, group, ground);
    Ticket ticket = issuing.issue(centre, wish, Ticket.Source.COUNTER);
    CurrentUsers.flash(request, "ok", ticket.code());
    return HERE;
  }

  /** A refusal that the house foresees is said on the counter page. */
  private String act(HttpServletRequest request, Locale locale, Runnable act) {
    try {
      act.run();
    } catch (AppException refusal) {
      if (refusal.code().type() != ErrorCode.Type.CONFLICT) {
        throw refusal;
      }
      CurrentUsers.flash(request, "warn", new Texts(messages, locale).t(refusal.code().key()));
    }
    return HERE;
  }

  private UUID seat(CurrentUser user) {
    return halls
        .seatOf(user.requireId())
        .map(Centre.Counter::id)
        .orElseThrow(() -> new AppException(QueueErrors.NOT_SEATED));
  }
}
