package vn.lienthong;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.shared.Ids;

/** A hall of a unit with a ticket in it, and a result that the unit has given to the post. */
record MatrixHall(JdbcClient jdbc) {

  Map<String, String> at(UUID unit) {
    Map<String, String> ids = new HashMap<>();
    UUID hall = Ids.next();
    UUID group = Ids.next();
    UUID counter = Ids.next();
    UUID ticket = Ids.next();
    String slug = "m-" + hall;
    jdbc.sql(
            """
            insert into queue.centre (id, unit_id, unit_name, unit_path, slug, keeps_hours)
            select :id, :id, name, path, :slug, false from directory.unit_state
            where unit_id = :unit and valid_until is null
            """)
        .param("id", hall)
        .param("slug", slug)
        .param("unit", unit)
        .update();
    jdbc.sql(
            """
            insert into queue.service_group (id, centre_id, letter, name, name_en, place)
            values (:id, :hall, 'A', 'Nộp hồ sơ', 'File', 1)
            """)
        .param("id", group)
        .param("hall", hall)
        .update();
    jdbc.sql(
            """
            insert into queue.counter (id, centre_id, number, name) values (:id, :hall, 1, 'Quầy 1')
            """)
        .param("id", counter)
        .param("hall", hall)
        .update();
    jdbc.sql(
            """
            insert into queue.ticket (id, client_id, token, centre_id, group_id, drawn_group, day,
              series, number, code, state, source, issued_at)
            values (:id, :id, :token, :hall, :group, :group, current_date, 'ONLINE', 77, 'A077',
              'WAITING', 'KIOSK', now())
            """)
        .param("id", ticket)
        .param("token", "t" + ticket)
        .param("hall", hall)
        .param("group", group)
        .update();
    ids.put("hall", hall.toString());
    ids.put("hall slug", slug);
    ids.put("service group", group.toString());
    ids.put("counter", counter.toString());
    ids.put("ticket", ticket.toString());
    ids.put("ticket token", "t" + ticket);
    post(unit, ids);
    return ids;
  }

  private void post(UUID unit, Map<String, String> ids) {
    UUID list = Ids.next();
    UUID consignment = Ids.next();
    jdbc.sql(
            """
            insert into post.hand_over (id, number, unit_id, unit_name, unit_path, at, by_name,
              postman)
            select :id, 'BK ' || :id, unit_id, name, path, now(), 'Ai đó', 'Bưu tá'
            from directory.unit_state where unit_id = :unit and valid_until is null
            """)
        .param("id", list)
        .param("unit", unit)
        .update();
    jdbc.sql(
            """
            insert into post.consignment (id, reference, dossier_id, dossier_code, contents,
              unit_id, unit_name, unit_path, state, recipient, phone, address, fee, fee_basis,
              prepared_at, prepared_by)
            select :id, 'LT ' || :id, :id, 'X', 'Giấy phép', unit_id, unit_name, unit_path,
              'PREPARED', 'Người Khác', '0900000077', 'Số 1', 26000, '', now(), 'Ai đó'
            from post.hand_over where id = :list
            """)
        .param("id", consignment)
        .param("list", list)
        .update();
    ids.put("consignment", consignment.toString());
    ids.put("hand-over list", list.toString());
  }
}
