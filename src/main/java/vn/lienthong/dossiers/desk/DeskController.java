package vn.lienthong.dossiers.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.dossiers.Authority;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.linked.LinkedViews;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.shared.web.Texts;
import vn.lienthong.worktime.WorktimeApi;

/** The desk and the page of a dossier. */
@Controller("dossiersDesk")
@Access(value = Access.Who.STAFF, permission = "dossiers.view")
class DeskController {
  private static final int SIZE = 30;

  private final DossierListing listing;
  private final DossierPages pages;
  private final Authority authority;
  private final LinkedViews linked;
  private final WorktimeApi worktime;
  private final MessageSource messages;
  private final Clock clock;

  DeskController(
      DossierListing listing,
      DossierPages pages,
      Authority authority,
      LinkedViews linked,
      WorktimeApi worktime,
      MessageSource messages,
      Clock clock) {
    this.listing = listing;
    this.pages = pages;
    this.authority = authority;
    this.linked = linked;
    this.worktime = worktime;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping("/dossiers")
  String list(
      @RequestParam Map<String, String> parameters, CurrentUser user, Locale locale, Model model) {
    Texts texts = new Texts(messages, locale);
    Map<Queue, Long> counts = listing.counts(user);
    boolean all = "all".equals(parameters.get("queue"));
    Queue queue = all ? null : Queue.of(parameters.get("queue")).orElse(first(user, counts));
    Filter filter = Filter.read(parameters);
    String after = parameters.get("after");
    KeyPage<DossierListing.Row> rows =
        queue == null
            ? listing.all(filter, after, SIZE, user)
            : listing.queue(queue, filter, after, SIZE, user);
    model.addAttribute("page", page(queue, filter, rows, counts, user, texts));
    return "dossiers/desk/list";
  }

  private ListPage page(
      @Nullable Queue queue,
      Filter filter,
      KeyPage<DossierListing.Row> rows,
      Map<Queue, Long> counts,
      CurrentUser user,
      Texts texts) {
    Instant now = clock.instant();
    var calendar = worktime.calendar();
    List<ListPage.Line> lines = new ArrayList<>();
    for (DossierListing.Row row : rows.rows()) {
      String asked = null;
      if (row.consulted() != null && row.consultedUntil() != null) {
        asked =
            now.isAfter(row.consultedUntil())
                ? texts.t("dossiers.asked.late", row.consulted())
                : texts.t("dossiers.asked.open", row.consulted());
      }
      lines.add(
          new ListPage.Line(
              row,
              DueView.of(row, calendar, now, texts),
              "/dossiers/" + row.id(),
              asked,
              lines.isEmpty()));
    }
    String here = queue == null ? "all" : queue.word();
    Map<String, String> statuses = new LinkedHashMap<>();
    for (DossierStatus status : DossierStatus.values()) {
      statuses.put(status.name(), texts.t(status.label()));
    }
    return new ListPage(
        queue,
        subtitle(user, counts, texts),
        tabs(queue, counts, user, texts),
        lines,
        rows.next() == null ? null : filter.url("/dossiers", "queue", here, "after", rows.next()),
        filter.parameters(),
        filter.unread().keySet(),
        statuses,
        "/dossiers?queue=" + here,
        user.may("dossiers.export") ? filter.url("/dossiers/list.xlsx", "queue", here) : null,
        user.may("dossiers.intake"),
        lines.isEmpty()
            ? null
            : pages.of(authority.read(lines.getFirst().row().id(), user), user, texts));
  }

  private static String subtitle(CurrentUser user, Map<Queue, Long> counts, Texts texts) {
    String unit = user.posts().isEmpty() ? "" : user.posts().getFirst().unitName();
    return texts.t(
        "dossiers.desk.subtitle",
        unit,
        counts.getOrDefault(Queue.UNIT, 0L),
        counts.getOrDefault(Queue.OVERDUE, 0L),
        counts.getOrDefault(Queue.TODAY, 0L));
  }

  private static List<ListPage.Tab> tabs(
      @Nullable Queue queue, Map<Queue, Long> counts, CurrentUser user, Texts texts) {
    List<ListPage.Tab> tabs = new ArrayList<>();
    for (Queue each : Queue.values()) {
      if (offered(each, user) || each == queue) {
        tabs.add(
            new ListPage.Tab(
                "/dossiers?queue=" + each.word(),
                texts.t(each.label()),
                counts.getOrDefault(each, 0L),
                each == queue,
                each.tone()));
      }
    }
    tabs.add(
        new ListPage.Tab(
            "/dossiers?queue=all", texts.t("dossiers.queue.ALL"), null, queue == null, ""));
    return tabs;
  }

  /** Queues that can never fill for the user are not shown. */
  private static boolean offered(Queue queue, CurrentUser user) {
    boolean works = DossierListing.ANSWER.stream().anyMatch(user::may);
    return switch (queue) {
      case MINE -> works || user.may("dossiers.issue");
      case CONSULTING, ASKED -> works;
      case UNIT, OVERDUE, TODAY, SUPPLEMENT -> true;
      case ONLINE -> user.may("dossiers.intake");
      case RETURNING -> user.may("dossiers.return");
    };
  }

  private static Queue first(CurrentUser user, Map<Queue, Long> counts) {
    if (offered(Queue.MINE, user) && counts.getOrDefault(Queue.MINE, 0L) > 0) {
      return Queue.MINE;
    }
    return user.may("dossiers.intake") && counts.getOrDefault(Queue.ONLINE, 0L) > 0
        ? Queue.ONLINE
        : Queue.UNIT;
  }

  @GetMapping("/dossiers/{id}")
  String dossier(@PathVariable UUID id, CurrentUser user, Locale locale, Model model) {
    Texts texts = new Texts(messages, locale);
    Dossier dossier = authority.read(id, user);
    model.addAttribute("page", pages.of(dossier, user, texts));
    model.addAttribute("linked", linked.of(dossier, user, texts));
    return "dossiers/desk/dossier";
  }

  /** The dossier in short, beside the list. */
  @GetMapping("/dossiers/{id}/panel")
  String panel(@PathVariable UUID id, CurrentUser user, Locale locale, Model model) {
    model.addAttribute(
        "page", pages.of(authority.read(id, user), user, new Texts(messages, locale)));
    return "dossiers/desk/panel";
  }
}
