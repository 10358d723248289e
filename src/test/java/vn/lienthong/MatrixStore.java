package vn.lienthong;

import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.shared.Ids;

/**
 * A paper of somebody else that another unit keeps and used, for the walk through all endpoints.
 */
final class MatrixStore {
  private final JdbcClient jdbc;

  MatrixStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A code of the right shape out of the id. */
  private static String copyCode(UUID id) {
    String letters = id.toString().replace("-", "").toUpperCase(java.util.Locale.ROOT);
    String last = letters.substring(16).replace('0', 'X').replace('1', 'Y');
    return last.replaceAll("(.{4})(.{4})(.{4})(.{4})", "$1-$2-$3-$4");
  }

  Map<String, String> keptBy(UUID unit, String owner) {
    UUID item = Ids.next();
    UUID use = Ids.next();
    UUID warning = Ids.next();
    UUID share = Ids.next();
    jdbc.sql(
            """
            insert into store.item (id, version, owner, owner_name, type, name, name_key, forever,
              state, origin, unit_id, unit_path, unit_name, decided_at, decided_by_name,
              created_at)
            select :id, 1, :owner, 'Người Khác', 'COMPONENT', 'Giấy thử', 'giay thu', false,
              'APPROVED', 'UPLOADED', unit_id, path, name, now(), 'Ai Đó', now()
            from directory.unit_state where unit_id = :unit and valid_until is null
            """)
        .param("id", item)
        .param("owner", owner)
        .param("unit", unit)
        .update();
    jdbc.sql(
            """
            insert into store.use (id, item_id, item_version, sha256, at, person, consent,
              object_type, object_id, object_code, title, component_key, component_name, unit_id,
              unit_path, unit_name, file_id)
            select :use, id, 1, repeat('0', 64), now(), 'Ai Đó', 'OWN', 'matrix', '1', '1',
              'Hồ sơ thử', 'x', 'Giấy thử', unit_id, unit_path, unit_name, id
            from store.item where id = :item
            """)
        .param("use", use)
        .param("item", item)
        .update();
    jdbc.sql(
            """
            insert into store.warning (id, item_id, use_id, cause, reason, raised_at, unit_path)
            select :id, :item, :use, 'REVOKED', 'Lý do', now(), unit_path
            from store.item where id = :item
            """)
        .param("id", warning)
        .param("use", use)
        .param("item", item)
        .update();
    jdbc.sql(
            """
            insert into store.share (id, item_id, code, recipient, created_at, valid_until)
            values (:id, :item, :code, 'Ngân hàng', now(), current_date + 9)
            """)
        .param("id", share)
        .param("item", item)
        .param("code", "matrix" + share)
        .update();
    UUID copy = Ids.next();
    jdbc.sql(
            """
            insert into store.certified_copy (id, code, number, year, owner, owner_name, paper, pages,
              unit_id, unit_path, unit_name, certified_at, certified_by, certified_by_name,
              certified_title, item_id, file_id, sha256, scan_sha256)
            select :id, :code, (select coalesce(max(number), 0) + 1 from store.certified_copy), 2026,
              owner, owner_name, name, 1,
              unit_id, unit_path, unit_name, now(), id, 'Ai Đó', 'Phụ trách', id, id,
              repeat('0', 64), repeat('0', 64)
            from store.item where id = :item
            """)
        .param("id", copy)
        .param("code", copyCode(copy))
        .param("item", item)
        .update();
    UUID query = Ids.next();
    UUID finding = Ids.next();
    jdbc.sql(
            """
            insert into store.national_query (id, at, owner, who, person, consent, procedure_code,
              outcome, found, millis)
            values (:id, now(), :owner, :id, 'Người Khác', 'OWN', '1.001193', 'FOUND', 1, 9)
            """)
        .param("id", query)
        .param("owner", owner)
        .update();
    jdbc.sql(
            """
            insert into store.national_finding (id, query_id, national_id, kind, name, forever,
              in_force)
            values (:id, :query, 'QG-1', 'KQ.T99.1', 'Giấy thử', true, true)
            """)
        .param("id", finding)
        .param("query", query)
        .update();
    UUID rule = Ids.next();
    UUID service = Ids.next();
    jdbc.sql(
            """
            insert into proactive.rule (id, version, code, title, text, level, trigger, years, days,
              procedure_code, options, prefill, undo_hours, valid_from, legal_basis, state,
              changed_at, changed_by_name)
            values (:id, 1, upper('M-' || left(cast(:id as text), 30)), 'Quy tắc thử', 'Lời nhắc', 1,
              'AGE_REACHED', 80, 30, '1.001776', '[]', '{}', 72, current_date, 'Căn cứ', 'DRAFT',
              now(), 'Ai Đó')
            """)
        .param("id", rule)
        .update();
    jdbc.sql(
            """
            insert into proactive.service (id, rule_id, subject, account, level, state, why,
              procedure_code, created_at)
            values (:id, :rule, 'x', :item, 1, 'OFFERED', 'Đủ 80 tuổi', '1.001776', now())
            """)
        .param("id", service)
        .param("rule", rule)
        .param("item", item)
        .update();
    return Map.of(
        "finding", finding.toString(),
        "proactive rule", rule.toString(),
        "proactive service", service.toString(),
        "certified copy", copy.toString(),
        "paper", item.toString(),
        "paper warning", warning.toString(),
        "share", share.toString(),
        "share code", "matrix" + share);
  }
}
