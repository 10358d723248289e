package vn.lienthong.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureJson;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.WorkCalendar;
import vn.lienthong.worktime.WorktimeApi;

/**
 * What indexes count beside dossiers: procedures whose new versions were just announced, most of
 * them in time, and the points that agencies got as units.
 */
@Component
class IndexLoading {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final List<String> PER_UNIT = List.of("I5", "I8", "I9");

  /**
   * In working days before and after today; five have to lie between the decision and its effect,
   * and at most five between the decision and its publication, which is today.
   */
  private record Announced(String code, int number, int decidedBefore, int inForceAfter) {}

  private static final List<Announced> ANNOUNCED =
      List.of(
          new Announced("1.001612", 4512, 2, 8),
          new Announced("1.001266", 4512, 2, 8),
          new Announced("1.004623", 4530, 1, 10),
          new Announced("2.000033", 4498, 3, 7),
          new Announced("2.000620", 4471, 8, 4),
          new Announced("1.013274", 4541, 1, 3));

  private final ProceduresApi procedures;
  private final DossiersApi dossiers;
  private final DirectoryApi directory;
  private final WorktimeApi worktime;
  private final Clock clock;

  IndexLoading(
      ProceduresApi procedures,
      DossiersApi dossiers,
      DirectoryApi directory,
      WorktimeApi worktime,
      Clock clock) {
    this.procedures = procedures;
    this.dossiers = dossiers;
    this.directory = directory;
    this.worktime = worktime;
    this.clock = clock;
  }

  void announce(List<ProcedureContent> published) {
    LocalDate today = Vietnam.today(clock);
    WorkCalendar calendar = worktime.calendar();
    for (Announced announced : ANNOUNCED) {
      published.stream()
          .filter(content -> content.code().equals(announced.code()))
          .findFirst()
          .ifPresent(content -> {
            LocalDate decided = step(today, announced.decidedBefore(), -1, calendar);
            ObjectNode json =
                (ObjectNode) JsonMapper.shared().readTree(ProcedureJson.write(content));
            json.put(
                "decision",
                "Quyết định số %d/QĐ-UBND ngày %s của Chủ tịch UBND tỉnh (dữ liệu trình diễn)"
                    .formatted(announced.number(), DAY.format(decided)));
            json.put(
                "effectiveFrom", step(today, announced.inForceAfter(), 1, calendar).toString());
            procedures.publish(ProcedureJson.read(json.toString()), List.of(), CurrentUser.SYSTEM);
          });
    }
  }

  /** So many working days later or earlier. */
  private static LocalDate step(LocalDate from, int days, int way, WorkCalendar calendar) {
    LocalDate day = from;
    for (int left = days; left > 0; left -= calendar.type(day).working() ? 1 : 0) {
      day = day.plusDays(way);
    }
    return day;
  }

  /** Of this quarter and the one before. */
  void score(List<Dossier> loaded) {
    Dice dice = new Dice(513);
    LocalDate today = Vietnam.today(clock);
    Instant now = clock.instant();
    CurrentUser controller =
        directory
            .root(today)
            .flatMap(
                root -> directory.holders("dossiers.control", root.id(), now).stream().findFirst())
            .map(post ->
                new CurrentUser(
                    CurrentUser.Kind.STAFF,
                    post.personId(),
                    post.personName(),
                    null,
                    directory.postsOf(post.personId(), now)))
            .orElse(CurrentUser.SYSTEM);
    List<UUID> agencies =
        loaded.stream()
            .map(dossier -> dossier.organisations().competent().unitId())
            .distinct()
            .sorted()
            .toList();
    for (UUID agency : agencies) {
      boolean may = controller.may("dossiers.control", directory.unit(agency).path());
      for (LocalDate day : List.of(today, today.minusMonths(3))) {
        for (String index : PER_UNIT) {
          dossiers.scoreUnit(
              agency,
              day,
              index,
              dice.weighted(new double[] {0.05, 0.35, 0.6}),
              may ? controller : CurrentUser.SYSTEM);
        }
      }
    }
  }
}
