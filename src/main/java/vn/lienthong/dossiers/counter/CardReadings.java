package vn.lienthong.dossiers.counter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.Sql;
import vn.lienthong.shared.CurrentUser;

/** Cards that were read while dossiers were received. */
@Repository
public class CardReadings {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final JdbcClient jdbc;

  CardReadings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What stands beside the dossier for whoever may read it. */
  public record Reading(Instant at, String source, String number, String officer) {}

  /** Fields of the form that a card fills. */
  static Map<String, String> fields(ScannedCard card) {
    Map<String, String> fields = new HashMap<>();
    fields.put("identity", card.number());
    fields.put("cardNumber", card.number());
    fields.put("cardSource", card.source().name());
    put(fields, "name", card.name());
    put(fields, "address", card.address());
    put(fields, "cardOld", card.oldNumber());
    put(fields, "cardSex", card.sex() == null ? null : card.sex().name());
    put(fields, "birth", day(card.birth()));
    put(fields, "cardIssued", day(card.issued()));
    return fields;
  }

  private static void put(Map<String, String> fields, String name, @Nullable String value) {
    fields.put(name, value == null ? "" : value);
  }

  private static @Nullable String day(@Nullable LocalDate day) {
    return day == null ? null : DAY.format(day);
  }

  /** Keeps the reading, if the number is still the one of the card. */
  void keep(Dossier dossier, IntakeForm form, Instant at, CurrentUser officer) {
    String number = form.text("cardNumber");
    if (number.isEmpty() || !number.equals(dossier.owner().identityNumber())) {
      return;
    }
    jdbc.sql(
            """
            insert into dossiers.card_reading (dossier_id, at, source, number, old_number, birth,
              sex, issued, officer, officer_name)
            values (:dossier, :at, :source, :number, :old, :birth, :sex, :issued, :officer, :name)
            """)
        .param("dossier", dossier.id())
        .param("at", Sql.time(at))
        .param("source", form.cardSource().name())
        .param("number", number)
        .param("old", form.orNull("cardOld"))
        .param("birth", ScannedCard.date(form.text("birth")))
        .param("sex", form.cardSex())
        .param("issued", ScannedCard.date(form.text("cardIssued")))
        .param("officer", officer.id())
        .param("name", officer.name())
        .update();
  }

  public Optional<Reading> of(UUID dossier) {
    return jdbc.sql("select * from dossiers.card_reading where dossier_id = :dossier")
        .param("dossier", dossier)
        .query((row, number) ->
            new Reading(
                Sql.at(row, "at"),
                row.getString("source"),
                row.getString("number"),
                row.getString("officer_name")))
        .optional();
  }
}
