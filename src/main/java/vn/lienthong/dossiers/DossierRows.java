package vn.lienthong.dossiers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import vn.lienthong.procedures.ProcedureContent.StepRole;

/** Reads the aggregate from its row. */
final class DossierRows implements RowMapper<Dossier> {

  @Override
  public Dossier mapRow(ResultSet row, int number) throws SQLException {
    return new Dossier(
        row.getObject("id", UUID.class),
        row.getInt("version"),
        row.getString("code"),
        procedure(row),
        new Dossier.Organisations(
            place(row, "helped"),
            place(row, "received"),
            place(row, "competent"),
            place(row, "handling")),
        Sql.read(row.getString("applicant"), Party.class),
        Sql.read(row.getString("owner"), Party.class),
        filing(row),
        states(row),
        times(row),
        desk(row));
  }

  private static Dossier.Procedure procedure(ResultSet row) throws SQLException {
    return new Dossier.Procedure(
        row.getObject("procedure_version", UUID.class),
        row.getString("procedure_code"),
        row.getString("procedure_name"),
        row.getString("sector"),
        row.getString("case_key"),
        row.getString("case_name"),
        new Dossier.Term(
            row.getInt("term_amount"),
            row.getString("term_unit"),
            Dossier.SupplementEffect.valueOf(row.getString("supplement_rule"))));
  }

  private static Place place(ResultSet row, String prefix) throws SQLException {
    return new Place(
        row.getObject(prefix + "_unit", UUID.class),
        row.getString(prefix + "_name"),
        row.getString(prefix + "_path"));
  }

  @SuppressWarnings("unchecked")
  private static Dossier.Filing filing(ResultSet row) throws SQLException {
    return new Dossier.Filing(
        Channel.valueOf(row.getString("channel")),
        Delivery.valueOf(row.getString("delivery")),
        row.getInt("copies"),
        row.getString("subject"),
        Sql.read(row.getString("form"), Map.class),
        row.getObject("fee", Long.class));
  }

  private static States states(ResultSet row) throws SQLException {
    return new States(
        DossierStatus.valueOf(row.getString("status")),
        States.Payment.valueOf(row.getString("payment")),
        States.Handover.valueOf(row.getString("handover")));
  }

  private static Dossier.Times times(ResultSet row) throws SQLException {
    String resume = row.getString("supplement_resume");
    return new Dossier.Times(
        Sql.at(row, "submitted_at"),
        Sql.instant(row, "answer_by"),
        Sql.instant(row, "received_at"),
        Sql.instant(row, "clock_start"),
        new Dossier.Times.Appointment(
            Sql.instant(row, "due_at"),
            Sql.instant(row, "original_due_at"),
            row.getString("due_trace"),
            row.getString("calendar_version")),
        new Dossier.Times.Pause(
            Sql.instant(row, "paused_since"),
            resume == null ? null : DossierStatus.valueOf(resume)),
        new Dossier.Times.End(Sql.instant(row, "finished_at"), Sql.instant(row, "returned_at")));
  }

  private static Dossier.@Nullable Desk desk(ResultSet row) throws SQLException {
    String key = row.getString("step_key");
    return key == null
        ? null
        : new Dossier.Desk(
            key,
            row.getString("step_name"),
            row.getString("desk_role") == null
                ? null
                : StepRole.valueOf(row.getString("desk_role")),
            place(row, "desk"),
            Sql.uuid(row, "assignee"),
            row.getString("assignee_name"),
            Sql.at(row, "step_started_at"),
            Sql.instant(row, "step_due_at"));
  }
}
