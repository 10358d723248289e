package vn.lienthong.indices;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.store.CopyCount;
import vn.lienthong.store.StoreApi;
import vn.lienthong.sync.SyncApi;
import vn.lienthong.worktime.WorkCalendar;
import vn.lienthong.worktime.WorktimeApi;

/** Counts and scores, of one unit over several periods or of all units in one. */
@Service
class Scores {
  private final CatalogueRepository catalogues;
  private final CountRepository counts;
  private final EntryRepository entries;
  private final DirectoryApi directory;
  private final SyncApi sync;
  private final StoreApi store;
  private final WorktimeApi worktime;
  private final IndicesDesk desk;
  private final Clock clock;

  Scores(
      CatalogueRepository catalogues,
      CountRepository counts,
      EntryRepository entries,
      DirectoryApi directory,
      SyncApi sync,
      StoreApi store,
      WorktimeApi worktime,
      IndicesDesk desk,
      Clock clock) {
    this.catalogues = catalogues;
    this.counts = counts;
    this.entries = entries;
    this.directory = directory;
    this.sync = sync;
    this.store = store;
    this.worktime = worktime;
    this.desk = desk;
    this.clock = clock;
  }

  /** A unit with its score and its place among all; units of one score share a place. */
  record Ranked(int place, UnitSummary unit, Scorecard card, Catalogue.Rank rank) {}

  Catalogue catalogue() {
    return catalogues.load();
  }

  @Transactional(readOnly = true)
  public Scorecard card(UnitSummary unit, Period period) {
    return cards(unit, List.of(period)).getFirst();
  }

  /** In the order of the periods. */
  @Transactional(readOnly = true)
  public List<Scorecard> cards(UnitSummary unit, List<Period> periods) {
    Catalogue catalogue = catalogue();
    List<Counts> all = counts(unit, periods, catalogue);
    List<Scorecard> cards = new ArrayList<>();
    for (int i = 0; i < periods.size(); i++) {
      cards.add(Scorecard.of(periods.get(i), catalogue, all.get(i)));
    }
    return cards;
  }

  /** What is behind the scores of the unit; the periods follow each other. */
  List<Counts> counts(UnitSummary unit, List<Period> periods, Catalogue catalogue) {
    Instant now = clock.instant();
    LocalDate from = periods.getFirst().from();
    LocalDate until = periods.getLast().until();
    Map<String, Counts> found =
        counts.byPeriod(
            new CountRepository.Question(
                periods, unit.path(), catalogue.copies(periods.getLast().lastDay()), now));
    List<Announcement> announcements = entries.announcements(unit.path(), from, until);
    List<Petition> petitions = entries.petitions(unit.path(), from, until);
    List<CopyCount> copies =
        copies(from, until, unit.path(), catalogue.copies(periods.getLast().lastDay()));
    WorkCalendar calendar = worktime.calendar();
    boolean province = unit.parentId() == null;
    Map<LocalDate, SyncApi.Compared> compared = province ? sync.compared(from, until) : Map.of();
    List<Counts> all = new ArrayList<>();
    for (int i = 0; i < periods.size(); i++) {
      Counts one = found.getOrDefault("" + i, Counts.empty());
      EntryCounts entered = EntryCounts.of(catalogue, periods.get(i), now, calendar);
      entered.addAnnouncements(one, announcements);
      entered.addPetitions(one, petitions);
      entered.addCopies(one, copies);
      if (province) {
        compare(one, periods.get(i), compared);
      }
      all.add(one);
    }
    if (province) {
      fallBack(unit, periods, all, compared);
    }
    return all;
  }

  /** What the portal has more than we counts as not synchronised. */
  private static void compare(
      Counts one, Period period, Map<LocalDate, SyncApi.Compared> compared) {
    long theirs =
        compared.entrySet().stream()
            .filter(e -> !e.getKey().isBefore(period.from()) && e.getKey().isBefore(period.until()))
            .mapToLong(e -> e.getValue().theirs())
            .sum();
    one.set(Measure.SYNC_TOTAL, Math.max(one.get(Measure.SYNC_TOTAL), theirs));
  }

  /** A past period that was never compared: last year ÷ 12, or ÷ 4 (Decision 766, 1.4). */
  private void fallBack(
      UnitSummary unit,
      List<Period> periods,
      List<Counts> all,
      Map<LocalDate, SyncApi.Compared> compared) {
    Period last = periods.getLast();
    boolean known =
        compared.keySet().stream()
            .anyMatch(month -> !month.isBefore(last.from()) && month.isBefore(last.until()));
    if (!known && !last.running(clock.instant())) {
      double before =
          counts.receivedInYear(last.from().getYear() - 1, unit.path())
              * last.kind().months()
              / 12.0;
      Counts one = all.getLast();
      one.set(Measure.SYNC_TOTAL, Math.max(one.get(Measure.SYNC_TOTAL), before));
    }
  }

