package vn.lienthong.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.db.Sql;

/** Consignments and the news about them. */
@Repository
class ConsignmentRepository {
  private final JdbcClient jdbc;

  ConsignmentRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Tariff(long ownProvince, long elsewhere, String legalBasis) {}

  /** False where a consignment of the dossier is open already. */
  boolean insert(Consignment c) {
    return jdbc.sql(
                """
                insert into post.consignment (id, reference, dossier_id, dossier_code, contents,
                  unit_id, unit_name, unit_path, state, recipient, phone, address, fee, fee_basis,
                  prepared_at, prepared_by)
                values (:id, :reference, :dossier, :code, :contents, :unit, :name, :path, 'PREPARED',
                  :recipient, :phone, :address, :fee, :basis, :at, :by)
                on conflict do nothing
                """)
            .param("id", c.id())
            .param("reference", c.reference())
            .param("dossier", c.dossierId())
            .param("code", c.dossierCode())
            .param("contents", c.contents())
            .param("unit", c.unitId())
            .param("name", c.unitName())
            .param("path", c.unitPath())
            .param("recipient", c.to().recipient())
            .param("phone", c.to().phone())
            .param("address", c.to().address())
            .param("fee", c.fee())
            .param("basis", c.feeBasis())
            .param("at", Sql.utc(c.preparedAt()))
            .param("by", c.preparedBy())
            .update()
        == 1;
  }

  Consignment get(UUID id) {
    return one("id = :key", id, "")
        .orElseThrow(() -> new AppException(PostErrors.NO_SUCH_CONSIGNMENT));
  }

  /** Nobody else moves it until the end of the transaction. */
  Consignment take(UUID id) {
    return one("id = :key", id, " for update")
        .orElseThrow(() -> new AppException(PostErrors.NO_SUCH_CONSIGNMENT));
  }

  Optional<Consignment> takeByTracking(String tracking) {
    return one("tracking = :key", tracking, " for update");
  }

  private Optional<Consignment> one(String where, Object key, String lock) {
    return jdbc.sql("select * from post.consignment where " + where + lock)
        .param("key", key)
        .query(ConsignmentRepository::row)
        .optional();
  }

  /** Newest first, paged by id. */
  List<Consignment> within(
      String[] reach, Collection<ConsignmentState> states, @Nullable UUID after, int size) {
    return jdbc.sql(
            """
            select * from post.consignment
            where unit_path like any (:reach) and state in (:states)
              and (cast(:after as uuid) is null or id < :after)
            order by id desc limit :size
            """)
        .param("reach", reach)
        .param("states", states.stream().map(Enum::name).toList())
        .param("after", after)
        .param("size", size)
        .query(ConsignmentRepository::row)
        .list();
  }

  long count(String[] reach, ConsignmentState state) {
    return jdbc.sql(
            """
            select count(*) from post.consignment
            where unit_path like any (:reach) and state = :state
            """)
        .param("reach", reach)
        .param("state", state.name())
        .query(Long.class)
        .single();
  }

  /** Newest first. */
  List<Consignment> ofDossier(UUID dossier) {
    return jdbc.sql("select * from post.consignment where dossier_id = :dossier order by id desc")
        .param("dossier", dossier)
        .query(ConsignmentRepository::row)
        .list();
  }

  List<Consignment> ofList(UUID list) {
    return jdbc.sql("select * from post.consignment where hand_over_id = :list order by id")
        .param("list", list)
        .query(ConsignmentRepository::row)
        .list();
  }

  /** Which of the dossiers have a consignment that is not ended. */
  Set<UUID> open(Collection<UUID> dossiers) {
    return dossiers.isEmpty()
        ? Set.of()
        : jdbc
            .sql(
                """
                select dossier_id from post.consignment
                where dossier_id in (:dossiers) and state in ('PREPARED', 'HANDED_OVER')
                """)
            .param("dossiers", dossiers)
            .query(UUID.class)
            .stream()
            .collect(Collectors.toSet());
  }

