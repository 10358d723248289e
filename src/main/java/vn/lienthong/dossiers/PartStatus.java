package vn.lienthong.dossiers;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The states of one agency's part of an interlinked dossier, and the one table of legal moves
 * between them; nothing else can move a part.
 */
public enum PartStatus {
  /** Chờ phần việc trước. */
  WAITING,
  /** Đã chuyển, chờ cơ quan nhận. */
  SENT,
  /** Đang giải quyết. */
  WORKING,
  /** Đề nghị cơ quan chủ trì yêu cầu bổ sung; the clock goes on. */
  SUPPLEMENT_ASKED,
  /** Chờ người nộp bổ sung; the clock stands still. */
  SUPPLEMENT_WAITING,
  /** Trình lãnh đạo cơ quan. */
  PROPOSED,
  /** Đã có kết quả. */
  DONE,
  /** Từ chối giải quyết. */
  REFUSED,
  /** Không thực hiện nữa. */
  CANCELLED;

  /** The legal moves of everyday work. */
  public Set<PartStatus> next() {
    return switch (this) {
      case WAITING -> EnumSet.of(SENT, CANCELLED);
      case SENT -> EnumSet.of(WORKING, CANCELLED);
      // The lead asks the applicant itself; any other part asks through the lead.
      case WORKING -> EnumSet.of(SUPPLEMENT_ASKED, SUPPLEMENT_WAITING, PROPOSED, CANCELLED);
      case SUPPLEMENT_ASKED -> EnumSet.of(SUPPLEMENT_WAITING, WORKING, CANCELLED);
      case SUPPLEMENT_WAITING -> EnumSet.of(WORKING, CANCELLED);
      case PROPOSED -> EnumSet.of(WORKING, DONE, REFUSED, CANCELLED);
      case DONE, REFUSED, CANCELLED -> EnumSet.noneOf(PartStatus.class);
    };
  }

  /** The moves that only a recorded correction makes (Decree 61/2018/NĐ-CP Art. 21). */
  public Set<PartStatus> corrections() {
    return switch (this) {
      case DONE, REFUSED -> EnumSet.of(WORKING);
      case CANCELLED -> EnumSet.of(WAITING);
      case WAITING, SENT, WORKING, SUPPLEMENT_ASKED, SUPPLEMENT_WAITING, PROPOSED ->
          EnumSet.noneOf(PartStatus.class);
    };
  }

  /** Nothing follows, unless a correction reopens it. */
  public boolean end() {
    return next().isEmpty();
  }

  /** It lies with its agency now. */
  public boolean atAgency() {
    return !end() && this != WAITING;
  }

  /** Those that lie with an agency. */
  public static List<PartStatus> present() {
    return Arrays.stream(values()).filter(PartStatus::atAgency).toList();
  }

  /** Message key. */
  public String label() {
    return "dossiers.part.status." + name();
  }

  /** Colour of the pill: ok, warn, late, info or neutral. */
  public String tone() {
    return switch (this) {
      case WAITING, CANCELLED -> "neutral";
      case SENT, WORKING, PROPOSED -> "info";
      case SUPPLEMENT_ASKED, SUPPLEMENT_WAITING -> "warn";
      case DONE -> "ok";
      case REFUSED -> "late";
    };
  }
}
