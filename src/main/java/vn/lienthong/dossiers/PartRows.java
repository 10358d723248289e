package vn.lienthong.dossiers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Reads a part from its row. */
final class PartRows implements RowMapper<Part> {

  @Override
  public Part mapRow(ResultSet row, int number) throws SQLException {
    return new Part(
        row.getObject("id", UUID.class),
        row.getObject("dossier_id", UUID.class),
        row.getInt("version"),
        plan(row),
        PartStatus.valueOf(row.getString("status")),
        new Place(
            row.getObject("unit_id", UUID.class),
            row.getString("unit_name"),
            row.getString("unit_path")),
        Sql.uuid(row, "assignee"),
        row.getString("assignee_name"),
        new Part.Times(
            Sql.instant(row, "sent_at"),
            Sql.instant(row, "clock_start"),
            Sql.instant(row, "taken_at"),
            new Part.Times.Deadline(
                Sql.instant(row, "due_at"),
                row.getString("due_trace"),
                row.getString("calendar_version")),
            Sql.instant(row, "paused_since"),
            Sql.instant(row, "finished_at")),
        json(row, "wish", Part.Wish.class),
        json(row, "proposal", Part.Proposal.class));
  }

  private static Part.Plan plan(ResultSet row) throws SQLException {
    return new Part.Plan(
        row.getString("part_key"),
        row.getInt("place"),
        row.getString("name"),
        row.getString("procedure_code"),
        row.getBoolean("lead"),
        row.getBoolean("paper"),
        List.of((String[]) row.getArray("after").getArray()),
        row.getString("lead_path"),
        new Dossier.Term(
            row.getInt("term_amount"),
            row.getString("term_unit"),
            Dossier.SupplementEffect.valueOf(row.getString("supplement_rule"))));
  }

  private static <T> @Nullable T json(ResultSet row, String column, Class<T> type)
      throws SQLException {
    String json = row.getString(column);
    return json == null ? null : Sql.read(json, type);
  }
}
