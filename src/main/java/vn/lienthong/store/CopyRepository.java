package vn.lienthong.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.db.Sql;

@Repository
class CopyRepository {
  private final JdbcClient jdbc;

  CopyRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The number of the unit in the year that is free now. */
  int upcoming(UUID unit, int year) {
    return jdbc.sql(
            """
            select coalesce(
              (select last from store.copy_counter where unit_id = :unit and year = :year), 0) + 1
            """)
        .param("unit", unit)
        .param("year", year)
        .query(Integer.class)
        .single();
  }

  /** False when somebody else has the number; the row stays locked until the commit. */
  boolean take(UUID unit, int year, int number) {
    return jdbc.sql(
                """
                insert into store.copy_counter (unit_id, year, last) values (:unit, :year, :number)
                on conflict (unit_id, year) do update set last = :number
                where copy_counter.last = :number - 1
                """)
            .param("unit", unit)
            .param("year", year)
            .param("number", number)
            .update()
        == 1;
  }

  void insert(CertifiedCopy c) {
    jdbc.sql(
            """
            insert into store.certified_copy (id, code, number, year, owner, owner_name, paper,
              paper_number, paper_agency, paper_issued_on, pages, unit_id, unit_path, unit_name,
              certified_at, certified_by, certified_by_name, certified_title, valid_until, item_id,
              file_id, sha256, scan_sha256, dossier_code)
            values (:id, :code, :number, :year, :owner, :ownerName, :paper, :paperNumber,
              :paperAgency, :issuedOn, :pages, :unit, :path, :unitName, :at, :by, :byName, :title,
              :until, :item, :file, :sha256, :scan, :dossier)
            """)
        .param("id", c.id())
        .param("code", c.code())
        .param("number", c.number())
        .param("year", c.year())
        .param("owner", c.owner())
        .param("ownerName", c.ownerName())
        .param("paper", c.paper())
        .param("paperNumber", c.paperNumber())
        .param("paperAgency", c.paperAgency())
        .param("issuedOn", c.paperIssuedOn())
        .param("pages", c.pages())
        .param("unit", c.unitId())
        .param("path", c.unitPath())
        .param("unitName", c.unitName())
        .param("at", Sql.time(c.certifiedAt()))
        .param("by", c.certifiedBy())
        .param("byName", c.certifiedByName())
        .param("title", c.certifiedTitle())
        .param("until", c.validUntil())
        .param("item", c.itemId())
        .param("file", c.fileId())
        .param("sha256", c.sha256())
        .param("scan", c.scanSha256())
        .param("dossier", c.dossierCode())
        .update();
  }

  Optional<CertifiedCopy> find(UUID id) {
    return jdbc.sql("select * from store.certified_copy where id = :id")
        .param("id", id)
        .query(new SimplePropertyRowMapper<>(CertifiedCopy.class))
        .optional();
  }

  Optional<CertifiedCopy> byCode(String code) {
    return jdbc.sql("select * from store.certified_copy where code = :code")
        .param("code", code)
        .query(new SimplePropertyRowMapper<>(CertifiedCopy.class))
        .optional();
  }

  List<CertifiedCopy> list(String[] reach, String q, @Nullable UUID after, int most) {
    return jdbc.sql(
            """
            select * from store.certified_copy
            where unit_path like any (:reach)
              and (:q = '' or owner = :q or code = upper(:q) or paper_number = :q)
              and (cast(:after as uuid) is null or id < :after)
            order by id desc limit :most
            """)
        .param("reach", reach)
        .param("q", q)
        .param("after", after)
        .param("most", most)
        .query(new SimplePropertyRowMapper<>(CertifiedCopy.class))
        .list();
  }

  boolean revoke(UUID id, String by, String reason, Instant now) {
    return jdbc.sql(
                """
                update store.certified_copy set revoked_at = :now, revoked_by_name = :by,
                  revoked_reason = :reason
                where id = :id and revoked_at is null
                """)
            .param("now", Sql.time(now))
            .param("by", by)
            .param("reason", reason)
            .param("id", id)
            .update()
        == 1;
  }

  /** The paper in the store that the copy is went out of force: so does the copy. */
  void revokeOf(UUID item, String by, String reason, Instant now) {
    jdbc.sql(
            """
            update store.certified_copy set revoked_at = :now, revoked_by_name = :by,
              revoked_reason = :reason
            where item_id = :item and revoked_at is null
            """)
        .param("now", Sql.time(now))
        .param("by", by)
        .param("reason", reason)
        .param("item", item)
        .update();
  }

  List<CopyCount> counts(LocalDate from, LocalDate until, String path) {
    return jdbc.sql(
            """
            select unit_path,
              cast(date_trunc('month', certified_at at time zone 'Asia/Ho_Chi_Minh') as date)
                as month,
              coalesce(dossier_code, (
                select i.source_code from store.item i
                where i.sha256 = c.sha256 and i.type = 'RESULT' and i.source_code is not null
                order by i.id limit 1)) as dossier_code,
              count(*) as copies
            from store.certified_copy c
            where revoked_at is null and certified_at >= :from and certified_at < :until
              and unit_path like :path
            group by 1, 2, 3
            """)
        .param("from", Sql.time(from.atStartOfDay(Vietnam.ZONE).toInstant()))
        .param("until", Sql.time(until.atStartOfDay(Vietnam.ZONE).toInstant()))
        .param("path", path + "%")
        .query(new SimplePropertyRowMapper<>(CopyCount.class))
        .list();
  }
}
