package vn.lienthong.dossiers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

/** Lists of what counter and agency hand over. */
@Repository
public class TransferRepository {
  private final JdbcClient jdbc;

  TransferRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A dossier on a list. */
  public record Item(
      UUID dossierId,
      String code,
      String procedure,
      String owner,
      @Nullable String address,
      @Nullable Long fee,
      boolean byPost,
      @Nullable String resultNumber,
      @Nullable String resultTitle,
      String remark) {}

  /** Something that can be handed over now. */
  public record Candidate(Item item, Place from, Place to, @Nullable Instant due) {}

  private static final String ITEM =
      """
      d.id, d.code, d.procedure_name, d.owner_name, d.owner ->> 'address' as owner_address, d.fee,
        d.delivery, r.number as result_number, r.title as result_title
      """;

  private static final String RESULT =
      """
      left join lateral (select number, title from dossiers.result
        where dossier_id = d.id and revoked_at is null order by issued_at desc limit 1) r on true
      """;

  private static final String WAITING_RESULTS =
      """
      select %s, d.competent_unit as from_unit, d.competent_name as from_name,
        d.competent_path as from_path, d.received_unit as to_unit, d.received_name as to_name,
        d.received_path as to_path, d.due_at
      from unnest(cast(:lows as text[]), cast(:highs as text[])) as g(low, high)
      join dossiers.dossier d on d.competent_path >= g.low collate "C" and d.competent_path < g.high
      %s
      where d.status = 'HANDLED' and d.delivery <> 'ELECTRONIC'
      """
          .formatted(ITEM, RESULT);

  private static final String WAITING_DOSSIERS =
      """
      select %s, d.received_unit as from_unit, d.received_name as from_name,
        d.received_path as from_path, d.competent_unit as to_unit, d.competent_name as to_name,
        d.competent_path as to_path, d.due_at
      from unnest(cast(:lows as text[]), cast(:highs as text[])) as g(low, high)
      join dossiers.dossier d on d.received_path >= g.low collate "C" and d.received_path < g.high
      %s
      where d.status in ('RECEIVED', 'PROCESSING') and d.channel <> 'ONLINE'
      """
          .formatted(ITEM, RESULT);

  private static String waiting(Transfer.Direction direction) {
    String from =
        switch (direction) {
          case TO_AGENCY -> WAITING_DOSSIERS;
          case TO_CENTRE -> WAITING_RESULTS;
        };
    return from
        + """
         and not exists (select 1 from dossiers.transfer_item i
           where i.dossier_id = d.id and i.direction = :direction and i.live)
        """;
  }

  /** What the user's units can hand over now, oldest first. */
  public List<Candidate> candidates(Transfer.Direction direction, CurrentUser user, int most) {
    UnitRanges ranges = UnitRanges.of(user, List.of(direction.gives()));
    return jdbc.sql(waiting(direction) + " order by d.id limit :most")
        .param("lows", ranges.lows())
        .param("highs", ranges.highs())
        .param("direction", direction.name())
        .param("most", most)
        .query((row, number) -> candidate(row))
        .list();
  }

  public long waiting(Transfer.Direction direction, CurrentUser user) {
    UnitRanges ranges = UnitRanges.of(user, List.of(direction.gives()));
    return jdbc.sql("select count(*) from (" + waiting(direction) + ") w")
        .param("lows", ranges.lows())
        .param("highs", ranges.highs())
        .param("direction", direction.name())
        .query(Long.class)
        .single();
  }

  /** Those of the ids that the user's units can hand over now. */
  List<Candidate> chosen(Transfer.Direction direction, Collection<UUID> ids, CurrentUser user) {
    UnitRanges ranges = UnitRanges.of(user, List.of(direction.gives()));
    return jdbc.sql(waiting(direction) + " and d.id = any(:ids) order by d.id")
        .param("lows", ranges.lows())
        .param("highs", ranges.highs())
        .param("direction", direction.name())
        .param("ids", Sql.array(ids))
        .query((row, number) -> candidate(row))
        .list();
  }

  void insert(Transfer t, List<Candidate> items, CurrentUser who) {
    jdbc.sql(
            """
            insert into dossiers.transfer (id, version, number, direction, state, from_unit,
              from_name, from_path, to_unit, to_name, to_path, items, note, sent_at, sent_by,
              sent_by_name)
            values (:id, 1, :number, :direction, 'SENT', :fromUnit, :fromName, :fromPath,
              :toUnit, :toName, :toPath, :items, :note, :at, :by, :name)
            """)
        .param("id", t.id())
        .param("number", t.number())
        .param("direction", t.direction().name())
        .param("fromUnit", t.from().unitId())
        .param("fromName", t.from().name())
        .param("fromPath", t.from().path())
        .param("toUnit", t.to().unitId())
        .param("toName", t.to().name())
        .param("toPath", t.to().path())
        .param("items", items.size())
        .param("note", t.note())
        .param("at", Sql.time(t.sent().at()))
        .param("by", who.id())
        .param("name", who.name())
        .update();
    try {
      jdbc.sql(
              """
              insert into dossiers.transfer_item (transfer_id, dossier_id, direction, place)
              select :id, i.dossier, :direction, i.place
              from unnest(cast(:dossiers as uuid[])) with ordinality as i(dossier, place)
              """)
          .param("id", t.id())
          .param("direction", t.direction().name())
          .param("dossiers", Sql.array(items.stream().map(c -> c.item().dossierId()).toList()))
          .update();
    } catch (DuplicateKeyException e) {
      throw new AppException(DossiersErrors.HANDED_OVER_BEFORE, e);
    }
  }

