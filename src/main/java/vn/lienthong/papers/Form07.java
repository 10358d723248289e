package vn.lienthong.papers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mẫu số 07: register (Sổ theo dõi hồ sơ), landscape.
 *
 * @param range what it holds, as words
 */
public record Form07(Office office, String range, List<Line> lines, Instant at) implements Paper {

  public Form07 {
    lines = List.copyOf(lines);
  }

  /**
   * A row of the register.
   *
   * @param area commune of the owner (địa bàn)
   */
  public record Line(
      String code,
      String subject,
      int copies,
      String owner,
      String address,
      String phone,
      Instant receivedAt,
      @Nullable Instant dueAt,
      @Nullable Instant returnedAt,
      String returnedBy,
      String collector,
      String receiver,
      String area,
      String note) {}

  @Override
  public String code() {
    return "";
  }

  @Override
  public String template() {
    return "form07";
  }

  @Override
  public boolean landscape() {
    return true;
  }
}
