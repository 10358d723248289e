package vn.lienthong.dossiers.citizen;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.Party;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.identity.CitizenSummary;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.procedures.Prefill;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.ProcedureContent.FieldType;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.Texts;

/**
 * First values of a page that nobody has answered yet: from the electronic identity, and from the
 * person's own dossiers that were accepted. The page says where each comes from.
 */
@Component
class Prefills {
  private static final int DOSSIERS = 20;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final JdbcClient jdbc;
  private final IdentityApi identity;
  private final ProceduresApi procedures;

  Prefills(JdbcClient jdbc, IdentityApi identity, ProceduresApi procedures) {
    this.jdbc = jdbc;
    this.identity = identity;
    this.procedures = procedures;
  }

  /**
   * @param sources field key → where its value comes from, in words
   */
  record Filled(Map<String, String> values, Map<String, String> sources) {
    static Filled of(Map<String, String> typed) {
      return new Filled(typed, Map.of());
    }
  }

  /** An accepted dossier of the person. */
  private record Earlier(
      String code, Instant received, UUID version, Party applicant, Map<String, String> form) {}

  Filled fill(FilingStep step, CurrentUser user, Texts texts) {
    Filled filled = new Filled(new LinkedHashMap<>(), new LinkedHashMap<>());
    if (step.fields().stream().allMatch(field -> field.prefill() == null)) {
      return filled;
    }
    Optional<CitizenSummary> citizen = identity.citizen(user.requireId());
    List<Earlier> earlier = earlier(user);
    for (Field field : step.fields()) {
      if (field.prefill() != null) {
        fill(field, field.prefill(), new Known(user, citizen, earlier, texts), filled);
      }
    }
    return filled;
  }

  private record Known(
      CurrentUser user, Optional<CitizenSummary> citizen, List<Earlier> earlier, Texts texts) {}

  private void fill(Field field, Prefill prefill, Known known, Filled into) {
    String claim =
        switch (prefill) {
          case NAME -> known.user().name();
          case IDENTITY_NUMBER -> known.user().identityNumber();
          case BIRTH_DATE ->
              known.citizen().map(CitizenSummary::birthDate).map(DAY::format).orElse(null);
          case PHONE -> known.citizen().map(CitizenSummary::phone).orElse(null);
          case EMAIL -> known.citizen().map(CitizenSummary::email).orElse(null);
          case ADDRESS, COMMUNE, LAST_ANSWER -> null;
        };
    if (claim != null && !claim.isBlank()) {
      into.values().put(field.key(), claim);
      into.sources().put(field.key(), known.texts().t("dossiers.prefill.identity"));
      return;
    }
    for (Earlier dossier : known.earlier()) {
      Map<String, String> values = values(field, prefill, dossier);
      if (!values.isEmpty()) {
        into.values().putAll(values);
        into.sources()
            .put(
                field.key(),
                known
                    .texts()
                    .t(
                        "dossiers.prefill.dossier",
                        dossier.code(),
                        DAY.format(dossier.received().atZone(Vietnam.ZONE))));
        return;
      }
    }
  }

  private Map<String, String> values(Field field, Prefill prefill, Earlier dossier) {
    return switch (prefill) {
      case NAME, IDENTITY_NUMBER, BIRTH_DATE -> Map.of();
      case PHONE -> one(field, dossier.applicant().phone());
      case EMAIL -> one(field, dossier.applicant().email());
      case ADDRESS -> one(field, dossier.applicant().address());
      case COMMUNE -> one(field, dossier.applicant().communeCode());
      case LAST_ANSWER -> sameQuestion(field, dossier) ? answers(field, dossier) : Map.of();
    };
  }

  private static Map<String, String> one(Field field, @Nullable String value) {
    return value == null || value.isBlank() ? Map.of() : Map.of(field.key(), value);
  }

  private static Map<String, String> answers(Field field, Earlier dossier) {
    Map<String, String> answers = new LinkedHashMap<>();
    dossier
        .form()
        .forEach((key, answer) -> {
          boolean cell = field.type() == FieldType.TABLE && key.startsWith(field.key() + ".");
          if (!answer.isBlank() && (cell || key.equals(field.key()))) {
            answers.put(key, answer);
          }
        });
    return answers;
  }

  /** Another procedure may mean something else by the same key. */
  private boolean sameQuestion(Field field, Earlier dossier) {
    if (answers(field, dossier).isEmpty()) {
      return false;
    }
    var form = procedures.version(dossier.version()).content().form();
    return form != null
        && form.sections().stream()
            .flatMap(section -> section.fields().stream())
            .anyMatch(other ->
                other.key().equals(field.key())
                    && other.type() == field.type()
                    && other.label().equals(field.label()));
  }

  private List<Earlier> earlier(CurrentUser user) {
    return jdbc.sql(
            """
            select code, received_at, procedure_version, applicant, form from dossiers.dossier
            where applicant_account = :account and received_at is not null
            order by received_at desc limit :most
            """)
        .param("account", user.requireId())
        .param("most", DOSSIERS)
        .query(Prefills::earlier)
        .list();
  }

  @SuppressWarnings("unchecked")
  private static Earlier earlier(ResultSet row, int number) throws SQLException {
    return new Earlier(
        row.getString("code"),
        Sql.at(row, "received_at"),
        row.getObject("procedure_version", UUID.class),
        Sql.read(row.getString("applicant"), Party.class),
        Sql.read(row.getString("form"), Map.class));
  }
}
