package vn.lienthong.papers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mẫu số 06: control slip (Phiếu kiểm soát quá trình giải quyết hồ sơ), filled from the hand-overs
 * and the steps.
 *
 * @param book quyển số: the year of the register
 * @param ordinal số thứ tự in it
 * @param coordinating agencies that were asked
 */
public record Form06(
    Office office,
    String code,
    String book,
    String ordinal,
    Person owner,
    String procedure,
    Instant receivedAt,
    @Nullable Instant dueAt,
    String competent,
    List<String> coordinating,
    List<Stage> stages,
    Instant at)
    implements Paper {

  public Form06 {
    coordinating = List.copyOf(coordinating);
    stages = List.copyOf(stages);
  }

  /** Who hands over (1. Giao), who takes over (2. Nhận). */
  public record Hands(String unit, String person) {}

  /**
   * One hand-over.
   *
   * @param result TRƯỚC HẠN, ĐÚNG HẠN or QUÁ HẠN of the work that ended; null for the first
   */
  public record Stage(Hands from, Hands to, Instant at, @Nullable String result, String note) {}

  @Override
  public String template() {
    return "form06";
  }
}
