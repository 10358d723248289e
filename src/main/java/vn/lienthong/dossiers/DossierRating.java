package vn.lienthong.dossiers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

/**
 * The applicant rates how a dossier was handled, once, after it ended (TT 01/2018/TT-VPCP Art.
 * 13–15). The questions are data; officers never rate for citizens.
 */
@Service
public class DossierRating {
  private static final int LONGEST_COMMENT = 1000;

  private final JdbcClient jdbc;
  private final Authority authority;
  private final Chronicle chronicle;
  private final ApplicationEventPublisher events;

  DossierRating(
      JdbcClient jdbc, Authority authority, Chronicle chronicle, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.authority = authority;
    this.chronicle = chronicle;
    this.events = events;
  }

  /**
   * A question with its answers from best to worst.
   *
   * @param options points → text
   */
  public record Question(
      String code, String text, String textEn, Map<Integer, Option> options, String basis) {
    public int most() {
      return options.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
  }

  public record Option(String text, String textEn) {}

  public record Given(int points, int most, String comment) {}

  /** The questions that applicants are asked on the day, in order. */
  public List<Question> questions(LocalDate on) {
    Map<String, Question> questions = new LinkedHashMap<>();
    jdbc.sql(
            """
            select q.code, q.text, q.text_en, q.legal_basis, o.points, o.text as option,
              o.text_en as option_en
            from dossiers.rating_question q join dossiers.rating_option o on o.question = q.id
            where q.from_day <= :on and (q.to_day is null or q.to_day >= :on)
              and q.scope in ('DOSSIER', 'BOTH')
            order by q.place, o.points desc
            """)
        .param("on", on)
        .query((ResultSet row) -> {
          add(questions, row);
        });
    return List.copyOf(questions.values());
  }

  public Optional<Given> of(UUID dossier) {
    return jdbc.sql("select scores, most, comment from dossiers.rating where dossier_id = :id")
        .param("id", dossier)
        .query((row, number) ->
            new Given(
                Sql.read(row.getString("scores"), Map.class).values().stream()
                    .mapToInt(value -> ((Number) value).intValue())
                    .sum(),
                row.getInt("most"),
                row.getString("comment")))
        .optional();
  }

  /** Whether the applicant may rate it now. */
  public static boolean possible(Dossier dossier) {
    return switch (dossier.status()) {
      case HANDLED, RETURNED, NOT_RECEIVED -> true;
      case REGISTERED,
          RECEIVED,
          PROCESSING,
          SUPPLEMENT_REQUESTED,
          PAYMENT_REQUESTED,
          WITHDRAWN,
          STOPPED ->
          false;
    };
  }

  /**
   * @param scores question code → points; every question of the day needs one of its own points
   * @param comment what is longer than a thousand characters is cut
   */
  @Transactional
  public void rate(UUID id, Map<String, Integer> scores, String comment, CurrentUser citizen) {
    Act act = authority.beginAsCitizen(id, null, citizen);
    if (!possible(act.dossier())) {
      throw new AppException(
          DossiersErrors.NOT_THIS_STEP,
          act.dossier().code(),
          act.dossier().status().name(),
          "RATE");
    }
    List<Question> questions = questions(LocalDate.ofInstant(act.at(), Vietnam.ZONE));
    Map<String, Integer> valid = new LinkedHashMap<>();
    for (Question question : questions) {
      Integer points = scores.get(question.code());
      if (points == null || !question.options().containsKey(points)) {
        throw new AppException(SharedErrors.BAD_REQUEST);
      }
      valid.put(question.code(), points);
    }
    try {
      jdbc.sql(
              """
              insert into dossiers.rating (dossier_id, account, rated_at, scores, most, comment)
              values (:id, :account, :at, :scores::jsonb, :most, :comment)
              """)
          .param("id", id)
          .param("account", citizen.id())
          .param("at", Sql.time(act.at()))
          .param("scores", Sql.json(valid))
          .param("most", questions.stream().mapToInt(Question::most).sum())
          .param(
              "comment", comment.substring(0, Math.min(comment.length(), LONGEST_COMMENT)).strip())
          .update();
    } catch (DuplicateKeyException e) {
      throw new AppException(DossiersErrors.ALREADY_RATED, act.dossier().code());
    }
    Dossier rated = chronicle.note(act, Act.Record.of(EventKind.RATED, ""));
    events.publishEvent(new DossierRated(DossierFact.of(rated, act.at())));
  }

  private static void add(Map<String, Question> questions, ResultSet row) throws SQLException {
    questions
        .computeIfAbsent(
            row.getString("code"),
            code -> {
              try {
                return new Question(
                    code,
                    row.getString("text"),
                    row.getString("text_en"),
                    new LinkedHashMap<>(),
                    row.getString("legal_basis"));
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            })
        .options()
        .put(row.getInt("points"), new Option(row.getString("option"), row.getString("option_en")));
  }
}
