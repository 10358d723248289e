package vn.lienthong.dossiers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.procedures.ProcedureContent.ActionKind;
import vn.lienthong.procedures.ProcedureUse;
import vn.lienthong.shared.Vietnam;

/** Dossiers of a procedure, for whoever changes it: how they went, and what is open. */
@Component
class DossierUse implements ProcedureUse {
  private final JdbcClient jdbc;

  DossierUse(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Known(
      String code,
      boolean finished,
      Map<String, String> answers,
      @Nullable String caseKey,
      LocalDate filed,
      List<Deed> deeds) {}

  @Override
  public List<PastDossier> past(String procedure, int most) {
    Map<UUID, Known> dossiers = new LinkedHashMap<>();
    jdbc.sql(
            """
            select id, code, finished_at, form, case_key, submitted_at from dossiers.dossier
            where procedure_code = :procedure and received_at is not null
            order by id desc limit :most
            """)
        .param("procedure", procedure)
        .param("most", most)
        .query(row -> {
          dossiers.put(row.getObject("id", UUID.class), known(row));
        });
    jdbc.sql(
            """
            select dossier_id, kind, step_key, took_minutes from dossiers.event
            where dossier_id = any (:ids) order by dossier_id, version, at, id
            """)
        .param("ids", dossiers.keySet().toArray(UUID[]::new))
        .query(row -> {
          Known dossier = dossiers.get(row.getObject("dossier_id", UUID.class));
          if (dossier != null) {
            deed(row).ifPresent(dossier.deeds()::add);
          }
        });
    return dossiers.values().stream()
        .map(d ->
            new PastDossier(
                d.code(),
                d.finished(),
                List.copyOf(d.deeds()),
                d.answers(),
                d.caseKey(),
                d.filed()))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static Known known(ResultSet row) throws SQLException {
    return new Known(
        row.getString("code"),
        Sql.instant(row, "finished_at") != null,
        Sql.read(row.getString("form"), Map.class),
        row.getString("case_key"),
        LocalDate.ofInstant(Sql.at(row, "submitted_at"), Vietnam.ZONE),
        new ArrayList<>());
  }

  /** What a step table knows of the event; supplements, payments and the like stand beside it. */
  private static Optional<Deed> deed(ResultSet row) throws SQLException {
    String step = row.getString("step_key");
    Integer minutes = Sql.integer(row, "took_minutes");
    return act(EventKind.valueOf(row.getString("kind")))
        .map(kind -> new Deed(kind, step == null ? "" : step, minutes));
  }

  private static Optional<ActionKind> act(EventKind kind) {
    return switch (kind) {
      case ACCEPTED -> Optional.of(ActionKind.ACCEPT);
      case ASSIGNED -> Optional.of(ActionKind.ASSIGN);
      case NOTED -> Optional.of(ActionKind.PROCESS);
      case CONSULTED -> Optional.of(ActionKind.CONSULT);
      case PROPOSED -> Optional.of(ActionKind.PROPOSE);
      case APPROVED -> Optional.of(ActionKind.APPROVE);
      case SENT_BACK -> Optional.of(ActionKind.SEND_BACK);
      case RESULT_ISSUED -> Optional.of(ActionKind.ISSUE);
      case RETURNED -> Optional.of(ActionKind.RETURN);
      case FILED,
          REFUSED,
          CONSULTATION_ANSWERED,
          SUPPLEMENT_GRANTED,
          SUPPLEMENT_REQUESTED,
          SUPPLEMENTED,
          PAYMENT_REQUESTED,
          PAID,
          REFUNDED,
          CHARGE_CANCELLED,
          WITHDRAWN,
          STOPPED,
          CORRECTED,
          REAPPOINTED,
          DUE_RECOMPUTED,
          TRANSFERRED,
          POSTED,
          POST_RETURNED,
          PART_SENT,
          PART_TAKEN,
          PART_DONE,
          PART_REFUSED,
          PART_REOPENED,
          RATED ->
          Optional.empty();
    };
  }

  @Override
  public Open open(String procedure) {
    List<Agency> agencies =
        jdbc.sql(
                """
                select competent_name, count(*) filter (where received_at is null) as waiting,
                  count(*) filter (where received_at is not null) as accepted
                from dossiers.dossier
                where procedure_code = :procedure and finished_at is null
                group by competent_name order by count(*) desc, competent_name
                """)
            .param("procedure", procedure)
            .query((row, number) ->
                new Agency(
                    row.getString("competent_name"),
                    row.getLong("waiting"),
                    row.getLong("accepted")))
            .list();
    long filings =
        jdbc.sql("select count(*) from dossiers.draft where procedure_code = :procedure")
            .param("procedure", procedure)
            .query(Long.class)
            .single();
    return new Open(agencies, filings);
  }
}
