package vn.lienthong.dossiers.linked;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.shared.web.Texts;
import vn.lienthong.worktime.WorkCalendar;
import vn.lienthong.worktime.WorktimeApi;

/** The desk of parts: what the user's agency owes, and what it waits for as the lead. */
@Controller("dossiersLinked")
@Access(value = Access.Who.STAFF, permission = "dossiers.view")
class LinkedController {
  private static final int SIZE = 30;

  private final PartListing listing;
  private final WorktimeApi worktime;
  private final MessageSource messages;
  private final Clock clock;

  LinkedController(PartListing listing, WorktimeApi worktime, MessageSource messages, Clock clock) {
    this.listing = listing;
    this.worktime = worktime;
    this.messages = messages;
    this.clock = clock;
  }

  record Tab(String href, String label, long count, boolean active, String tone) {}

  record Line(PartListing.Row row, PartDue due) {}

  record ListPage(String subtitle, List<Tab> tabs, List<Line> lines, @Nullable String next) {}

  @GetMapping("/dossiers/linked")
  String list(
      @RequestParam(required = false) @Nullable String queue,
      @RequestParam(required = false) @Nullable String after,
      CurrentUser user,
      Locale locale,
      Model model) {
    Texts texts = new Texts(messages, locale);
    Map<PartQueue, Long> counts = listing.counts(user);
    PartQueue chosen = PartQueue.of(queue).orElseGet(() -> first(counts));
    KeyPage<PartListing.Row> rows = listing.page(chosen, after, SIZE, user);
    WorkCalendar calendar = worktime.calendar();
    Instant now = clock.instant();
    List<Tab> tabs = new ArrayList<>();
    for (PartQueue each : PartQueue.values()) {
      tabs.add(
          new Tab(
              href(each),
              texts.t(each.label()),
              counts.getOrDefault(each, 0L),
              each == chosen,
              each.tone()));
    }
    model.addAttribute(
        "page",
        new ListPage(
            subtitle(user, counts, texts),
            tabs,
            rows.rows().stream()
                .map(row -> new Line(row, PartDue.of(row, calendar, now, texts)))
                .toList(),
            rows.next() == null ? null : href(chosen) + "&after=" + rows.next()));
    return "dossiers/linked/list";
  }

  private static PartQueue first(Map<PartQueue, Long> counts) {
    for (PartQueue queue :
        List.of(PartQueue.SENT, PartQueue.PROPOSED, PartQueue.WORKING, PartQueue.WISHES)) {
      if (counts.getOrDefault(queue, 0L) > 0) {
        return queue;
      }
    }
    return counts.getOrDefault(PartQueue.LED, 0L) > 0 ? PartQueue.LED : PartQueue.SENT;
  }

  private static String subtitle(CurrentUser user, Map<PartQueue, Long> counts, Texts texts) {
    String unit = user.posts().isEmpty() ? "" : user.posts().getFirst().unitName();
    return texts.t(
        "dossiers.linked.subtitle",
        unit,
        LinkedDeskEntries.own(counts),
        counts.getOrDefault(PartQueue.LED, 0L));
  }

  static String href(PartQueue queue) {
    return "/dossiers/linked?queue=" + queue.word();
  }
}