  /** Units that received dossiers in the period, the best first. */
  @Transactional(readOnly = true)
  public List<Ranked> ranking(Period period) {
    Catalogue catalogue = catalogue();
    UnitSummary root = desk.province();
    Instant now = clock.instant();
    LocalDate day = EntryCounts.of(catalogue, period, now, worktime.calendar()).on();
    Map<String, UnitSummary> units =
        directory.subtree(root.path(), day).stream()
            .filter(IndicesDesk::scored)
            .collect(Collectors.toMap(UnitSummary::path, u -> u, (a, b) -> a, TreeMap::new));
    Map<String, Counts> byUnit = new HashMap<>();
    counts
        .byUnit(
            new CountRepository.Question(
                List.of(period), root.path(), catalogue.copies(period.lastDay()), now))
        .forEach((path, one) -> {
          String owner = owner(path, units);
          if (owner != null) {
            byUnit.computeIfAbsent(owner, p -> Counts.empty()).addAll(one);
          }
        });
    addEntries(byUnit, units, period, catalogue, now);
    List<Scorecard> cards = new ArrayList<>();
    List<UnitSummary> scored = new ArrayList<>();
    byUnit.forEach((path, one) -> {
      if (one.get(Measure.RECEIVED) > 0) {
        scored.add(units.get(path));
        cards.add(Scorecard.of(period, catalogue, one));
      }
    });
    return ranked(scored, cards, catalogue);
  }

  private void addEntries(
      Map<String, Counts> byUnit,
      Map<String, UnitSummary> units,
      Period period,
      Catalogue catalogue,
      Instant now) {
    EntryCounts entered = EntryCounts.of(catalogue, period, now, worktime.calendar());
    entries.announcementsByUnit(period.from(), period.until()).stream()
        .filter(at -> owner(at.path(), units) != null)
        .collect(
            Collectors.groupingBy(
                at -> String.valueOf(owner(at.path(), units)),
                Collectors.mapping(EntryRepository.AtUnit::row, Collectors.toList())))
        .forEach((path, all) ->
            entered.addAnnouncements(byUnit.computeIfAbsent(path, p -> Counts.empty()), all));
    entries.petitions("", period.from(), period.until()).stream()
        .filter(petition -> owner(petition.unitPath(), units) != null)
        .collect(Collectors.groupingBy(p -> String.valueOf(owner(p.unitPath(), units))))
        .forEach((path, all) ->
            entered.addPetitions(byUnit.computeIfAbsent(path, p -> Counts.empty()), all));
    copies(period.from(), period.until(), "", catalogue.copies(period.lastDay())).stream()
        .filter(copy -> owner(copy.unitPath(), units) != null)
        .collect(Collectors.groupingBy(copy -> String.valueOf(owner(copy.unitPath(), units))))
        .forEach((path, all) ->
            entered.addCopies(byUnit.computeIfAbsent(path, p -> Counts.empty()), all));
  }

  /** Of the register, without those that a dossier counts already (4.6). */
  private List<CopyCount> copies(
      LocalDate from, LocalDate until, String path, List<String> procedures) {
    List<CopyCount> all = store.certifiedCopies(from, until, path);
    Set<String> counted =
        counts.handled(
            all.stream().map(CopyCount::dossierCode).filter(Objects::nonNull).distinct().toList(),
            procedures);
    return all.stream()
        .filter(copy -> copy.dossierCode() == null || !counted.contains(copy.dossierCode()))
        .toList();
  }

  /** The compared unit that the path is, or lies in. */
  private static @Nullable String owner(String path, Map<String, UnitSummary> units) {
    String at = path;
    while (at.length() > 1) {
      if (units.containsKey(at)) {
        return at;
      }
      at = at.substring(0, at.lastIndexOf('/', at.length() - 2) + 1);
    }
    return null;
  }

  /** Standard competition ranking: 1, 2, 2, 4. */
  static List<Ranked> ranked(List<UnitSummary> units, List<Scorecard> cards, Catalogue catalogue) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      order.add(i);
    }
    order.sort(
        Comparator.comparing((Integer i) -> -cards.get(i).total())
            .thenComparing(i -> units.get(i).path()));
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      Scorecard card = cards.get(order.get(i));
      boolean same = i > 0 && ranked.getLast().card().total() - card.total() < 1e-9;
      ranked.add(
          new Ranked(
              same ? ranked.getLast().place() : i + 1,
              units.get(order.get(i)),
              card,
              catalogue.rank(card.total(), card.period().lastDay())));
    }
    return ranked;
  }
}
