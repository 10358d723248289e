package vn.lienthong.notifications;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is told.
 *
 * @param id person (STAFF) or citizen account (CITIZEN)
 * @param email where given, e-mail is sent too
 * @param phone where given and the event has an SMS text, an SMS is sent too
 * @param lang vi or en
 */
public record Recipient(
    Kind kind, UUID id, @Nullable String email, @Nullable String phone, String lang) {
  public Recipient {
    lang = "en".equals(lang) ? "en" : "vi";
  }

  /** Which register the id belongs to. */
  public enum Kind {
    STAFF,
    CITIZEN
  }
}
