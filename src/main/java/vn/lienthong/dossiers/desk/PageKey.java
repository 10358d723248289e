package vn.lienthong.dossiers.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.SharedErrors;

/** After which row the next page begins: by due date and id, or by id alone. */
record PageKey(@Nullable String due, @Nullable UUID id) {
  private static final String NEVER = "infinity";

  static PageKey read(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return new PageKey(null, null);
    }
    try {
      int at = text.indexOf('_');
      UUID id = UUID.fromString(text.substring(at + 1));
      String due = at < 0 ? null : text.substring(0, at);
      return new PageKey(
          due == null || due.equals(NEVER) ? due : String.valueOf(Sql.time(Instant.parse(due))),
          id);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new AppException(SharedErrors.BAD_REQUEST, e);
    }
  }

  static String of(DossierListing.Row row, boolean newestFirst) {
    if (newestFirst) {
      return row.id().toString();
    }
    Instant due = row.dueAt() == null ? row.answerBy() : row.dueAt();
    return (due == null ? NEVER : due.toString()) + "_" + row.id();
  }

  String sql(boolean newestFirst) {
    if (id == null) {
      return "";
    }
    return newestFirst
        ? " and d.id < :after_id "
        : """
         and (coalesce(d.due_at, d.answer_by, timestamptz 'infinity'), d.id)
           > (cast(:after_due as timestamptz), :after_id)
        """;
  }

  JdbcClient.StatementSpec bind(JdbcClient.StatementSpec sql) {
    return id == null ? sql : sql.param("after_id", id).param("after_due", due);
  }
}
