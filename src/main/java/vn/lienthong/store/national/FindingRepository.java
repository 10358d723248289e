package vn.lienthong.store.national;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/** Questions to the national store and what it told. */
@Repository
class FindingRepository {
  private static final String FINDINGS =
      """
      select f.*, q.owner, q.at from store.national_finding f
      join store.national_query q on q.id = f.query_id
      """;

  private final JdbcClient jdbc;

  FindingRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A question as it is listed. */
  record Asked(
      Instant at,
      String owner,
      String person,
      @Nullable String unitName,
      String consent,
      String procedureCode,
      NationalAnswer.Outcome outcome,
      int found,
      int millis) {
    /** The number as those who mend the line may see it. */
    String masked() {
      return "•••• " + owner.substring(Math.max(0, owner.length() - 4));
    }
  }

  /** When and how long it was asked, with which outcome. */
  record Round(Instant at, NationalAnswer.Outcome outcome, int millis) {}

  List<NationalFinding> insert(
      NationalQuestion question, CurrentUser who, Round round, List<NationalPaper> papers) {
    UUID query = Ids.next();
    jdbc.sql(
            """
            insert into store.national_query (id, at, owner, who, person, unit_name, consent,
              procedure_code, outcome, found, millis)
            values (:id, :at, :owner, :who, :person, :unit, :consent, :procedure, :outcome, :found,
              :millis)
            """)
        .param("id", query)
        .param("at", round.at().atOffset(ZoneOffset.UTC))
        .param("owner", question.owner())
        .param("who", who.requireId())
        .param("person", who.name())
        .param(
            "unit",
            who.postsWith(NationalPapers.ASK).stream()
                .findFirst()
                .map(CurrentUser.Post::unitName)
                .orElse(null))
        .param("consent", who.isCitizen() ? "OWN" : "AT_COUNTER")
        .param("procedure", question.procedure())
        .param("outcome", round.outcome().name())
        .param("found", papers.size())
        .param("millis", round.millis())
        .update();
    List<NationalFinding> found = new ArrayList<>();
    for (NationalPaper paper : papers) {
      UUID id = Ids.next();
      insert(id, query, paper);
      found.add(new NationalFinding(id, question.owner(), paper, round.at(), null));
    }
    return found;
  }

  private void insert(UUID id, UUID query, NationalPaper p) {
    jdbc.sql(
            """
            insert into store.national_finding (id, query_id, national_id, kind, name, number,
              agency, signer, issued_on, valid_until, forever, in_force, sha256, file_name, address)
            values (:id, :query, :national, :kind, :name, :number, :agency, :signer, :issued,
              :until, :forever, :inForce, :sha256, :fileName, :address)
            """)
        .param("id", id)
        .param("query", query)
        .param("national", p.id())
        .param("kind", p.kind())
        .param("name", p.name())
        .param("number", p.number())
        .param("agency", p.agency())
        .param("signer", p.signer())
        .param("issued", p.issuedOn())
        .param("until", p.validUntil())
        .param("forever", p.forever())
        .param("inForce", p.inForce())
        .param("sha256", p.sha256())
        .param("fileName", p.fileName())
        .param("address", p.address())
        .update();
  }

  /** Of the user's last question about the person for the procedure, if it is not too long ago. */
  List<NationalFinding> last(String owner, String procedure, UUID who, Instant since) {
    return jdbc.sql(
            FINDINGS
                + """
                where q.id = (select id from store.national_query
                  where who = :who and owner = :owner and procedure_code = :procedure
                    and at >= :since
                  order by id desc limit 1)
                order by f.kind, f.id
                """)
        .param("who", who)
        .param("owner", owner)
        .param("procedure", procedure)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(FindingRepository::row)
        .list();
  }

  /** What the user was told, if it is not too long ago. */
  Optional<NationalFinding> find(UUID id, UUID who, Instant since) {
    return jdbc.sql(FINDINGS + " where f.id = :id and q.who = :who and q.at >= :since")
        .param("id", id)
        .param("who", who)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(FindingRepository::row)
        .optional();
  }

  Optional<NationalFinding> ofItem(UUID item) {
    return jdbc.sql(FINDINGS + " where f.item_id = :item order by f.id limit 1")
        .param("item", item)
        .query(FindingRepository::row)
        .optional();
  }

  void taken(UUID id, UUID item) {
    jdbc.sql("update store.national_finding set item_id = :item, refused = null where id = :id")
        .param("item", item)
        .param("id", id)
        .update();
  }

  void refused(UUID id, String why) {
    jdbc.sql("update store.national_finding set refused = :why where id = :id")
        .param("why", why)
        .param("id", id)
        .update();
  }

  List<Asked> newest(int most) {
    return jdbc.sql("select * from store.national_query order by id desc limit :most")
        .param("most", most)
        .query(new SimplePropertyRowMapper<>(Asked.class))
        .list();
  }

  private static NationalFinding row(ResultSet row, int number) throws SQLException {
    return new NationalFinding(
        row.getObject("id", UUID.class),
        row.getString("owner"),
        new NationalPaper(
            row.getString("national_id"),
            row.getString("kind"),
            row.getString("name"),
            row.getString("number"),
            row.getString("agency"),
            row.getString("signer"),
            row.getObject("issued_on", LocalDate.class),
            row.getObject("valid_until", LocalDate.class),
            row.getBoolean("forever"),
            row.getBoolean("in_force"),
            row.getString("sha256"),
            row.getString("file_name"),
            row.getString("address")),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getObject("item_id", UUID.class));
  }
}
