package vn.lienthong.sync;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.dossiers.DossierFact;
import vn.lienthong.dossiers.DossierMark;
import vn.lienthong.shared.Ids;

/** Takes messages in, in the transaction of what they tell; reading and sending come later. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Outbox {
  private static final List<MessageKind> BOTH = List.of(MessageKind.DOSSIER, MessageKind.PROGRESS);

  private final JdbcClient jdbc;
  private final Clock clock;

  Outbox(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Puts the whole dossier and the act at the end of its lane. */
  void add(DossierFact fact) {
    add(mark(fact), BOTH, "", true);
  }

  /** The act alone; the whole dossier goes along where its status is not the one told last. */
  void act(DossierFact fact) {
    add(mark(fact), BOTH, "", false);
  }

  private static DossierMark mark(DossierFact fact) {
    return new DossierMark(
        fact.dossierId(), fact.code(), fact.version(), fact.status(), fact.procedureCode());
  }

  /** The whole dossier once more, under a new key: to mend what the portal lost. */
  void again(DossierMark dossier) {
    add(dossier, List.of(MessageKind.DOSSIER), ":" + Ids.next(), true);
  }

  /**
   * Dossiers that moved in: ours from now on and no copies of somebody else's; the portal gets each
   * as it stands. Set by set, as there may be a million.
   */
  void loaded(List<DossierMark> dossiers) {
    UUID[] ids = dossiers.stream().map(DossierMark::id).toArray(UUID[]::new);
    String[] codes = dossiers.stream().map(DossierMark::code).toArray(String[]::new);
    String[] statuses = dossiers.stream().map(d -> d.status().name()).toArray(String[]::new);
    // What was compared before they came says nothing about them.
    jdbc.sql("delete from sync.reconciliation").update();
    jdbc.sql("delete from sync.mirror where code = any(:codes)").param("codes", codes).update();
    jdbc.sql(
            """
            insert into sync.lane (dossier_id, code, procedure_code, status, last, next_at)
            select *, 1, :now
            from unnest(cast(:ids as uuid[]), cast(:codes as text[]), cast(:procedures as text[]),
              cast(:statuses as text[]))
            """)
        .param("now", Sql.utc(clock.instant()))
        .param("ids", ids)
        .param("codes", codes)
        .param(
            "procedures", dossiers.stream().map(DossierMark::procedureCode).toArray(String[]::new))
        .param("statuses", statuses)
        .update();
    jdbc.sql(
            """
            insert into sync.message (id, dossier_id, seq, kind, version, key, status, created_at)
            select m.id, m.dossier, 1, 'DOSSIER', m.version,
              m.code || ':' || m.version || ':DongBoHoSoMC', m.status, :now
            from unnest(cast(:messages as uuid[]), cast(:ids as uuid[]), cast(:codes as text[]),
              cast(:versions as int[]), cast(:statuses as text[]))
              as m (id, dossier, code, version, status)
            """)
        .param("now", Sql.utc(clock.instant()))
        .param("messages", dossiers.stream().map(d -> Ids.next()).toArray(UUID[]::new))
        .param("ids", ids)
        .param("codes", codes)
        .param("versions", dossiers.stream().map(DossierMark::version).toArray(Integer[]::new))
        .param("statuses", statuses)
        .update();
  }

  private void add(DossierMark dossier, List<MessageKind> kinds, String suffix, boolean whole) {
    int many = kinds.size();
    UUID[] ids = new UUID[many];
    Arrays.setAll(ids, i -> Ids.next());
    String key = dossier.code() + ":" + dossier.version() + ":";
    jdbc.sql(
            """
            with message as (
              select *, row_number() over (order by nth) as place, count(*) over () as many
              from unnest(cast(:ids as uuid[]), cast(:kinds as text[]), cast(:keys as text[]))
                with ordinality as m (id, kind, key, nth)
              where :whole or kind <> 'DOSSIER' or not exists (
                select 1 from sync.lane where dossier_id = :dossier and status = :status)),
            open as (
              insert into sync.lane (dossier_id, code, procedure_code, status, last, next_at)
              select :dossier, :code, :procedure, :status, count(*), :now from message
              on conflict (dossier_id) do update set
                last = lane.last + excluded.last, status = excluded.status,
                next_at = case when lane.done = lane.last then excluded.next_at
                  else lane.next_at end
              returning last)
            insert into sync.message (id, dossier_id, seq, kind, version, key, status, created_at)
            select m.id, :dossier, open.last - m.many + m.place, m.kind, :version, m.key, :status,
              :now
            from open, message m
            """)
        .param("dossier", dossier.id())
        .param("code", dossier.code())
        .param("procedure", dossier.procedureCode())
        .param("status", dossier.status().name())
        .param("version", dossier.version())
        .param("whole", whole)
        .param("now", Sql.utc(clock.instant()))
        .param("ids", ids)
        .param("kinds", kinds.stream().map(MessageKind::name).toArray(String[]::new))
        .param("keys", kinds.stream().map(k -> key + k.service() + suffix).toArray(String[]::new))
        .update();
  }
}
