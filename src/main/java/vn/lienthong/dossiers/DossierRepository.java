package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.AppException;

/** Stores the aggregate. An update of a stale version is refused, never merged. */
@Repository
public class DossierRepository {
  private static final DossierRows ROWS = new DossierRows();

  private static final String INSERT =
      """
      insert into dossiers.dossier (
        id, version, code, procedure_version, procedure_code, procedure_name, sector, case_key,
        case_name, channel, delivery, copies, subject, form, fee,
        helped_unit, helped_name, helped_path, received_unit, received_name, received_path,
        competent_unit, competent_name, competent_path,
        handling_unit, handling_name, handling_path,
        applicant, applicant_account, owner, owner_name, owner_identity, find,
        status, payment, handover, submitted_at, answer_by, received_at, clock_start,
        due_at, original_due_at, paused_since, supplement_resume, finished_at, returned_at,
        term_amount, term_unit, supplement_rule, due_trace, calendar_version,
        step_key, step_name, desk_role, desk_unit, desk_name, desk_path, assignee, assignee_name,
        step_started_at, step_due_at)
      values (
        :id, :version, :code, :procedure_version, :procedure_code, :procedure_name, :sector,
        :case_key, :case_name, :channel, :delivery, :copies, :subject, cast(:form as jsonb), :fee,
        cast(:helped_unit as uuid), :helped_name, :helped_path, cast(:received_unit as uuid),
        :received_name, :received_path,
        cast(:competent_unit as uuid), :competent_name, :competent_path,
        cast(:handling_unit as uuid), :handling_name, :handling_path,
        cast(:applicant as jsonb), cast(:applicant_account as uuid), cast(:owner as jsonb),
        :owner_name,
        :owner_identity, :find,
        :status, :payment, :handover, :submitted_at, cast(:answer_by as timestamptz),
        cast(:received_at as timestamptz), cast(:clock_start as timestamptz),
        cast(:due_at as timestamptz), cast(:original_due_at as timestamptz),
        cast(:paused_since as timestamptz), :supplement_resume, cast(:finished_at as timestamptz),
        cast(:returned_at as timestamptz),
        :term_amount, :term_unit, :supplement_rule, cast(:due_trace as jsonb), :calendar_version,
        :step_key, :step_name, :desk_role, cast(:desk_unit as uuid), :desk_name, :desk_path,
        cast(:assignee as uuid), :assignee_name,
        cast(:step_started_at as timestamptz), cast(:step_due_at as timestamptz))
      """;

  private static final String UPDATE =
      """
      update dossiers.dossier set
        version = :version, delivery = :delivery, subject = :subject, form = cast(:form as jsonb),
        find = :find, status = :status, payment = :payment, handover = :handover,
        answer_by = cast(:answer_by as timestamptz),
        received_at = cast(:received_at as timestamptz),
        clock_start = cast(:clock_start as timestamptz),
        due_at = cast(:due_at as timestamptz),
        original_due_at = cast(:original_due_at as timestamptz),
        paused_since = cast(:paused_since as timestamptz),
        supplement_resume = :supplement_resume, finished_at = cast(:finished_at as timestamptz),
        returned_at = cast(:returned_at as timestamptz), due_trace = cast(:due_trace as jsonb),
        calendar_version = :calendar_version, step_key = :step_key, step_name = :step_name,
        desk_role = :desk_role, desk_unit = cast(:desk_unit as uuid), desk_name = :desk_name,
        desk_path = :desk_path,
        assignee = cast(:assignee as uuid), assignee_name = :assignee_name,
        step_started_at = cast(:step_started_at as timestamptz),
        step_due_at = cast(:step_due_at as timestamptz)
      where id = :id and version = :version - 1
      """;

  private final JdbcClient jdbc;

  DossierRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Dossier get(UUID id) {
    return find(id).orElseThrow(() -> new AppException(DossiersErrors.NO_SUCH_DOSSIER));
  }

  public Optional<Dossier> find(UUID id) {
    return jdbc.sql("select * from dossiers.dossier where id = :id")
        .param("id", id)
        .query(ROWS)
        .optional();
  }

  /** Those of the ids that there are, in the order of ids. */
  public List<Dossier> all(Collection<UUID> ids) {
    return jdbc.sql("select * from dossiers.dossier where id = any(:ids) order by id")
        .param("ids", Sql.array(ids))
        .query(ROWS)
        .list();
  }

  public Optional<Dossier> byCode(String code) {
    return jdbc.sql("select * from dossiers.dossier where code = :code")
        .param("code", code)
        .query(ROWS)
        .optional();
  }

