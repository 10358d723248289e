package vn.lienthong.procedures.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.procedures.ProcedureContent.Channel;

/**
 * Cuts the table "Hình thức nộp, Thời gian, Phí lệ phí, Mô tả", whose cells run together, into rows
 * and cells.
 */
final class ChannelTable {

  static final String HEAD = "Hình thức nộpThời gianPhí, lệ phíMô tả";
  static final String NO_INFORMATION = "Không có thông tin";

  private static final Map<String, Channel> CHANNELS =
      Map.of(
          "Trực tuyến", Channel.ONLINE,
          "Dịch vụ bưu chính", Channel.POST,
          "Trực tiếp", Channel.COUNTER);

  /** A row starts with the channel at once followed by a number or "no information". */
  private static final Pattern ROW =
      Pattern.compile("(Trực tuyến|Dịch vụ bưu chính|Trực tiếp)(?=\\d|" + NO_INFORMATION + ")");

  /**
   * The number of a time without unit can stand directly before the amount of a fee ("5" and "8,000
   * VNĐ" give "58,000 VNĐ"): the fee takes the thousands group, the time what is before it. Without
   * unit the shortest reading of the time wins.
   */
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{1,4}(?:\\.\\d{1,4})?) (Ngày làm việc|Ngày|Giờ|Tháng)"
              + "|(\\d{1,4})(?=Miễn phí|"
              + NO_INFORMATION
              + ")"
              + "|"
              + NO_INFORMATION);

  private static final Pattern TIME_BEFORE_AMOUNT =
      Pattern.compile("(\\d)(?=[1-9][\\d,]* (?:VNĐ|Việt Nam Đồng|USD))");

  private ChannelTable() {}

  /**
   * One row.
   *
   * @param time number and unit, number alone, "no information", or empty if not understood
   * @param ambiguous true if it is not certain where the time ends and the fee begins
   * @param fees the cells of fee and description, still together
   */
  record Row(Channel channel, String time, boolean ambiguous, String fees) {}

  static List<Row> rowsOf(String table) {
    String body = table.startsWith(HEAD) ? table.substring(HEAD.length()) : table;
    List<Row> rows = new ArrayList<>();
    Matcher matcher = ROW.matcher(body);
    int start = -1;
    Channel channel = Channel.COUNTER;
    while (matcher.find()) {
      if (start >= 0) {
        rows.add(row(channel, body.substring(start, matcher.start())));
      }
      channel = CHANNELS.getOrDefault(matcher.group(1), Channel.COUNTER);
      start = matcher.end();
    }
    if (start >= 0) {
      rows.add(row(channel, body.substring(start)));
    }
    return rows;
  }

  private static Row row(Channel channel, String cells) {
    Matcher time = TIME.matcher(cells);
    if (time.lookingAt()) {
      return new Row(channel, time.group(), false, cells.substring(time.end()));
    }
    Matcher joined = TIME_BEFORE_AMOUNT.matcher(cells);
    if (joined.lookingAt()) {
      return new Row(channel, joined.group(1), true, cells.substring(joined.end()));
    }
    return new Row(channel, "", true, cells);
  }
}
