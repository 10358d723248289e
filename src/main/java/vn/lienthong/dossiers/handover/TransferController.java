package vn.lienthong.dossiers.handover;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.dossiers.DossierTransfer;
import vn.lienthong.dossiers.Transfer;
import vn.lienthong.dossiers.TransferRepository;
import vn.lienthong.dossiers.form.Typed;
import vn.lienthong.dossiers.print.PdfAnswer;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.shared.web.Texts;

/** Hand-over lists on pages: what comes in, what we gave, a new one. */
@Controller
@Access(value = Access.Who.STAFF, permission = "dossiers.view")
class TransferController {
  private static final int SIZE = 30;
  static final int MOST = 200;

  private final TransferListing listing;
  private final TransferRepository transfers;
  private final DossierTransfer service;
  private final TransferPaper paper;
  private final MessageSource messages;

  TransferController(
      TransferListing listing,
      TransferRepository transfers,
      DossierTransfer service,
      TransferPaper paper,
      MessageSource messages) {
    this.listing = listing;
    this.transfers = transfers;
    this.service = service;
    this.paper = paper;
    this.messages = messages;
  }

  /**
   * @param makes which kinds of lists the user can make, with how much waits for each
   */
  record ListPage(
      TransferListing.Tab tab,
      Map<TransferListing.Tab, Long> counts,
      KeyPage<Transfer> list,
      Map<Transfer.Direction, Long> makes) {}

  record NewPage(
      Transfer.Direction direction, Map<String, List<TransferRepository.Candidate>> groups) {}

  record OnePage(
      Transfer transfer, List<TransferRepository.Item> items, boolean mayTake, boolean mayCancel) {}

  @GetMapping("/dossiers/handovers")
  String list(
      @RequestParam(defaultValue = "INCOMING") TransferListing.Tab tab,
      @RequestParam(required = false) @Nullable UUID after,
      CurrentUser user,
      Model model) {
    Map<TransferListing.Tab, Long> counts = new EnumMap<>(TransferListing.Tab.class);
    counts.put(TransferListing.Tab.INCOMING, listing.count(TransferListing.Tab.INCOMING, user));
    counts.put(TransferListing.Tab.OUTGOING, listing.count(TransferListing.Tab.OUTGOING, user));
    Map<Transfer.Direction, Long> makes = new EnumMap<>(Transfer.Direction.class);
    Stream.of(Transfer.Direction.values())
        .filter(direction -> user.may(direction.gives()))
        .forEach(direction -> makes.put(direction, transfers.waiting(direction, user)));
    model.addAttribute(
        "page", new ListPage(tab, counts, listing.page(tab, after, SIZE, user), makes));
    return "dossiers/handover/list";
  }

  @GetMapping("/dossiers/handovers/new")
  String start(
      @RequestParam(defaultValue = "TO_CENTRE") Transfer.Direction direction,
      CurrentUser user,
      Model model) {
    Map<String, List<TransferRepository.Candidate>> groups = new LinkedHashMap<>();
    transfers
        .candidates(direction, user, MOST)
        .forEach(c ->
            groups
                .computeIfAbsent(
                    c.from().name() + " → " + c.to().name(), key -> new java.util.ArrayList<>())
                .add(c));
    model.addAttribute("page", new NewPage(direction, groups));
    return "dossiers/handover/new";
  }

  @PostMapping("/dossiers/handovers")
  @Audited("dossiers.handover-sent")
  String send(
      @RequestParam(defaultValue = "TO_CENTRE") Transfer.Direction direction,
      @RequestParam(name = "dossier", required = false) @Nullable List<UUID> dossiers,
      @RequestParam(defaultValue = "") String note,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    Texts texts = new Texts(messages, locale);
    try {
      List<Transfer> sent =
          service.send(direction, Objects.requireNonNullElse(dossiers, List.of()), note, user);
      CurrentUsers.flash(request, "ok", texts.t("dossiers.handover.done.sent", sent.size()));
      return sent.size() == 1
          ? "redirect:/dossiers/handovers/" + sent.getFirst().id()
          : "redirect:/dossiers/handovers?tab=OUTGOING";
    } catch (AppException refusal) {
      CurrentUsers.flash(request, "warn", texts.t(refusal.expected()));
      return "redirect:/dossiers/handovers/new?direction=" + direction;
    }
  }

  @GetMapping("/dossiers/handovers/{id}")
  String one(@PathVariable UUID id, CurrentUser user, Model model) {
    Transfer t = service.read(id, user);
    model.addAttribute(
        "page",
        new OnePage(
            t,
            transfers.items(id),
            t.open() && DossierTransfer.mayTake(t, user),
            t.open() && DossierTransfer.mayCancel(t, user)));
    return "dossiers/handover/one";
  }

  @GetMapping("/dossiers/handovers/{id}/list.pdf")
  ResponseEntity<byte[]> pdf(@PathVariable UUID id, CurrentUser user) {
    Transfer t = service.read(id, user);
    return PdfAnswer.of("ban-giao-" + t.number(), paper.print(t, transfers.items(id)));
  }

  @PostMapping("/dossiers/handovers/{id}/take")
  @Audited("dossiers.handover-received")
  String take(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    Map<UUID, String> remarks = new LinkedHashMap<>();
    service.read(id, user);
    transfers
        .items(id)
        .forEach(item -> {
          String remark = values.getOrDefault("remark-" + item.dossierId(), "").strip();
          if (!remark.isEmpty()) {
            remarks.put(item.dossierId(), remark.substring(0, Math.min(remark.length(), 300)));
          }
        });
    return act(
        id,
        "dossiers.handover.done.taken",
        locale,
        request,
        () -> service.take(id, Typed.version(values), remarks, user));
  }

  @PostMapping("/dossiers/handovers/{id}/cancel")
  @Audited("dossiers.handover-cancelled")
  String cancel(
      @PathVariable UUID id,
      @RequestParam Map<String, String> values,
      CurrentUser user,
      Locale locale,
      HttpServletRequest request) {
    return act(
        id,
        "dossiers.handover.done.cancelled",
        locale,
        request,
        () -> service.cancel(id, Typed.version(values), values.getOrDefault("reason", ""), user));
  }

  private String act(
      UUID id, String done, Locale locale, HttpServletRequest request, Runnable doing) {
    Texts texts = new Texts(messages, locale);
    try {
      doing.run();
      CurrentUsers.flash(request, "ok", texts.t(done));
    } catch (AppException refusal) {
      CurrentUsers.flash(request, "warn", texts.t(refusal.expected()));
    }
    return "redirect:/dossiers/handovers/" + id;
  }
}