  void take(Transfer t, Map<UUID, String> remarks, CurrentUser who, Instant at) {
    one(
        jdbc.sql(
                """
                update dossiers.transfer set version = version + 1, state = 'RECEIVED',
                  received_at = :at, received_by = :by, received_by_name = :name
                where id = :id and version = :version and state = 'SENT'
                """)
            .param("at", Sql.time(at))
            .param("by", who.id())
            .param("name", who.name()),
        t);
    if (!remarks.isEmpty()) {
      jdbc.sql(
              """
              update dossiers.transfer_item i set remark = n.remark
              from unnest(cast(:dossiers as uuid[]), cast(:remarks as text[])) as n(dossier, remark)
              where i.transfer_id = :id and i.dossier_id = n.dossier
              """)
          .param("id", t.id())
          .param("dossiers", Sql.array(remarks.keySet()))
          .param("remarks", remarks.values().toArray(String[]::new))
          .update();
    }
  }

  void cancel(Transfer t, String reason, CurrentUser who, Instant at) {
    one(
        jdbc.sql(
                """
                update dossiers.transfer set version = version + 1, state = 'CANCELLED',
                  cancelled_at = :at, cancelled_by_name = :name, cancelled_reason = :reason
                where id = :id and version = :version and state = 'SENT'
                """)
            .param("at", Sql.time(at))
            .param("name", who.name())
            .param("reason", reason),
        t);
    jdbc.sql("update dossiers.transfer_item set live = false where transfer_id = :id")
        .param("id", t.id())
        .update();
  }

  /** A new result of the dossier can be handed over again. */
  void reopen(UUID dossier, Transfer.Direction direction) {
    jdbc.sql(
            """
            update dossiers.transfer_item i set live = false
            from dossiers.transfer t
            where t.id = i.transfer_id and t.state = 'RECEIVED' and i.live
              and i.dossier_id = :dossier and i.direction = :direction
            """)
        .param("dossier", dossier)
        .param("direction", direction.name())
        .update();
  }

  private static void one(JdbcClient.StatementSpec sql, Transfer t) {
    if (sql.param("id", t.id()).param("version", t.version()).update() == 0) {
      throw new AppException(DossiersErrors.CHANGED_MEANWHILE, t.number());
    }
  }

  public Optional<Transfer> find(UUID id) {
    return jdbc.sql("select * from dossiers.transfer where id = :id")
        .param("id", id)
        .query(TransferRepository::row)
        .optional();
  }

  /** All lists on which the dossier stands, oldest first; cancelled ones not. */
  public List<Transfer> of(UUID dossier) {
    return jdbc.sql(
            """
            select t.* from dossiers.transfer_item i join dossiers.transfer t on t.id = i.transfer_id
            where i.dossier_id = :dossier and t.state <> 'CANCELLED' order by t.id
            """)
        .param("dossier", dossier)
        .query(TransferRepository::row)
        .list();
  }

  public List<Item> items(UUID transfer) {
    return jdbc.sql(
            """
            select %s, i.remark
            from dossiers.transfer_item i join dossiers.dossier d on d.id = i.dossier_id
            %s
            where i.transfer_id = :id order by i.place
            """
                .formatted(ITEM, RESULT))
        .param("id", transfer)
        .query((row, number) -> item(row, row.getString("remark")))
        .list();
  }

  private static Candidate candidate(ResultSet row) throws SQLException {
    return new Candidate(
        item(row, ""), place(row, "from"), place(row, "to"), Sql.instant(row, "due_at"));
  }

  private static Item item(ResultSet row, String remark) throws SQLException {
    return new Item(
        row.getObject("id", UUID.class),
        row.getString("code"),
        row.getString("procedure_name"),
        row.getString("owner_name"),
        row.getString("owner_address"),
        row.getObject("fee", Long.class),
        row.getString("delivery").equals(Delivery.POST.name()),
        row.getString("result_number"),
        row.getString("result_title"),
        remark);
  }

  private static Place place(ResultSet row, String side) throws SQLException {
    return new Place(
        row.getObject(side + "_unit", UUID.class),
        row.getString(side + "_name"),
        row.getString(side + "_path"));
  }

  public static Transfer row(ResultSet row, int number) throws SQLException {
    return new Transfer(
        row.getObject("id", UUID.class),
        row.getInt("version"),
        row.getString("number"),
        Transfer.Direction.valueOf(row.getString("direction")),
        Transfer.State.valueOf(row.getString("state")),
        place(row, "from"),
        place(row, "to"),
        row.getInt("items"),
        row.getString("note"),
        new Transfer.Confirmation(row.getString("sent_by_name"), Sql.at(row, "sent_at")),
        confirmation(row, "received"),
        confirmation(row, "cancelled"),
        row.getString("cancelled_reason"));
  }

  private static Transfer.@Nullable Confirmation confirmation(ResultSet row, String what)
      throws SQLException {
    Instant at = Sql.instant(row, what + "_at");
    return at == null ? null : new Transfer.Confirmation(row.getString(what + "_by_name"), at);
  }
}
