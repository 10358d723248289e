package vn.lienthong.proactive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.db.Sql;

/** What was done for whom, and who wants none of it. */
@Repository
class DoneRepository {
  private static final String ROWS =
      """
      select s.id, s.rule_id, r.title, r.text, r.legal_basis, s.account, s.level, s.state, s.why,
        s.procedure_code, s.note, s.item_id, s.draft_id, s.dossier_id, s.dossier_code,
        s.created_at, s.undo_until, s.answered_at
      from proactive.service s join proactive.rule r on r.id = s.rule_id
      """;

  private final JdbcClient jdbc;

  DoneRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether it is new: once for each rule and subject. */
  boolean insert(Rule rule, Hit hit, UUID id, UUID account, Instant now) {
    return jdbc.sql(
                """
                insert into proactive.service (id, rule_id, subject, account, level, state, why,
                  procedure_code, item_id, created_at)
                values (:id, :rule, :subject, :account, :level, 'OFFERED', :why, :procedure, :item,
                  :now)
                on conflict (rule_id, subject) do nothing
                """)
            .param("id", id)
            .param("rule", rule.id())
            .param("subject", hit.subject())
            .param("account", account)
            .param("level", rule.level())
            .param("why", hit.why())
            .param("procedure", rule.procedureCode())
            .param("item", hit.item() == null ? null : hit.item().id())
            .param("now", Sql.utc(now))
            .update()
        == 1;
  }

  boolean known(UUID rule, String subject) {
    return jdbc.sql(
            """
            select exists (select 1 from proactive.service
              where rule_id = :rule and subject = :subject)
            """)
        .param("rule", rule)
        .param("subject", subject)
        .query(Boolean.class)
        .single();
  }

  void drafted(UUID id, @Nullable UUID draft, String procedure, @Nullable String note) {
    jdbc.sql(
            """
            update proactive.service set draft_id = :draft, procedure_code = :procedure,
              note = :note
            where id = :id
            """)
        .param("draft", draft)
        .param("procedure", procedure)
        .param("note", note)
        .param("id", id)
        .update();
  }

  void executed(UUID id, UUID dossier, String code, Instant undoUntil) {
    jdbc.sql(
            """
            update proactive.service set state = 'EXECUTED', dossier_id = :dossier,
              dossier_code = :code, undo_until = :until
            where id = :id
            """)
        .param("dossier", dossier)
        .param("code", code)
        .param("until", Sql.utc(undoUntil))
        .param("id", id)
        .update();
  }

  /** Whether it was still open: an answer is given once. */
  boolean answer(UUID id, Done.State state, Instant now) {
    return jdbc.sql(
                """
                update proactive.service set state = :state, answered_at = :now
                where id = :id and state in ('OFFERED', 'EXECUTED')
                """)
            .param("state", state.name())
            .param("now", Sql.utc(now))
            .param("id", id)
            .update()
        == 1;
  }

  Optional<Done> find(UUID id, UUID account) {
    return jdbc.sql(ROWS + "where s.id = :id and s.account = :account")
        .param("id", id)
        .param("account", account)
        .query(new SimplePropertyRowMapper<>(Done.class))
        .optional();
  }

  List<Done> of(UUID account) {
    return jdbc.sql(ROWS + "where s.account = :account order by s.id desc limit 100")
        .param("account", account)
        .query(new SimplePropertyRowMapper<>(Done.class))
        .list();
  }

  List<Done> latest(UUID rule, int most) {
    return jdbc.sql(ROWS + "where s.rule_id = :rule order by s.id desc limit :most")
        .param("rule", rule)
        .param("most", most)
        .query(new SimplePropertyRowMapper<>(Done.class))
        .list();
  }

  /** Executions whose time to be undone is over. */
  List<Done> over(Instant now, int most) {
    return jdbc.sql(
            ROWS + "where s.state = 'EXECUTED' and s.undo_until <= :now order by s.id limit :most")
        .param("now", Sql.utc(now))
        .param("most", most)
        .query(new SimplePropertyRowMapper<>(Done.class))
        .list();
  }

  boolean refuses(UUID account) {
    return jdbc.sql("select exists (select 1 from proactive.refusal where account = :account)")
        .param("account", account)
        .query(Boolean.class)
        .single();
  }

  void refuse(UUID account, boolean refused, Instant now) {
    if (refused) {
      jdbc.sql(
              """
              insert into proactive.refusal (account, at) values (:account, :now)
              on conflict do nothing
              """)
          .param("account", account)
          .param("now", Sql.utc(now))
          .update();
    } else {
      jdbc.sql("delete from proactive.refusal where account = :account")
          .param("account", account)
          .update();
    }
  }
}
