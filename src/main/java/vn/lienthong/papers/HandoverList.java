package vn.lienthong.papers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * List by which an agency and a one-stop unit hand over dossiers or results, confirmed by both.
 *
 * @param results whether results are handed over, else dossiers
 * @param code number of the list
 * @param taken null until the other side has confirmed
 */
public record HandoverList(
    Office office,
    String code,
    boolean results,
    String from,
    String to,
    List<Item> items,
    Confirmation given,
    @Nullable Confirmation taken,
    String note)
    implements Paper {

  public HandoverList {
    items = List.copyOf(items);
  }

  /**
   * A dossier on the list.
   *
   * @param document number and subject of the result; what is handed in otherwise
   * @param remark what the taking side wrote
   */
  public record Item(
      String code,
      String procedure,
      String document,
      String owner,
      String address,
      String fee,
      boolean byPost,
      String remark) {}

  /** Who confirmed, when. */
  public record Confirmation(String person, Instant at) {}

  @Override
  public String template() {
    return "handover";
  }

  @Override
  public boolean landscape() {
    return true;
  }
}
