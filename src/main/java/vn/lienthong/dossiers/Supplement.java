package vn.lienthong.dossiers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to supplement (Form 02): everything that is missing or wrong, in one go.
 *
 * @param stage intake or handling; a second one at the same stage needs the leader's reason
 * @param notice by when it had to go out; null where no date was set for it
 */
public record Supplement(
    UUID id,
    UUID dossierId,
    String stage,
    Instant requestedAt,
    String requestedBy,
    String requestedUnit,
    String reason,
    List<Item> items,
    @Nullable String leaderName,
    @Nullable String leaderReason,
    @Nullable Instant receivedAt,
    @Nullable String receivedNote,
    @Nullable Notice notice) {
  /**
   * When the applicant had to be told (Decree 61/2018/NĐ-CP Art. 19.4).
   *
   * @param lateReason why it was told later; null when it was in time
   */
  public record Notice(Instant by, @Nullable String lateReason) {}

  /**
   * A paper to fix or add.
   *
   * @param componentKey null for something outside the check list
   * @param source the database whose data are missing or wrong (Decree 309/2026/NĐ-CP Art. 8.1a);
   *     null for what no database holds
   */
  public record Item(
      @Nullable String componentKey, String name, String what, @Nullable String source) {
    public Item(@Nullable String componentKey, String name, String what) {
      this(componentKey, name, what, null);
    }
  }

  public boolean late() {
    return notice != null && requestedAt.isAfter(notice.by());
  }

  public boolean open() {
    return receivedAt == null;
  }
}
