package vn.lienthong.papers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mẫu số 01: receipt and appointment (Giấy tiếp nhận hồ sơ và hẹn trả kết quả). Times are printed
 * in Vietnam's zone.
 *
 * @param channel how it was filed, as words
 * @param online filed electronically: nobody signs by hand
 * @param owner null where the applicant files for themselves
 * @param sets number of sets handed in (số bộ)
 * @param term the legal term as words
 * @param dueAt null where the law sets no day of return
 * @param secondStage null unless the dossier has a second stage
 * @param collectAt where the result will be fetched, as words
 * @param receiver the officer who received it
 * @param slipUrl verifies this slip; becomes a QR code
 * @param lookupUrl shows the progress; becomes a QR code
 */
public record Form01(
    Office office,
    String code,
    Person applicant,
    String channel,
    boolean online,
    @Nullable Person owner,
    String procedure,
    String subject,
    List<Component> components,
    int sets,
    String term,
    Instant receivedAt,
    @Nullable Instant dueAt,
    @Nullable SecondStage secondStage,
    String collectAt,
    @Nullable String fees,
    String receiver,
    @Nullable String slipUrl,
    @Nullable String lookupUrl)
    implements Paper {

  public Form01 {
    components = List.copyOf(components);
  }

  /** A row of the table of papers. */
  public record Component(String name, int originals, int certified, int copies) {}

  /** When the second stage began and when it is due. */
  public record SecondStage(Instant receivedAt, Instant dueAt) {}

  @Override
  public String template() {
    return "form01";
  }
}
