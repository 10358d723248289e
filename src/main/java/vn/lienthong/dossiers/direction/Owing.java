package vn.lienthong.dossiers.direction;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.PostSummary;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.dossiers.TallySql;

/** Who owes the next act of a dossier, and who is to be told. */
@Component
class Owing {
  private final JdbcClient jdbc;
  private final DirectoryApi directory;
  private final Clock clock;

  Owing(JdbcClient jdbc, DirectoryApi directory, Clock clock) {
    this.jdbc = jdbc;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * @param person null where nobody is named
   * @param name of the person or of the unit
   * @param since when the wait began
   */
  record Debt(
      Waiting waiting,
      @Nullable UUID person,
      String name,
      UnitSummary unit,
      Instant since,
      @Nullable Instant dueAt) {}

  /** Empty once the dossier has ended. */
  Optional<Debt> of(UUID dossier) {
    return jdbc.sql(
            """
            select s.*, c.asked_unit, c.asked_name, x.assignee, x.assignee_name,
              coalesce(x.due_at, x.answer_by) as due
            from dossiers.dossier x %s where x.id = :id and x.finished_at is null
            """
                .formatted(TallySql.OWING))
        .param("id", dossier)
        .query((row, number) -> {
          Waiting waiting = Waiting.valueOf(row.getString("waiting"));
          boolean asked = waiting == Waiting.CONSULTATION;
          UUID unit = row.getObject(asked ? "asked_unit" : "desk_unit", UUID.class);
          UUID person = asked ? null : Sql.uuid(row, "assignee");
          String name = asked ? row.getString("asked_name") : row.getString("assignee_name");
          return new Debt(
              waiting,
              person,
              name == null ? row.getString("desk_name") : name,
              directory.unit(unit),
              Sql.at(row, "since"),
              Sql.instant(row, "due"));
        })
        .optional();
  }

  /** The one named, else all who do such work at the unit. */
  List<UUID> people(Debt debt) {
    return debt.person() != null
        ? List.of(debt.person())
        : holders(debt.waiting().permission(), debt.unit().id());
  }

  /** Who holds the permission at the unit itself; the nearest above where nobody does. */
  List<UUID> holders(String permission, UUID unit) {
    List<PostSummary> holders = directory.holders(permission, unit, clock.instant());
    if (holders.isEmpty()) {
      return List.of();
    }
    UUID nearest = holders.getFirst().unitId();
    return holders.stream()
        .filter(post -> post.unitId().equals(nearest))
        .map(PostSummary::personId)
        .distinct()
        .toList();
  }
}
