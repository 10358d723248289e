package vn.lienthong.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.lienthong.dossiers.Completion;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.papers.PapersApi;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.HouseAddress;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

/** The kiosk of a hall: draw a number, look a dossier up, learn how to file from home. */
@Controller
@Access(Access.Who.PUBLIC)
class KioskController {
  private static final String NOBODYS =
      "a number is nobody's; the events of the ticket tell what happened to it";
  private static final int MOST_GIVEN = 500;

  private final HallRepository halls;
  private final Issuing issuing;
  private final OfflineNumbers offline;
  private final TicketRepository tickets;
  private final Waits waits;
  private final DossiersApi dossiers;
  private final PapersApi papers;
  private final String address;

  KioskController(
      HallRepository halls,
      Issuing issuing,
      OfflineNumbers offline,
      TicketRepository tickets,
      Waits waits,
      DossiersApi dossiers,
      PapersApi papers,
      HouseAddress house) {
    this.halls = halls;
    this.issuing = issuing;
    this.offline = offline;
    this.tickets = tickets;
    this.waits = waits;
    this.dossiers = dossiers;
    this.papers = papers;
    this.address = house.outside();
  }

  /**
   * The start of the kiosk.
   *
   * @param closed when it opens next; null while it is open
   */
  record StartPage(
      Centre hall,
      List<Waits.Line> lines,
      List<Centre.Group> groups,
      List<PriorityGround> grounds,
      OpeningHours.@Nullable Standing closed,
      UUID client) {
    List<String> sectors(Waits.Line line) {
      return groups.stream()
          .filter(group -> group.id().equals(line.groupId()))
          .findFirst()
          .map(Centre.Group::sectors)
          .orElse(List.of());
    }
  }

  record GroundPage(Centre hall, Centre.Group group, List<PriorityGround> grounds, UUID client) {}

  record TicketPage(
      Centre hall,
      Centre.Group group,
      Ticket ticket,
      @Nullable WaitEstimate estimate,
      String qr,
      Centre.@Nullable Counter counter) {}

  record DossierPage(Centre hall, String asked, @Nullable Completion found) {}

  record GuidePage(Centre hall, String qr, String address) {}

  @GetMapping("/queue/kiosk/{hall}")
  String start(@PathVariable String hall, Model model) {
    Centre centre = halls.bySlug(hall);
    model.addAttribute(
        "page",
        new StartPage(
            centre,
            waits.lines(centre.id()),
            halls.groups(centre.id()),
            halls.grounds(today()),
            issuing.hours(centre).filter(hours -> !hours.open()).orElse(null),
            UUID.randomUUID()));
    return "queue/kiosk";
  }

  /** Who goes first, asked on a page of its own where no script runs. */
  @GetMapping("/queue/kiosk/{hall}/groups/{group}")
  String ground(@PathVariable String hall, @PathVariable UUID group, Model model) {
    Centre centre = halls.bySlug(hall);
    model.addAttribute(
        "page",
        new GroundPage(
            centre, issuing.group(centre, group), halls.grounds(today()), UUID.randomUUID()));
    return "queue/ground";
  }

  @PostMapping("/queue/kiosk/{hall}/tickets")
  @Audited(value = "none", reason = NOBODYS)
  String draw(
      @PathVariable String hall,
      @RequestParam UUID client,
      @RequestParam UUID group,
      @RequestParam(defaultValue = "") String ground) {
    Ticket ticket = draw(halls.bySlug(hall), client, group, ground);
    return "redirect:/queue/kiosk/" + hall + "/tickets/" + ticket.token();
  }

