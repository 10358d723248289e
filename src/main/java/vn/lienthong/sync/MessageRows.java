package vn.lienthong.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import vn.lienthong.dossiers.DossierStatus;

/** Reads messages from their rows. */
final class MessageRows {
  private MessageRows() {}

  static Message read(ResultSet row, int number) throws SQLException {
    String reason = row.getString("reason");
    return new Message(
        row.getObject("id", UUID.class),
        row.getObject("dossier_id", UUID.class),
        row.getInt("seq"),
        MessageKind.valueOf(row.getString("kind")),
        row.getInt("version"),
        row.getString("key"),
        DossierStatus.valueOf(row.getString("status")),
        Sql.at(row, "created_at"),
        Message.State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        row.getString("adapter"),
        row.getString("payload"),
        row.getString("answer"),
        reason == null
            ? null
            : new Failure(
                Failure.Reason.valueOf(reason),
                row.getString("field"),
                row.getString("value"),
                row.getString("detail")),
        Sql.instant(row, "sent_at"),
        Sql.instant(row, "acknowledged_at"));
  }
}
