package vn.lienthong.payments.settlement;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.payments.PaymentsErrors;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Vietnam;

/**
 * The gateway's file of one day: UTF-8, comma-separated, with the heading {@code
 * MaGiaoDich,MaThamChieu,Loai,SoTien,ThoiGianGD}; Loai is THU or HOAN, SoTien whole đồng above 0,
 * ThoiGianGD yyyyMMddHHmmss in Vietnam's zone. The heading alone is a day without transactions.
 */
record SettlementFile(LocalDate day, List<Line> lines) {
  static final String HEADING = "MaGiaoDich,MaThamChieu,Loai,SoTien,ThoiGianGD";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final int MOST = 500_000;

  /** A transaction of the gateway. */
  record Line(
      int number, String transactionId, String reference, boolean in, long amount, Instant at) {
    String direction() {
      return in ? "IN" : "OUT";
    }
  }

  /**
   * Refuses the whole file, naming the line, when one cannot be read.
   *
   * @param told the day as who brings the file says; a file without transactions has no other
   */
  static SettlementFile read(byte[] bytes, @Nullable LocalDate told) {
    List<String> rows =
        new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "").lines().toList();
    if (rows.isEmpty() || rows.size() > MOST || !rows.getFirst().strip().equals(HEADING)) {
      throw new AppException(PaymentsErrors.BAD_FILE, 1);
    }
    List<Line> lines = new ArrayList<>();
    for (int i = 1; i < rows.size(); i++) {
      if (!rows.get(i).isBlank()) {
        lines.add(line(i + 1, rows.get(i).split(",", -1)));
      }
    }
    LocalDate day =
        lines.stream()
            .map(Line::at)
            .max(Comparator.naturalOrder())
            .map(last -> LocalDate.ofInstant(last, Vietnam.ZONE))
            .orElse(told);
    if (day == null) {
      throw new AppException(PaymentsErrors.FILE_WITHOUT_DAY);
    }
    if (told != null && !told.equals(day)) {
      throw new AppException(PaymentsErrors.FILE_OF_ANOTHER_DAY, DAY.format(day), DAY.format(told));
    }
    return new SettlementFile(day, List.copyOf(lines));
  }

  private static Line line(int number, String[] cells) {
    try {
      boolean readable =
          cells.length == 5
              && !cells[0].isBlank()
              && cells[2].matches("THU|HOAN")
              && cells[3].matches("[1-9]\\d{0,14}");
      if (!readable) {
        throw new AppException(PaymentsErrors.BAD_FILE, number);
      }
      return new Line(
          number,
          cells[0].strip(),
          cells[1].strip(),
          cells[2].equals("THU"),
          Long.parseLong(cells[3]),
          LocalDateTime.parse(cells[4].strip(), TIME).atZone(Vietnam.ZONE).toInstant());
    } catch (DateTimeParseException e) {
      throw new AppException(PaymentsErrors.BAD_FILE, e, number);
    }
  }
}
