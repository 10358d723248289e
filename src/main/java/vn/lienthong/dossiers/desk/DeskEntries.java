package vn.lienthong.dossiers.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.DeskSource;
import vn.lienthong.shared.web.MenuSource;
import vn.lienthong.shared.web.Texts;
import vn.lienthong.worktime.WorkCalendar;
import vn.lienthong.worktime.WorktimeApi;

/** What the one-stop puts into the menu and on the desk of a member of staff. */
@Component("dossiersDeskEntries")
class DeskEntries implements MenuSource, DeskSource {
  private static final String SECTION = "shared.menu.oneStop";

  /** Whoever may do one of these has work that can be urgent. */
  private static final List<String> DOING =
      List.of(
          "dossiers.process",
          "dossiers.assign",
          "dossiers.approve",
          "dossiers.issue",
          "dossiers.intake");

  private final DossierListing listing;
  private final WorktimeApi worktime;
  private final MessageSource messages;
  private final Clock clock;

  DeskEntries(DossierListing listing, WorktimeApi worktime, MessageSource messages, Clock clock) {
    this.listing = listing;
    this.worktime = worktime;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public List<Entry> entries(CurrentUser user) {
    if (!user.may("dossiers.view")) {
      return List.of();
    }
    Map<Queue, Long> counts = listing.counts(user);
    List<Entry> entries = new ArrayList<>();
    if (user.may("dossiers.intake")) {
      entries.add(new Entry(SECTION, 200, "dossiers.menu.intake", "/dossiers/intake", null));
      entries.add(entry(210, Queue.ONLINE, counts));
    }
    entries.add(
        new Entry(
            SECTION, 220, "dossiers.menu.desk", "/dossiers", counts.getOrDefault(Queue.UNIT, 0L)));
    if (DossierListing.ANSWER.stream().anyMatch(user::may)) {
      entries.add(entry(230, Queue.ASKED, counts));
    }
    if (user.may("dossiers.return")) {
      entries.add(entry(240, Queue.RETURNING, counts));
    }
    if (user.may("dossiers.export")) {
      entries.add(new Entry(SECTION, 250, "dossiers.menu.register", "/dossiers/register", null));
    }
    return entries;
  }

  private static Entry entry(int order, Queue queue, Map<Queue, Long> counts) {
    return new Entry(
        SECTION,
        order,
        "dossiers.menu." + queue.name(),
        "/dossiers?queue=" + queue.word(),
        counts.getOrDefault(queue, 0L));
  }

  @Override
  public Optional<List<Work>> urgent(CurrentUser user, int most, Locale locale) {
    if (DOING.stream().noneMatch(user::may)) {
      return Optional.empty();
    }
    Texts texts = new Texts(messages, locale);
    Instant now = clock.instant();
    WorkCalendar calendar = worktime.calendar();
    return Optional.of(
        listing.urgent(most, user).stream().map(one -> work(one, calendar, now, texts)).toList());
  }

  private static Work work(
      DossierListing.Urgent urgent, WorkCalendar calendar, Instant now, Texts texts) {
    DossierListing.Row row = urgent.row();
    Instant askedAt = urgent.askedAt();
    Instant until = urgent.until();
    boolean asked = askedAt != null;
    DueView due =
        askedAt != null && until != null
            ? DueView.running(askedAt, until, calendar, now, texts)
            : DueView.of(row, calendar, now, texts);
    String step = row.stepName() == null ? texts.t(row.status().label()) : row.stepName();
    return new Work(
        until,
        row.code(),
        row.procedureName(),
        row.ownerName(),
        asked ? texts.t("dossiers.desk.answer") : step,
        due.kind(),
        due.word(),
        due.percent(),
        due.note(),
        "/dossiers/" + row.id());
  }

  @Override
  public List<Tile> tiles(CurrentUser user) {
    if (!user.may("dossiers.view")) {
      return List.of();
    }
    Map<Queue, Long> counts = listing.counts(user);
    List<Tile> tiles = new ArrayList<>();
    boolean works = DossierListing.ANSWER.stream().anyMatch(user::may);
    tiles.add(tile(100, Queue.OVERDUE, counts, "late"));
    tiles.add(tile(110, Queue.TODAY, counts, "warn"));
    if (works || user.may("dossiers.issue")) {
      tiles.add(tile(120, Queue.MINE, counts, "info"));
    }
    if (works) {
      tiles.add(tile(140, Queue.ASKED, counts, "warn"));
    }
    if (user.may("dossiers.intake")) {
      tiles.add(tile(130, Queue.ONLINE, counts, "info"));
    }
    if (user.may("dossiers.return")) {
      tiles.add(tile(150, Queue.RETURNING, counts, "ok"));
    }
    tiles.add(tile(160, Queue.SUPPLEMENT, counts, "neutral"));
    return tiles;
  }

  private static Tile tile(int order, Queue queue, Map<Queue, Long> counts, String kind) {
    long count = counts.getOrDefault(queue, 0L);
    return new Tile(
        order,
        "dossiers.tile." + queue.name(),
        count,
        count == 0 ? "neutral" : kind,
        "/dossiers?queue=" + queue.word());
  }
}
