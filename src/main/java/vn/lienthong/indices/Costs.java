package vn.lienthong.indices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.worktime.WorktimeApi;

/** Which dossiers cost points, and which the user may open. */
@Service
class Costs {
  private static final Duration SOON = Duration.ofHours(24);

  private final CostRepository repository;
  private final DossiersApi dossiers;
  private final WorktimeApi worktime;
  private final Clock clock;

  Costs(CostRepository repository, DossiersApi dossiers, WorktimeApi worktime, Clock clock) {
    this.repository = repository;
    this.dossiers = dossiers;
    this.worktime = worktime;
    this.clock = clock;
  }

  /**
   * A page of dossiers.
   *
   * @param open ids of those that the user may open
   */
  record Page(List<CostRepository.CostRow> rows, Set<UUID> open, @Nullable String next) {}

  @Transactional(readOnly = true)
  public Page dossiers(
      Formula formula,
      CostRepository.Question question,
      @Nullable UUID after,
      int size,
      CurrentUser user) {
    List<CostRepository.CostRow> rows = repository.dossiers(formula, question, after, size + 1);
    return page(rows, size, user, row -> row.dossierId().toString());
  }

  @Transactional(readOnly = true)
  public Page risks(Risk risk, UnitSummary unit, String after, int size, CurrentUser user) {
    CostRepository.Key key;
    try {
      key = CostRepository.Key.read(after);
      if (key != null && !key.limit().equals("infinity")) {
        Instant.parse(key.limit());
      }
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      throw new AppException(SharedErrors.BAD_REQUEST, e);
    }
    List<CostRepository.CostRow> rows =
        repository.risks(risk, unit.path(), moment(), key, size + 1);
    return page(rows, size, user, row -> CostRepository.Key.of(row).text());
  }

  Map<Risk, Long> risks(UnitSummary unit, Set<Risk> which) {
    return repository.risks(unit.path(), moment(), which);
  }

  List<CostRepository.ProcedureRow> procedures(
      Formula formula, CostRepository.Question question, String after, int most) {
    return repository.procedures(formula, question, after, most);
  }

  private Page page(
      List<CostRepository.CostRow> rows,
      int size,
      CurrentUser user,
      java.util.function.Function<CostRepository.CostRow, String> key) {
    List<CostRepository.CostRow> shown = rows.size() > size ? rows.subList(0, size) : rows;
    return new Page(
        shown,
        dossiers.seen(shown.stream().map(CostRepository.CostRow::dossierId).toList(), user),
        rows.size() > size ? key.apply(shown.getLast()) : null);
  }

  /** Soon is within three working days of eight hours. */
  private CostRepository.Moment moment() {
    Instant now = clock.instant();
    return new CostRepository.Moment(now, worktime.calendar().plusWorking(now, SOON.toMinutes()));
  }
}
