package vn.lienthong.dossiers;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * The ten national states of a dossier and the one table of legal moves between them; nothing else
 * in the product can move a dossier. Where it stands with money, delivery and synchronisation are
 * three other state machines.
 */
public enum DossierStatus {
  /** Mới đăng ký. */
  REGISTERED(1),
  /** Được tiếp nhận. */
  RECEIVED(2),
  /** Không được tiếp nhận. */
  NOT_RECEIVED(3),
  /** Đang xử lý. */
  PROCESSING(4),
  /** Yêu cầu bổ sung giấy tờ. */
  SUPPLEMENT_REQUESTED(5),
  /** Yêu cầu thực hiện nghĩa vụ tài chính. */
  PAYMENT_REQUESTED(6),
  /** Công dân yêu cầu rút hồ sơ. */
  WITHDRAWN(7),
  /** Dừng xử lý. */
  STOPPED(8),
  /** Đã xử lý xong. */
  HANDLED(9),
  /** Đã trả kết quả. */
  RETURNED(10);

  private final int code;

  DossierStatus(int code) {
    this.code = code;
  }

  /** The national code, 1–10; 0 is never sent. */
  public int code() {
    return code;
  }

  public static DossierStatus ofCode(int code) {
    return Arrays.stream(values())
        .filter(status -> status.code == code)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no national status " + code));
  }

  /** The legal moves of everyday work. */
  public Set<DossierStatus> next() {
    return switch (this) {
      case REGISTERED -> EnumSet.of(RECEIVED, NOT_RECEIVED, SUPPLEMENT_REQUESTED, WITHDRAWN);
      case RECEIVED ->
          EnumSet.of(
              NOT_RECEIVED,
              PROCESSING,
              SUPPLEMENT_REQUESTED,
              PAYMENT_REQUESTED,
              WITHDRAWN,
              STOPPED);
      case PROCESSING ->
          EnumSet.of(SUPPLEMENT_REQUESTED, PAYMENT_REQUESTED, WITHDRAWN, STOPPED, HANDLED);
      case SUPPLEMENT_REQUESTED -> EnumSet.of(REGISTERED, RECEIVED, PROCESSING, WITHDRAWN, STOPPED);
      case PAYMENT_REQUESTED -> EnumSet.of(RECEIVED, PROCESSING, STOPPED);
      case HANDLED -> EnumSet.of(RETURNED);
      case NOT_RECEIVED, WITHDRAWN, STOPPED, RETURNED -> EnumSet.noneOf(DossierStatus.class);
    };
  }

  /**
   * The moves that only a recorded correction makes, with its reason and its author (wrong or lost
   * results: Decree 61/2018/NĐ-CP Art. 21).
   */
  public Set<DossierStatus> corrections() {
    return switch (this) {
      case NOT_RECEIVED -> EnumSet.of(REGISTERED, RECEIVED);
      case WITHDRAWN -> EnumSet.of(REGISTERED, RECEIVED, PROCESSING);
      case STOPPED, HANDLED -> EnumSet.of(PROCESSING);
      case RETURNED -> EnumSet.of(PROCESSING, HANDLED);
      case REGISTERED, RECEIVED, PROCESSING, SUPPLEMENT_REQUESTED, PAYMENT_REQUESTED ->
          EnumSet.noneOf(DossierStatus.class);
    };
  }

  /** Where a new dossier may begin: filed online, or handed in complete at the counter. */
  public boolean initial() {
    return this == REGISTERED || this == RECEIVED;
  }

  /** Nothing follows, unless a correction reopens it. */
  public boolean end() {
    return next().isEmpty();
  }

  /** The legal clock stands still: 5, 6 and 8 are "tạm dừng xử lý". */
  public boolean paused() {
    return this == SUPPLEMENT_REQUESTED || this == PAYMENT_REQUESTED || this == STOPPED;
  }

  /** Work is still owed: neither ended nor handled. */
  public boolean open() {
    return !end() && this != HANDLED;
  }

  /** Message key of the official Vietnamese wording. */
  public String label() {
    return "dossiers.status." + name();
  }

  /** Colour of the status pill: ok, warn, late, info or neutral. */
  public String tone() {
    return switch (this) {
      case REGISTERED, RECEIVED, PROCESSING -> "info";
      case SUPPLEMENT_REQUESTED, PAYMENT_REQUESTED -> "warn";
      case HANDLED, RETURNED -> "ok";
      case NOT_RECEIVED, STOPPED -> "late";
      case WITHDRAWN -> "neutral";
    };
  }
}