  /** For the script of the kiosk, which must tell a refusal from a network that is away. */
  @PostMapping(
      path = "/queue/kiosk/{hall}/tickets",
      headers = "X-Kiosk",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  @Audited(value = "none", reason = NOBODYS)
  Map<String, String> drawn(
      @PathVariable String hall,
      @RequestParam UUID client,
      @RequestParam UUID group,
      @RequestParam(defaultValue = "") String ground) {
    Ticket ticket = draw(halls.bySlug(hall), client, group, ground);
    return Map.of("code", ticket.code(), "token", ticket.token());
  }

  private Ticket draw(Centre centre, UUID client, UUID group, String ground) {
    return issuing.issue(
        centre,
        new Issuing.Wish(client, group, ground.isBlank() ? null : ground),
        Ticket.Source.KIOSK);
  }

  @GetMapping("/queue/kiosk/{hall}/tickets/{token}")
  String ticket(@PathVariable String hall, @PathVariable String token, Model model) {
    Centre centre = halls.bySlug(hall);
    model.addAttribute("page", page(centre, token));
    return "queue/ticket";
  }

  /** The same on the phone of whoever holds it. */
  @GetMapping("/queue/tickets/{token}")
  String follow(@PathVariable String token, Model model) {
    Ticket ticket = known(token);
    model.addAttribute("page", page(halls.get(ticket.centreId()), token));
    return "queue/follow";
  }

  private TicketPage page(Centre centre, String token) {
    Ticket ticket = known(token);
    if (!ticket.centreId().equals(centre.id())) {
      throw new AppException(QueueErrors.NO_SUCH_TICKET);
    }
    UUID at = ticket.counterId();
    return new TicketPage(
        centre,
        halls.group(ticket.groupId()),
        ticket,
        waits.of(ticket),
        picture(address + "/queue/tickets/" + token),
        at == null ? null : halls.counter(at));
  }

  private Ticket known(String token) {
    return tickets.byToken(token).orElseThrow(() -> new AppException(QueueErrors.NO_SUCH_TICKET));
  }

  /** How far a dossier is, by the QR of its Form 01; no name (TT 01/2018/TT-VPCP Art. 16). */
  @GetMapping("/queue/kiosk/{hall}/dossier")
  String dossier(
      @PathVariable String hall, @RequestParam(defaultValue = "") String code, Model model) {
    Optional<String> asked = ScannedCode.of(code);
    model.addAttribute(
        "page",
        new DossierPage(
            halls.bySlug(hall),
            asked.orElse(code.length() > 60 ? code.substring(0, 60) : code.strip()),
            asked.flatMap(dossiers::completion).orElse(null)));
    return "queue/dossier";
  }

  @GetMapping("/queue/kiosk/{hall}/guide")
  String guide(@PathVariable String hall, Model model) {
    String online = address + "/procedures";
    model.addAttribute("page", new GuidePage(halls.bySlug(hall), picture(online), online));
    return "queue/guide";
  }

  record BlockRequest(@Nullable String device) {}

  @PostMapping("/queue/kiosk/{hall}/blocks")
  @ResponseBody
  @Audited(value = "none", reason = NOBODYS)
  List<OfflineNumbers.Block> blocks(@PathVariable String hall, @RequestBody BlockRequest body) {
    return offline.lend(halls.bySlug(hall), device(body.device()));
  }

  record GivenTicket(
      @Nullable UUID clientId,
      @Nullable UUID group,
      @Nullable LocalDate day,
      int number,
      @Nullable Instant at,
      @Nullable String ground,
      @Nullable UUID instead) {
    OfflineNumbers.Given given() {
      if (clientId == null || group == null || day == null || at == null) {
        throw new AppException(SharedErrors.BAD_REQUEST);
      }
      return new OfflineNumbers.Given(clientId, group, day, number, at, ground, instead);
    }
  }

  record GivenRequest(@Nullable String device, @Nullable List<GivenTicket> tickets) {}

  @PostMapping("/queue/kiosk/{hall}/offline")
  @ResponseBody
  @Audited(value = "none", reason = NOBODYS)
  List<OfflineNumbers.Taken> offline(@PathVariable String hall, @RequestBody GivenRequest body) {
    List<GivenTicket> given = body.tickets();
    if (given == null || given.size() > MOST_GIVEN) {
      throw new AppException(given == null ? SharedErrors.BAD_REQUEST : SharedErrors.TOO_LARGE);
    }
    return offline.reconcile(
        halls.bySlug(hall), device(body.device()), given.stream().map(GivenTicket::given).toList());
  }

  private String picture(String text) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(papers.qrPng(text));
  }

  private static String device(@Nullable String device) {
    if (device == null || !device.matches("[0-9a-f-]{36}")) {
      throw new AppException(SharedErrors.BAD_REQUEST);
    }
    return device;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(issuing.now(), Vietnam.ZONE);
  }
}
