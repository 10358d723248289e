package vn.lienthong.papers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mẫu số 01 for several dossiers of one applicant on one slip.
 *
 * @param code of the first dossier
 */
public record Form01Together(
    Office office,
    String code,
    Person applicant,
    List<Item> items,
    String collectAt,
    String receiver,
    Instant at,
    @Nullable String lookupUrl)
    implements Paper {

  public Form01Together {
    items = List.copyOf(items);
    if (items.isEmpty()) {
      throw new IllegalArgumentException("a slip names a dossier");
    }
  }

  /** One dossier on the slip. */
  public record Item(
      String code,
      String procedure,
      @Nullable String owner,
      String papers,
      int sets,
      Instant receivedAt,
      @Nullable Instant dueAt) {}

  @Override
  public String template() {
    return "together";
  }
}
