package vn.lienthong.dossiers.counter;

import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.dossiers.HandlingUnits;
import vn.lienthong.dossiers.NewDossier;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.procedures.ProcedureVersion;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.WorktimeApi;

/** Lays the desk for the assistant, and remembers who works without it. */
@Component
class AssistantDesk {
  private final JdbcClient jdbc;
  private final KnownParties parties;
  private final HandlingUnits units;
  private final DirectoryApi directory;
  private final WorktimeApi worktime;
  private final Clock clock;
  private final boolean offered;

  AssistantDesk(
      JdbcClient jdbc,
      KnownParties parties,
      HandlingUnits units,
      DirectoryApi directory,
      WorktimeApi worktime,
      Clock clock,
      @Value("${lienthong.assistant:true}") boolean offered) {
    this.jdbc = jdbc;
    this.parties = parties;
    this.units = units;
    this.directory = directory;
    this.worktime = worktime;
    this.clock = clock;
    this.offered = offered;
  }

  /** What the page shows; nothing while it is off. */
  record Help(
      boolean on,
      @Nullable ProcedureVersion version,
      List<Assistant.Check> checks,
      List<Assistant.Hint> hints) {

    static Help silent(boolean on) {
      return new Help(on, null, List.of(), List.of());
    }

    long given() {
      return checks.stream().filter(Assistant.Check::given).count();
    }
  }

  Help help(Optional<ProcedureVersion> version, NewDossier handed, CurrentUser user) {
    if (!offered || version.isEmpty() || !on(user)) {
      return Help.silent(on(user));
    }
    Assistant.Desk desk =
        new Assistant.Desk(
            version.get(),
            handed,
            LocalTime.ofInstant(clock.instant(), Vietnam.ZONE).truncatedTo(ChronoUnit.MINUTES),
            worktime.rule(clock.instant()).cutOff(),
            parties.open(handed.owner().identityNumber(), handed.procedureCode()).orElse(null),
            elsewhere(handed, user));
    return new Help(true, version.get(), Assistant.checks(desk), Assistant.hints(desk));
  }

  private boolean elsewhere(NewDossier handed, CurrentUser user) {
    UUID agency = handed.agency();
    List<UnitSummary> all = units.agencies(handed.procedureCode());
    Optional<UnitSummary> counter =
        user.postsWith("dossiers.intake").stream()
            .findFirst()
            .map(post -> directory.unit(post.unitId()));
    Optional<UnitSummary> competent =
        agency == null
            ? all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty()
            : all.stream().filter(unit -> unit.id().equals(agency)).findFirst();
    return competent.isPresent()
        && counter.isPresent()
        && directory
            .serviceCentreOf(competent.get().id(), Vietnam.today(clock))
            .filter(own -> !own.id().equals(counter.get().id()))
            .isPresent();
  }

  boolean on(CurrentUser user) {
    return offered
        && !jdbc.sql("select exists (select 1 from dossiers.assistant_off where person = :person)")
            .param("person", user.id())
            .query(Boolean.class)
            .single();
  }

  void turn(boolean on, CurrentUser user) {
    String sql =
        on
            ? "delete from dossiers.assistant_off where person = :person"
            : """
            insert into dossiers.assistant_off (person, since) values (:person, :at)
            on conflict do nothing
            """;
    jdbc.sql(sql).param("person", user.requireId()).param("at", Sql.time(clock.instant())).update();
  }
}
