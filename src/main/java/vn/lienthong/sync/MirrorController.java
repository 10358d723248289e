package vn.lienthong.sync;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.procedures.ProcedureContent.Route;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.KeyPage;

/** Dossiers that other systems handle: to read, never to act on. */
@Controller
@Access(value = Access.Who.STAFF, permission = SyncDesk.VIEW)
class MirrorController {
  private static final int SIZE = 50;

  private final MirrorDesk desk;
  private final Clock clock;

  MirrorController(MirrorDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  record MirrorPage(
      KeyPage<MirrorDesk.Row> list, @Nullable Route source, @Nullable Instant heardAt) {}

  record SharesPage(int year, List<MirrorDesk.Share> shares, long total) {}

  @GetMapping("/sync/mirror")
  String mirror(
      @RequestParam(required = false) @Nullable Route source,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    List<MirrorDesk.Row> rows = desk.rows(source, after, SIZE + 1);
    KeyPage<MirrorDesk.Row> list =
        rows.size() > SIZE
            ? new KeyPage<>(rows.subList(0, SIZE), rows.get(SIZE - 1).code())
            : new KeyPage<>(rows, null);
    model.addAttribute("page", new MirrorPage(list, source, desk.heardAt().orElse(null)));
    return "sync/mirror";
  }

  @GetMapping("/sync/shares")
  String shares(Model model) {
    LocalDate today = Vietnam.today(clock);
    LocalDate from = today.withDayOfYear(1);
    LocalDate until = from.plusYears(1);
    model.addAttribute(
        "page",
        new SharesPage(today.getYear(), desk.shares(from, until, today), desk.total(from, until)));
    return "sync/shares";
  }
}
