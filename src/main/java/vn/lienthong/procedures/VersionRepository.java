package vn.lienthong.procedures;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.Ids;

/** Versions: one row each, the content as a document, columns for lists and search. */
@Repository
class VersionRepository {
  private static final String COLUMNS =
      "v.id, v.code, v.number, v.state, v.source, v.effective_from, v.name, v.sector, v.term_text,"
          + " v.fileable, v.changed_at, v.changed_by, v.published_by, (select count(*) from"
          + " procedures.doubt d where d.version_id = v.id and d.state = 'OPEN') as open_doubts";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Cache<UUID, ProcedureVersion> read = Caffeine.newBuilder().maximumSize(300).build();

  VersionRepository(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Who writes which content from where; {@code source} is CATALOGUE or OWN. */
  record NewVersion(ProcedureContent content, String source, String by) {}

  /** Makes the next version as a draft; the code is locked until the end of the transaction. */
  UUID createDraft(NewVersion version, LocalDate today) {
    lock(version.content().code());
    UUID id = Ids.next();
    bind(
            jdbc.sql(
                """
                insert into procedures.version (id, code, number, state, source, name, name_en,
                  sector, sector_en, levels, applicants, term_text, fileable, folded_name, folded,
                  content, created_at, created_by, changed_at, changed_by)
                values (:id, :code,
                  (select coalesce(max(number), 0) + 1 from procedures.version where code = :code),
                  'DRAFT', :source, :name, :nameEn, :sector, :sectorEn, :levels, :applicants,
                  :term, :fileable, :foldedName, :folded, :content::jsonb, :now, :by, :now, :by)
                """),
            version.content(),
            today)
        .param("id", id)
        .param("source", version.source())
        .param("by", version.by())
        .update();
    return id;
  }

  /** Two writers of one procedure go one after the other. */
  void lock(String code) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('procedures.' || :code, 0))")
        .param("code", code)
        .query()
        .singleRow();
  }

  /** True if the draft was as the caller knew it. */
  boolean changeDraft(Draft draft, ProcedureContent content, String by, LocalDate today) {
    return bind(
                jdbc.sql(
                    """
                    update procedures.version set name = :name, name_en = :nameEn, sector = :sector,
                      sector_en = :sectorEn, levels = :levels, applicants = :applicants,
                      term_text = :term, fileable = :fileable, folded_name = :foldedName,
                      folded = :folded, content = :content::jsonb, source = 'OWN', changed_at = :now,
                      changed_by = :by, lock_version = lock_version + 1
                    where id = :id and code = :code and state = 'DRAFT' and lock_version = :lock
                    """),
                content,
                today)
            .param("id", draft.id())
            .param("lock", draft.lockVersion())
            .param("by", by)
            .update()
        == 1;
  }

  /** Whether the draft still was as known. */
  boolean publish(Draft known, LocalDate from, String by) {
    return jdbc.sql(
                """
                update procedures.version set state = 'PUBLISHED', effective_from = :from,
                  published_at = :now, published_by = :by, lock_version = lock_version + 1
                where id = :id and state = 'DRAFT' and lock_version = :known
                """)
            .param("id", known.id())
            .param("known", known.lockVersion())
            .param("from", from)
            .param("now", now())
            .param("by", by)
            .update()
        == 1;
  }

  boolean deleteDraft(UUID id) {
    jdbc.sql("delete from procedures.doubt where version_id = :id").param("id", id).update();
    return jdbc.sql("delete from procedures.version where id = :id and state = 'DRAFT'")
            .param("id", id)
            .update()
        == 1;
  }

  Optional<Draft> draft(UUID id) {
    return jdbc.sql(
            "select id, code, lock_version, content from procedures.version"
                + " where id = :id and state = 'DRAFT'")
        .param("id", id)
        .query(VersionRepository::draft)
        .optional();
  }

  Optional<Draft> draftOf(String code) {
    return jdbc.sql(
            "select id, code, lock_version, content from procedures.version"
                + " where code = :code and state = 'DRAFT'")
        .param("code", code)
        .query(VersionRepository::draft)
        .optional();
  }

  Optional<ProcedureContent> content(UUID id) {
    return jdbc.sql("select content from procedures.version where id = :id")
        .param("id", id)
        .query((row, i) -> ProcedureJson.stored(row.getString(1)))
        .optional();
  }

  Optional<VersionRow> row(UUID id) {
    return jdbc.sql("select " + COLUMNS + " from procedures.version v where v.id = :id")
        .param("id", id)
        .query(VersionRepository::row)
        .optional();
  }

  List<VersionRow> versions(String code) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from procedures.version v where v.code = :code order by v.number desc")
        .param("code", code)
        .query(VersionRepository::row)
        .list();
  }

  Optional<ProcedureVersion> inForce(String code, LocalDate on) {
    return jdbc.sql(
            """
            select id from procedures.version
            where code = :code and state = 'PUBLISHED' and effective_from <= :on
            order by effective_from desc, number desc limit 1
            """)
        .param("code", code)
        .param("on", on)
        .query(UUID.class)
        .optional()
        .flatMap(this::published);
  }

  private record Settled(ProcedureVersion version, boolean settled) {}

  /**
   * A published version never changes, so what was read once is good for every node; but not what
   * this transaction published itself, which may yet come to nothing.
   */
  Optional<ProcedureVersion> published(UUID id) {
    ProcedureVersion known = read.getIfPresent(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Settled> found =
        jdbc.sql(
                """
                select id, code, effective_from, content,
                  xmin::text <> coalesce(pg_current_xact_id_if_assigned()::xid::text, '') as settled
                from procedures.version where id = :id and state = 'PUBLISHED'
                """)
            .param("id", id)
            .query((row, i) -> new Settled(published(row, i), row.getBoolean("settled")))
            .optional();
    found.filter(Settled::settled).ifPresent(version -> read.put(id, version.version()));
    return found.map(Settled::version);
  }

  private JdbcClient.StatementSpec bind(
      JdbcClient.StatementSpec statement, ProcedureContent content, LocalDate today) {
    return statement
        .param("code", content.code())
        .param("name", content.name())
        .param("nameEn", content.nameEn())
        .param("sector", content.sector() == null ? "" : content.sector())
        .param("sectorEn", content.sectorEn())
        .param("levels", content.levels().stream().map(Enum::name).toArray(String[]::new))
        .param("applicants", content.applicants().stream().map(Enum::name).toArray(String[]::new))
        .param("term", ContentFacts.termCode(content))
        .param("fileable", ContentFacts.fileable(content, today))
        .param("foldedName", Folding.fold(content.name()))
        .param("folded", ContentFacts.searchable(content))
        .param("content", ProcedureJson.write(content))
        .param("now", now());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Draft draft(ResultSet row, int i) throws SQLException {
    return new Draft(
        row.getObject("id", UUID.class),
        row.getString("code"),
        row.getInt("lock_version"),
        ProcedureJson.stored(row.getString("content")));
  }

  private static ProcedureVersion published(ResultSet row, int i) throws SQLException {
    return new ProcedureVersion(
        row.getObject("id", UUID.class),
        row.getString("code"),
        row.getObject("effective_from", LocalDate.class),
        ProcedureJson.stored(row.getString("content")));
  }

  static VersionRow row(ResultSet row, int i) throws SQLException {
    Instant changed = row.getObject("changed_at", OffsetDateTime.class).toInstant();
    return new VersionRow(
        row.getObject("id", UUID.class),
        row.getString("code"),
        row.getInt("number"),
        VersionRow.State.valueOf(row.getString("state")),
        row.getString("source"),
        row.getObject("effective_from", LocalDate.class),
        row.getString("name"),
        row.getString("sector"),
        ContentFacts.term(row.getString("term_text")).orElse(ProcedureContent.Term.NONE),
        row.getBoolean("fileable"),
        changed,
        row.getString("changed_by"),
        row.getString("published_by"),
        row.getInt("open_doubts"));
  }
}
