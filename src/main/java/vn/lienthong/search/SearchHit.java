package vn.lienthong.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A document found.
 *
 * @param title in pieces, so that what matched can be marked
 * @param excerpt of the body around the first match; may be empty
 */
public record SearchHit(
    String kind,
    UUID id,
    List<Piece> title,
    List<Piece> excerpt,
    List<String> codes,
    String url,
    Instant updatedAt) {

  /** A piece of text; {@code match} where the query's words stand. */
  public record Piece(String text, boolean match) {}

  public String plainTitle() {
    var title = new StringBuilder();
    this.title.forEach(piece -> title.append(piece.text()));
    return title.toString();
  }
}
