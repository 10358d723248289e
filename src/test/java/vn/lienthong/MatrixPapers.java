package vn.lienthong;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.shared.Ids;

/** A hand-over list inside another unit. */
record MatrixPapers(JdbcClient jdbc) {

  Map<String, String> between(String unit) {
    String list = Ids.next().toString();
    jdbc.sql(
            """
            insert into dossiers.transfer (id, version, number, direction, state, from_unit,
              from_name, from_path, to_unit, to_name, to_path, items, sent_at, sent_by_name)
            select :id::uuid, 1, :id, 'TO_CENTRE', 'SENT', unit_id, name, path, unit_id, name, path,
              1, now(), 'Người giao'
            from directory.unit_state where unit_id = :unit::uuid and valid_until is null
            """)
        .param("id", list)
        .param("unit", unit)
        .update();
    return Map.of("hand-over list", list);
  }
}
