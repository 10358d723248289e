package vn.lienthong.audit;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.web.KeyPage;

/** Searches the log, the newest entries first. */
@Repository
class EntryRepository {
  private static final String SEARCH =
      "select "
          + LogRepository.ENTRY
          + """
          from audit.entry e
          where (:type = '' or e.object_type = :type) and (:object = '' or e.object_id = :object)
            and (:action = '' or starts_with(e.action, :action))
            and (:person = '' or audit.fold(e.actor_name) like :person escape '!')
            and (cast(:first as uuid) is null or e.id >= :first)
            and (cast(:end as uuid) is null or e.id < :end)
            and (cast(:before as uuid) is null or e.id < :before)
          order by e.id desc limit :limit
          """;

  private final JdbcClient jdbc;

  EntryRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An entry with its place in the chain; no number while it waits for its seal. */
  record Placed(LogEntry entry, Optional<Long> seq, Optional<byte[]> hash) {}

  KeyPage<LogEntry> search(EntryQuery query) {
    List<LogEntry> rows = statement(query, query.limit() + 1).query(LogRepository::entry).list();
    return KeyPage.of(rows, query.limit(), LogEntry::id);
  }

  /** Hands over up to so many entries, one after the other. */
  void each(EntryQuery query, int limit, Consumer<LogEntry> reader) {
    RowCallbackHandler handler = row -> reader.accept(LogRepository.entry(row, 0));
    statement(query, limit).query(handler);
  }

  Optional<Placed> entry(UUID id) {
    return jdbc.sql(
            "select s.seq, s.hash, "
                + LogRepository.ENTRY
                + " from audit.entry e left join audit.seal s on s.entry_id = e.id"
                + " where e.id = :id")
        .param("id", id)
        .query((row, number) ->
            new Placed(
                LogRepository.entry(row, number),
                Optional.ofNullable(row.getObject("seq", Long.class)),
                Optional.ofNullable(row.getBytes("hash"))))
        .optional();
  }

  private JdbcClient.StatementSpec statement(EntryQuery query, int limit) {
    return jdbc.sql(SEARCH)
        .param("type", query.objectType())
        .param("object", query.objectId())
        .param("action", query.action())
        .param("person", query.person().isBlank() ? "" : "%" + fold(query.person()) + "%")
        .param("first", query.firstId())
        .param("end", query.endId())
        .param("before", query.before())
        .param("limit", limit);
  }

  private static String fold(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replace('đ', 'd')
        .replace("!", "!!")
        .replace("%", "!%")
        .replace("_", "!_");
  }
}
