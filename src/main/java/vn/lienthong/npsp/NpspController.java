package vn.lienthong.npsp;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;

/** What the simulated portal holds, and failures to order. */
@Controller
@Access(value = Access.Who.STAFF, permission = "sync.edit")
class NpspController {
  private static final int SHOWN = 30;
  private static final int MOST_TIMES = 1_000_000;
  private static final int LONGEST_DELAY = 60_000;

  private final Holdings holdings;
  private final Elsewhere elsewhere;
  private final Faults faults;

  NpspController(Holdings holdings, Elsewhere elsewhere, Faults faults) {
    this.holdings = holdings;
    this.elsewhere = elsewhere;
    this.faults = faults;
  }

  record PortalPage(
      Holdings.Counts counts,
      long elsewhere,
      List<Faults.Order> faults,
      List<Holdings.Held> newest) {}

  record HeldPage(String code, Holdings.@Nullable Held dossier, List<Holdings.Stored> messages) {}

  @GetMapping("/npsp")
  String portal(Model model) {
    model.addAttribute(
        "page",
        new PortalPage(holdings.counts(), elsewhere.count(), faults.all(), holdings.newest(SHOWN)));
    return "npsp/portal";
  }

  @GetMapping("/npsp/dossiers")
  String dossier(@RequestParam(defaultValue = "") String code, Model model) {
    Optional<Holdings.Held> held = holdings.dossier(code.strip());
    model.addAttribute(
        "page", new HeldPage(code.strip(), held.orElse(null), holdings.messages(code.strip())));
    return "npsp/dossier";
  }

  @PostMapping("/npsp/faults")
  @Audited(value = "none", reason = "orders failures of a simulator; nothing real changes")
  String order(
      @RequestParam Fault kind,
      @RequestParam(defaultValue = "0") int times,
      @RequestParam(defaultValue = "100") int share,
      @RequestParam(defaultValue = "0") int delay) {
    faults.order(
        kind,
        Math.clamp(times, 0, MOST_TIMES),
        Math.clamp(share, 1, 100),
        Math.clamp(delay, 0, LONGEST_DELAY));
    return "redirect:/npsp";
  }

  @PostMapping("/npsp/dossiers/lose")
  @Audited(value = "none", reason = "a simulator forgets a dossier; nothing real changes")
  String lose(@RequestParam String code) {
    holdings.lose(code);
    return "redirect:/npsp/dossiers?code=" + URLEncoder.encode(code, StandardCharsets.UTF_8);
  }

  @PostMapping("/npsp/elsewhere/finish")
  @Audited(value = "none", reason = "a simulator moves on a dossier of its own")
  String finishOne() {
    elsewhere.finishOne();
    return "redirect:/npsp";
  }
}