  /** False where another consignment has the number. */
  boolean track(UUID id, String tracking) {
    return jdbc.sql(
                """
                update post.consignment c set tracking = :tracking where id = :id
                  and not exists (select 1 from post.consignment o
                    where o.tracking = :tracking and o.id <> :id)
                """)
            .param("tracking", tracking)
            .param("id", id)
            .update()
        == 1;
  }

  void handOver(UUID id, UUID list, long collect) {
    jdbc.sql(
            """
            update post.consignment set state = 'HANDED_OVER', hand_over_id = :list,
              collect = :collect
            where id = :id
            """)
        .param("list", list)
        .param("collect", collect)
        .param("id", id)
        .update();
  }

  void end(UUID id, ConsignmentState state, Instant at, String who) {
    jdbc.sql(
            """
            update post.consignment set state = :state, ended_at = :at,
              received_by = case when :state = 'DELIVERED' then :who end,
              reason = case when :state <> 'DELIVERED' then :who end
            where id = :id
            """)
        .param("state", state.name())
        .param("at", Sql.utc(at))
        .param("who", who)
        .param("id", id)
        .update();
  }

  /** False where the news is known. */
  boolean hear(UUID consignment, News news, Instant now) {
    return jdbc.sql(
                """
                insert into post.news (key, consignment_id, kind, at, place, detail, taken_at)
                values (:key, :consignment, :kind, :at, :place, :detail, :now)
                on conflict do nothing
                """)
            .param("key", news.key())
            .param("consignment", consignment)
            .param("kind", news.kind().name())
            .param("at", Sql.utc(news.at()))
            .param("place", news.where())
            .param("detail", news.more())
            .param("now", Sql.utc(now))
            .update()
        == 1;
  }

  /** By the time at which things happened, the newest first. */
  List<News> news(UUID consignment) {
    return jdbc.sql(
            """
            select n.*, c.tracking from post.news n join post.consignment c on c.id = n.consignment_id
            where n.consignment_id = :id order by n.at desc, n.key
            """)
        .param("id", consignment)
        .query((row, i) ->
            new News(
                row.getString("key"),
                String.valueOf(row.getString("tracking")),
                News.Kind.valueOf(row.getString("kind")),
                Sql.at(row, "at"),
                row.getString("place"),
                row.getString("detail")))
        .list();
  }

  /** Handed over, and nothing heard since. */
  List<UUID> silent(Instant since, int most) {
    return jdbc.sql(
            """
            select c.id from post.consignment c join post.hand_over h on h.id = c.hand_over_id
            where c.state = 'HANDED_OVER' and h.at < :since
              and not exists (select 1 from post.news n
                where n.consignment_id = c.id and n.taken_at >= :since)
            order by c.id limit :most
            """)
        .param("since", Sql.utc(since))
        .param("most", most)
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  Tariff tariff(LocalDate on) {
    return jdbc.sql(
            "select * from post.tariff where from_day <= :on order by from_day desc limit 1")
        .param("on", on)
        .query((row, i) ->
            new Tariff(
                row.getLong("own_province"),
                row.getLong("elsewhere"),
                row.getString("legal_basis")))
        .single();
  }

  private static Consignment row(ResultSet row, int i) throws SQLException {
    return new Consignment(
        Sql.id(row, "id"),
        row.getString("reference"),
        Sql.id(row, "dossier_id"),
        row.getString("dossier_code"),
        row.getString("contents"),
        Sql.id(row, "unit_id"),
        row.getString("unit_name"),
        row.getString("unit_path"),
        ConsignmentState.valueOf(row.getString("state")),
        row.getString("tracking"),
        new Consignment.Address(
            row.getString("recipient"), row.getString("phone"), row.getString("address")),
        row.getLong("fee"),
        row.getString("fee_basis"),
        row.getLong("collect"),
        Sql.uuid(row, "hand_over_id"),
        Sql.at(row, "prepared_at"),
        row.getString("prepared_by"),
        Sql.instant(row, "ended_at"),
        row.getString("received_by"),
        row.getString("reason"));
  }
}
