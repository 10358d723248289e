package vn.lienthong.dossiers.direction;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.UnitRanges;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.KeyPage;
import vn.lienthong.shared.web.Texts;
import vn.lienthong.worktime.WorkCalendar;
import vn.lienthong.worktime.WorkingHours;
import vn.lienthong.worktime.WorktimeApi;

/** Where it is stuck and who owes what, in words. */
@Component
class StuckPages {
  static final String READ = "dossiers.report";
  private static final int GROUPS = 100;

  private final StuckRepository stuck;
  private final LadderLevels levels;
  private final WorktimeApi worktime;
  private final Clock clock;

  StuckPages(StuckRepository stuck, LadderLevels levels, WorktimeApi worktime, Clock clock) {
    this.stuck = stuck;
    this.levels = levels;
    this.worktime = worktime;
    this.clock = clock;
  }

  static UnitRanges reach(CurrentUser user) {
    return UnitRanges.of(user, List.of(READ));
  }

  /**
   * @param owes the person, unit or applicant that owes the next act
   * @param waited working days since the longest wait began
   */
  record GroupLine(
      StuckRepository.Group group, String owes, long waited, boolean late, String href) {}

  record StuckPage(
      StuckFilter filter,
      List<StuckRepository.Count> counts,
      long dossiers,
      long late,
      List<GroupLine> groups,
      boolean cut) {}

  record RowLine(
      StuckRepository.Row row,
      String owes,
      long waited,
      boolean late,
      @Nullable String level,
      @Nullable String reason) {}

  /** Why dossiers are late, as their officers say. */
  record ReasonLine(String reason, long dossiers) {}

  /**
   * @param reasons of the late ones; empty where others are shown too
   */
  record RowsPage(
      StuckFilter filter,
      List<String> narrowed,
      List<RowLine> rows,
      List<ReasonLine> reasons,
      @Nullable String next,
      String excel,
      boolean mayDirect) {}

  StuckPage page(StuckFilter filter, CurrentUser user, Texts texts) {
    Instant now = clock.instant();
    WorkCalendar calendar = worktime.calendar();
    UnitRanges reach = reach(user);
    List<StuckRepository.Count> counts = stuck.counts(filter, reach);
    List<GroupLine> lines = new ArrayList<>();
    List<StuckRepository.Group> groups = stuck.groups(filter, GROUPS + 1, reach);
    for (StuckRepository.Group group : groups.subList(0, Math.min(GROUPS, groups.size()))) {
      lines.add(
          new GroupLine(
              group,
              owes(
                  group.waiting(),
                  group.assigneeName(),
                  group.askedName(),
                  group.deskName(),
                  texts),
              days(calendar, group.since(), now),
              group.late() > 0,
              new StuckFilter(
                      group.waiting(),
                      group.deskUnit(),
                      group.stepName().isEmpty() ? null : group.stepName(),
                      group.assignee() == null ? StuckFilter.NOBODY : group.assignee(),
                      filter.late())
                  .url("/dossiers/direction/rows")));
    }
    return new StuckPage(
        filter,
        counts,
        counts.stream().mapToLong(StuckRepository.Count::dossiers).sum(),
        counts.stream().mapToLong(StuckRepository.Count::late).sum(),
        lines,
        groups.size() > GROUPS);
  }

  RowsPage rows(
      StuckFilter filter, @Nullable String after, int size, CurrentUser user, Texts texts) {
    KeyPage<StuckRepository.Row> page = stuck.rows(filter, after, size, reach(user));
    Words words = words(texts);
    List<RowLine> lines = page.rows().stream().map(words::line).toList();
    return new RowsPage(
        filter,
        narrowed(filter, page.rows(), texts),
        lines,
        filter.late() ? reasons(filter, user, words) : List.of(),
        page.next() == null ? null : filter.url("/dossiers/direction/rows", "after", page.next()),
        filter.url("/dossiers/direction/rows.xlsx"),
        user.may(Directions.DIRECT));
  }

  private List<ReasonLine> reasons(StuckFilter filter, CurrentUser user, Words words) {
    return stuck.reasons(filter, reach(user)).stream()
        .map(count ->
            new ReasonLine(
                count.reason().isEmpty()
                    ? words.texts().t("dossiers.direction.noReason")
                    : words.reasons().getOrDefault(count.reason(), count.reason()),
                count.dossiers()))
        .toList();
  }

  /** Every row of the list, in words. */
  void each(
      StuckFilter filter, CurrentUser user, Texts texts, java.util.function.Consumer<RowLine> to) {
    Words words = words(texts);
    stuck.each(filter, reach(user), row -> to.accept(words.line(row)));
  }

  private static List<String> narrowed(
      StuckFilter filter, List<StuckRepository.Row> rows, Texts texts) {
    List<String> narrowed = new ArrayList<>();
    if (filter.late()) {
      narrowed.add(texts.t("dossiers.direction.onlyLate"));
    }
    if (filter.waiting() != null) {
      narrowed.add(texts.t(filter.waiting().label()));
    }
    if (filter.unit() != null && !rows.isEmpty()) {
      narrowed.add(rows.getFirst().deskName());
    }
    if (filter.step() != null) {
      narrowed.add(filter.step());
    }
    UUID officer = filter.officer();
    if (officer != null && !rows.isEmpty()) {
      String name = rows.getFirst().assigneeName();
      narrowed.add(name == null ? texts.t("dossiers.reports.noOfficer") : name);
    }
    return narrowed;
  }

  private Words words(Texts texts) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, Vietnam.ZONE);
    Map<Integer, String> names = new HashMap<>();
    levels.all().forEach(l -> names.put(l.id(), texts.pick(l.name(), l.nameEn())));
    Map<String, String> reasons = new HashMap<>();
    levels.reasons(today).forEach(r -> reasons.put(r.code(), texts.pick(r.text(), r.textEn())));
    return new Words(worktime.calendar(), now, names, reasons, texts);
  }

  private record Words(
      WorkCalendar calendar,
      Instant now,
      Map<Integer, String> levels,
      Map<String, String> reasons,
      Texts texts) {
    RowLine line(StuckRepository.Row row) {
      boolean late = row.dueAt() != null && row.dueAt().isBefore(now) && !row.waiting().applicant();
      return new RowLine(
          row,
          owes(row.waiting(), row.assigneeName(), row.askedName(), row.deskName(), texts),
          days(calendar, row.since(), now),
          late,
          row.level() == null ? null : levels.get(row.level()),
          row.reason() == null ? null : reasons.getOrDefault(row.reason(), row.reason()));
    }
  }

  static long days(WorkCalendar calendar, Instant since, Instant now) {
    return Math.max(0, calendar.workedBetween(since, now)) / WorkingHours.DAY_MINUTES;
  }

  /** Who owes the next act. */
  static String owes(
      Waiting waiting,
      @Nullable String assignee,
      @Nullable String asked,
      String desk,
      Texts texts) {
    return switch (waiting) {
      case SUPPLEMENT, PAYMENT -> texts.t("dossiers.direction.applicant");
      case CONSULTATION -> asked == null ? desk : asked;
      case RECEPTION, ASSIGNMENT, WORK, SIGNATURE, ISSUE ->
          assignee == null ? texts.t("dossiers.direction.somebody", desk) : assignee;
    };
  }
}
