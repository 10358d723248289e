package vn.lienthong;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.shared.Ids;

/** A subscription of the program of another unit, with a dead letter. */
record MatrixHooks(JdbcClient jdbc) {

  Map<String, String> of(String client) {
    String subscription = Ids.next().toString();
    String delivery = Ids.next().toString();
    jdbc.sql(
            """
            insert into webhooks.subscription (id, client_id, client_name, unit_path, unit_name,
              name, url, kinds, secret, created_at, next_try_at)
            select ?::uuid, id, name, unit_path, unit_name, 'Đăng ký của đơn vị khác',
              'https://93.184.216.34/tin', array['dossier.accepted'], 'x', now(), now()
            from identity.client where id = ?::uuid
            """)
        .params(subscription, client)
        .update();
    jdbc.sql(
            """
            insert into webhooks.lane (subscription_id, dossier_id, last, next_at, dead)
            values (?::uuid, ?::uuid, 1, now(), true)
            """)
        .params(subscription, subscription)
        .update();
    jdbc.sql(
            """
            insert into webhooks.delivery (id, subscription_id, dossier_id, seq, kind, code, payload,
              created_at, state, reason)
            values (?::uuid, ?::uuid, ?::uuid, 1, 'dossier.accepted', 'H1', '{}', now(), 'DEAD',
              'REFUSED')
            """)
        .params(delivery, subscription, subscription)
        .update();
    return Map.of("webhook", subscription, "webhook delivery", delivery);
  }
}
