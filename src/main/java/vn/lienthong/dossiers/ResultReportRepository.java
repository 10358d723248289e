package vn.lienthong.dossiers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

/** Reports of wrong and missing results. */
@Repository
public class ResultReportRepository {
  private final JdbcClient jdbc;

  ResultReportRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(ResultReport r, Dossier d, CurrentUser who) {
    try {
      jdbc.sql(
              """
              insert into dossiers.result_report (id, version, dossier_id, result_id, kind, state,
                agency_path, received_path, description, reported_at, reported_by,
                reported_by_name, by_applicant)
              values (:id, 1, :dossier, :result, :kind, 'REPORTED', :agency, :received,
                :description, :at, :by, :name, :applicant)
              """)
          .param("id", r.id())
          .param("dossier", d.id())
          .param("result", r.resultId())
          .param("kind", r.kind().name())
          .param("agency", d.organisations().competent().path())
          .param("received", d.organisations().received().path())
          .param("description", r.description())
          .param("at", Sql.time(r.reportedAt()))
          .param("by", who.id())
          .param("name", r.reportedBy())
          .param("applicant", r.byApplicant())
          .update();
    } catch (DuplicateKeyException e) {
      throw new AppException(DossiersErrors.REPORT_OPEN, e);
    }
  }

  void decide(
      ResultReport seen,
      ResultReport.State state,
      @Nullable Place fault,
      ResultReport.Decision decision,
      CurrentUser who) {
    one(
        jdbc.sql(
                """
                update dossiers.result_report set version = version + 1, state = :state,
                  fault_unit = :unit, fault_name = :fault, cost = :cost, fix_by = :fix,
                  decision = :text, decided_at = :at, decided_by = :by, decided_by_name = :name
                where id = :id and version = :version and state = 'REPORTED'
                """)
            .param("state", state.name())
            .param("unit", fault == null ? null : fault.unitId())
            .param("fault", decision.fault())
            .param("cost", decision.cost())
            .param("fix", Sql.time(decision.fixBy()))
            .param("text", decision.text())
            .param("at", Sql.time(decision.at()))
            .param("by", who.id())
            .param("name", decision.by()),
        seen);
  }

  void correct(ResultReport seen, UUID newResult, String by, Instant at) {
    one(
        jdbc.sql(
                """
                update dossiers.result_report set version = version + 1, state = 'CORRECTED',
                  new_result = :result, corrected_at = :at, corrected_by_name = :name
                where id = :id and version = :version and state = 'ACCEPTED'
                """)
            .param("result", newResult)
            .param("at", Sql.time(at))
            .param("name", by),
        seen);
  }

  private static void one(JdbcClient.StatementSpec sql, ResultReport seen) {
    if (sql.param("id", seen.id()).param("version", seen.version()).update() == 0) {
      throw new AppException(DossiersErrors.CHANGED_MEANWHILE, "" + seen.id());
    }
  }

  /** Newest first. */
  public List<ResultReport> of(UUID dossier) {
    return jdbc.sql(
            """
            select * from dossiers.result_report where dossier_id = :dossier
            order by reported_at desc, id desc
            """)
        .param("dossier", dossier)
        .query(ResultReportRepository::row)
        .list();
  }

  public Optional<ResultReport> open(UUID dossier) {
    return of(dossier).stream().filter(ResultReport::open).findFirst();
  }

  public static ResultReport row(ResultSet row, int number) throws SQLException {
    Instant decided = Sql.instant(row, "decided_at");
    UUID newResult = Sql.uuid(row, "new_result");
    return new ResultReport(
        row.getObject("id", UUID.class),
        row.getInt("version"),
        row.getObject("dossier_id", UUID.class),
        row.getObject("result_id", UUID.class),
        ResultReport.Kind.valueOf(row.getString("kind")),
        ResultReport.State.valueOf(row.getString("state")),
        row.getString("description"),
        Sql.at(row, "reported_at"),
        row.getString("reported_by_name"),
        row.getBoolean("by_applicant"),
        decided == null
            ? null
            : new ResultReport.Decision(
                row.getString("fault_name"),
                row.getObject("cost", Long.class),
                Sql.instant(row, "fix_by"),
                Objects.requireNonNullElse(row.getString("decision"), ""),
                row.getString("decided_by_name"),
                decided),
        newResult == null
            ? null
            : new ResultReport.Correction(
                newResult, row.getString("corrected_by_name"), Sql.at(row, "corrected_at")));
  }
}
