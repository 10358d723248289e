package vn.lienthong;

import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.shared.Ids;

/** Clients, passkeys, reviews and mergers for the walk over all endpoints. */
record MatrixIdentity(JdbcClient jdbc) {

  /** Those of a unit and of an account that are strange to somebody. */
  Map<String, String> of(String unit, String account) {
    return Map.of(
        "client", client(UUID.fromString(unit)),
        "passkey", passkey(account),
        "review", review(account),
        "merger", merger(unit));
  }

  private String client(UUID unit) {
    String id = Ids.next().toString();
    jdbc.sql(
            """
            insert into identity.client (id, client_id, name, kind, secret_hash, unit_id, unit_name,
              unit_path, scopes, secret_set_at, created_at)
            select :id::uuid, :id, 'Phần mềm của đơn vị khác', 'SERVICE', 'x', unit_id, name, path,
              array['dossiers.view'], now(), now()
            from directory.unit_state where unit_id = :unit and valid_until is null
            """)
        .param("id", id)
        .param("unit", unit)
        .update();
    return id;
  }

  private String passkey(String account) {
    String id = Ids.next().toString();
    jdbc.sql(
            """
            insert into identity.passkey (id, handle, account_id, label, public_key, attestation,
              signature_count, backup_eligible, backed_up, created_at, last_used_at)
            values (:id::bytea, :id::uuid, :account::uuid, 'Khóa của người khác', 'x', 'x', 0, false,
              false, now(), now())
            """)
        .param("id", id)
        .param("account", account)
        .update();
    return id;
  }

  private String merger(String unit) {
    String id = Ids.next().toString();
    jdbc.sql(
            """
            insert into directory.act (id, kind, effective_on, document_number)
            values (?::uuid, 'MERGED', current_date, '1/QĐ')
            """)
        .param(id)
        .update();
    jdbc.sql(
            """
            insert into directory.merger
              (act_id, successor_id, unit_ids, touched, new_posts, before, after)
            values (:id::uuid, :unit::uuid, array[:unit::uuid], array[:unit::uuid], '{}', '{}', '{}')
            """)
        .param("id", id)
        .param("unit", unit)
        .update();
    return id;
  }

  private String review(String account) {
    jdbc.sql(
            """
            insert into identity.access_review (id, opened_at, due_on)
            values (gen_random_uuid(), now(), current_date + 30) on conflict do nothing
            """)
        .update();
    String id =
        jdbc.sql("select id::text from identity.access_review where closed_at is null")
            .query(String.class)
            .single();
    jdbc.sql(
            """
            insert into identity.access_review_item (review_id, account_id, username, person_name,
              unit_paths, posts)
            select :review::uuid, id, username, person_name, unit_paths, ''
            from identity.staff_account where id = :account::uuid
            on conflict (review_id, account_id) do update set decision = null, decided_at = null
            """)
        .param("review", id)
        .param("account", account)
        .update();
    return id;
  }
}