  /** Results that lie at the counters of the reach and are wanted by post; oldest first. */
  List<Dossier> toPost(String[] reach, @Nullable UUID after, int size) {
    return jdbc.sql(
            """
            select * from dossiers.dossier
            where status = 'HANDLED' and handover = 'READY' and delivery = 'POST'
              and received_path like any (:reach)
              and (cast(:after as uuid) is null or id > :after)
            order by id limit :size
            """)
        .param("reach", reach)
        .param("after", after)
        .param("size", size)
        .query(ROWS)
        .list();
  }

  /** Newest first. */
  public List<Dossier> ofCitizen(UUID account, @Nullable String identity) {
    return jdbc.sql(
            """
            select * from dossiers.dossier
            where applicant_account = :account or owner_identity = :identity
            order by id desc limit 200
            """)
        .param("account", account)
        .param("identity", identity)
        .query(ROWS)
        .list();
  }

  /** In the order of ids. */
  List<Dossier> page(@Nullable UUID after, int size) {
    return jdbc.sql(
            """
            select * from dossiers.dossier where cast(:after as uuid) is null or id > :after
            order by id limit :size
            """)
        .param("after", after)
        .param("size", size)
        .query(ROWS)
        .list();
  }

  /** In the order of ids, those that an account follows. */
  List<Dossier> ownPage(@Nullable UUID after, int size) {
    return jdbc.sql(
            """
            select * from dossiers.dossier
            where applicant_account is not null and (cast(:after as uuid) is null or id > :after)
            order by id limit :size
            """)
        .param("after", after)
        .param("size", size)
        .query(ROWS)
        .list();
  }

  /** Open dossiers whose due date was computed with another calendar version. */
  List<UUID> openUnderOtherCalendar(String version) {
    return jdbc.sql(
            """
            select id from dossiers.dossier
            where finished_at is null and received_at is not null
              and calendar_version <> :version
            order by id
            """)
        .param("version", version)
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  /** An online filing that waits for its answer, counted from {@code since}. */
  record Unanswered(UUID id, Instant since, Instant by) {}

  /** Counted from the filing, or from the supplement that was asked for before reception. */
  List<Unanswered> unanswered() {
    return jdbc.sql(
            """
            select d.id, d.answer_by, coalesce((select max(s.received_at) from dossiers.supplement s
              where s.dossier_id = d.id and s.stage = 'intake'), d.submitted_at) as since
            from dossiers.dossier d where d.status = 'REGISTERED' and d.answer_by is not null
            order by d.id
            """)
        .query((row, number) ->
            new Unanswered(
                row.getObject("id", UUID.class), Sql.at(row, "since"), Sql.at(row, "answer_by")))
        .list();
  }

  void insert(Dossier dossier) {
    jdbc.sql(INSERT).params(DossierColumns.of(dossier)).update();
  }

  /** Stores the dossier as the next version. */
  Dossier update(Dossier dossier) {
    Dossier next = dossier.atVersion(dossier.version() + 1);
    if (jdbc.sql(UPDATE).params(DossierColumns.of(next)).update() == 0) {
      throw new AppException(DossiersErrors.CHANGED_MEANWHILE, dossier.code());
    }
    return next;
  }

  /** The same date under another calendar; no new version, as nothing changed for anybody. */
  void keepCalendar(UUID id, Due due) {
    jdbc.sql(
            """
            update dossiers.dossier
            set calendar_version = :version, due_trace = cast(:trace as jsonb) where id = :id
            """)
        .param("version", due.calendarVersion())
        .param("trace", due.trace())
        .param("id", id)
        .update();
  }

  void involve(UUID dossier, Collection<String> paths) {
    jdbc.sql(
            """
            insert into dossiers.involved (unit_path, dossier_id)
            select p, :dossier from unnest(cast(:paths as text[])) p
            on conflict do nothing
            """)
        .param("dossier", dossier)
        .param("paths", paths.stream().distinct().toArray(String[]::new))
        .update();
  }

  List<String> involved(UUID dossier) {
    return jdbc.sql("select unit_path from dossiers.involved where dossier_id = :dossier")
        .param("dossier", dossier)
        .query((row, number) -> row.getString(1))
        .list();
  }

  /** Of each dossier the offices that had to do with it. */
  Map<UUID, List<String>> involved(Collection<UUID> dossiers) {
    Map<UUID, List<String>> paths = new LinkedHashMap<>();
    jdbc.sql("select dossier_id, unit_path from dossiers.involved where dossier_id = any(:ids)")
        .param("ids", dossiers.toArray(UUID[]::new))
        .query(
            (RowCallbackHandler)
                row ->
                    paths
                        .computeIfAbsent(
                            row.getObject("dossier_id", UUID.class), id -> new ArrayList<>())
                        .add(row.getString("unit_path")));
    return paths;
  }
}
