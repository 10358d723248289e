package vn.lienthong.notifications;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell somebody.
 *
 * @param event module and past participle, {@code dossiers.accepted}; names the templates
 * @param values what the placeholders of the templates stand for
 * @param link path in the product that the notice leads to
 * @param idempotencyKey the same event told again with the same key goes nowhere
 */
public record Notice(
    String event,
    Recipient recipient,
    Map<String, String> values,
    @Nullable String link,
    String idempotencyKey) {
  public Notice {
    values = Map.copyOf(values);
  }
}
