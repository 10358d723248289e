package vn.lienthong.indices;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.store.CopyCount;
import vn.lienthong.worktime.WorkCalendar;

/**
 * Adds to the counts of a period what announcements, petitions and certified copies make of them.
 */
record EntryCounts(Catalogue catalogue, Period period, LocalDate on, WorkCalendar calendar) {

  static EntryCounts of(
      Catalogue catalogue, Period period, java.time.Instant now, WorkCalendar calendar) {
    LocalDate today = LocalDate.ofInstant(now, Vietnam.ZONE);
    return new EntryCounts(
        catalogue, period, period.lastDay().isAfter(today) ? today : period.lastDay(), calendar);
  }

  /** Of several announcements of a procedure in the period, one that was late makes it late. */
  void addAnnouncements(Counts counts, List<Announcement> announcements) {
    Map<String, List<Announcement>> byCode =
        announcements.stream()
            .filter(a -> within(a.published()))
            .filter(a -> a.decisionDay() != null)
            .collect(Collectors.groupingBy(Announcement::code));
    formula("PUBLISH_ON_TIME")
        .ifPresent(f -> {
          counts.add(Measure.ANNOUNCED, byCode.size());
          counts.add(
              Measure.ANNOUNCED_ON_TIME,
              byCode.values().stream()
                  .filter(all -> all.stream().allMatch(a -> a.announcedOnTime(f, calendar)))
                  .count());
        });
    formula("PUBLIC_UPDATE_ON_TIME")
        .ifPresent(f -> {
          counts.add(Measure.UPDATED, byCode.size());
          counts.add(
              Measure.UPDATED_ON_TIME,
              byCode.values().stream()
                  .filter(all -> all.stream().allMatch(a -> a.publishedOnTime(f, calendar)))
                  .count());
        });
  }

  void addPetitions(Counts counts, List<Petition> petitions) {
    formula("PETITIONS_ON_TIME")
        .ifPresent(f ->
            petitions.stream()
                .filter(p -> within(p.receivedOn()))
                .forEach(p -> {
                  counts.add(Measure.PETITIONS, 1);
                  counts.add(Measure.PETITIONS_ON_TIME, p.onTime(f, on, calendar) ? 1 : 0);
                  counts.add(Measure.PETITIONS_BAD, p.bad(f, on, calendar) ? 1 : 0);
                }));
  }

  /** Copies that the units' own register has besides those that dossiers asked for (4.6). */
  void addCopies(Counts counts, List<CopyCount> copies) {
    copies.stream()
        .filter(copy -> within(copy.month()))
        .forEach(copy -> {
          counts.add(Measure.COPIES, copy.copies());
          counts.add(Measure.COPIES_ELECTRONIC, copy.copies());
        });
  }

  private Optional<Formula> formula(String indicator) {
    return catalogue.formula(indicator, period.lastDay());
  }

  private boolean within(LocalDate day) {
    return !day.isBefore(period.from()) && day.isBefore(period.until());
  }
}
