package vn.lienthong.dossiers.satisfaction;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Filled;
import vn.lienthong.shared.SharedErrors;

/** The questionnaires as dated data; what was asked before stays as it was asked. */
@Service
class Questionnaires {
  static final String EDIT = "dossiers.control";
  private static final int LONGEST = 300;

  private final JdbcClient jdbc;
  private final AuditApi audit;

  Questionnaires(JdbcClient jdbc, AuditApi audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  private record Answer(int question, int points, String text, String textEn) {}

  /** In force on the day, in their order. */
  List<Question> on(LocalDate day) {
    Map<Integer, List<Question.Option>> options = new HashMap<>();
    jdbc.sql("select * from dossiers.rating_option order by question, points desc")
        .query((row, number) ->
            new Answer(
                row.getInt("question"),
                row.getInt("points"),
                row.getString("text"),
                row.getString("text_en")))
        .list()
        .forEach(a ->
            options
                .computeIfAbsent(a.question(), id -> new java.util.ArrayList<>())
                .add(new Question.Option(a.points(), a.text(), a.textEn())));
    return jdbc.sql(
            """
            select * from dossiers.rating_question
            where from_day <= :day and (to_day is null or to_day >= :day) order by place, code
            """)
        .param("day", day)
        .query((row, number) ->
            new Question(
                row.getInt("id"),
                row.getString("code"),
                row.getInt("place"),
                row.getString("text"),
                row.getString("text_en"),
                Question.Scope.valueOf(row.getString("scope")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getString("legal_basis"),
                row.getBoolean("confirmed"),
                options.getOrDefault(row.getInt("id"), List.of())))
        .list();
  }

  /** Asks the index so from the day on; the version before ends on the day before. */
  @Transactional
  public Question put(Question question, CurrentUser user) {
    requireWhole(question);
    jdbc.sql("lock table dossiers.rating_question in share row exclusive mode").update();
    boolean later =
        jdbc.sql(
                """
                select exists (select 1 from dossiers.rating_question
                  where code = :code and from_day >= :from)
                """)
            .param("code", question.code())
            .param("from", question.fromDay())
            .query(Boolean.class)
            .single();
    if (later) {
      throw new AppException(SharedErrors.BAD_REQUEST);
    }
    end(question.code(), question.fromDay());
    int id =
        jdbc.sql(
                """
                insert into dossiers.rating_question (id, code, place, text, text_en, scope,
                  from_day, legal_basis, confirmed)
                select max(id) + 1, :code, :place, :text, :text_en, :scope, :from, :basis,
                  :confirmed
                from dossiers.rating_question returning id
                """)
            .param("code", question.code())
            .param("place", question.place())
            .param("text", question.text())
            .param("text_en", question.textEn())
            .param("scope", question.scope().name())
            .param("from", question.fromDay())
            .param("basis", question.legalBasis())
            .param("confirmed", question.confirmed())
            .query(Integer.class)
            .single();
    for (Question.Option option : question.options()) {
      jdbc.sql(
              """
              insert into dossiers.rating_option (question, points, text, text_en)
              values (:id, :points, :text, :text_en)
              """)
          .param("id", id)
          .param("points", option.points())
          .param("text", option.text())
          .param("text_en", option.textEn())
          .update();
    }
    record(question.code(), question, user);
    return on(question.fromDay()).stream().filter(q -> q.id() == id).findFirst().orElseThrow();
  }

  /** Asks it no more from the day on. */
  @Transactional
  public void end(String code, LocalDate before, CurrentUser user) {
    if (end(code, before) == 0) {
      throw new AppException(SharedErrors.BAD_REQUEST);
    }
    record(code, Map.of("to", before.minusDays(1).toString()), user);
  }

  private int end(String code, LocalDate before) {
    return jdbc.sql(
            """
            update dossiers.rating_question set to_day = :last
            where code = :code and from_day < :before and (to_day is null or to_day >= :before)
            """)
        .param("last", before.minusDays(1))
        .param("code", code)
        .param("before", before)
        .update();
  }

  private void record(String code, Object after, CurrentUser user) {
    audit.record(
        new AuditEvent(
            "dossiers.questionnaire", "rating-question", code, user, null, null, after, null));
  }

  private static void requireWhole(Question q) {
    boolean texts = Filled.all(LONGEST, q.code(), q.text(), q.textEn(), q.legalBasis());
    boolean answers =
        q.options() != null
            && q.options().size() >= 2
            && q.options().stream()
                .allMatch(o ->
                    o.points() >= 0
                        && o.points() <= 10
                        && Filled.all(LONGEST, o.text(), o.textEn()))
            && new HashSet<>(q.options().stream().map(Question.Option::points).toList()).size()
                == q.options().size();
    if (!texts || !answers || !q.code().matches("[A-Z][A-Z0-9]{1,9}")) {
      throw new AppException(SharedErrors.BAD_REQUEST);
    }
  }
}
