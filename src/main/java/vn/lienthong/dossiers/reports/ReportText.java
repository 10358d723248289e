package vn.lienthong.dossiers.reports;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.lienthong.shared.web.Texts;

/** Figures in words. */
final class ReportText {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  static final String NOTHING = "–";

  private ReportText() {}

  /** 1.981, 97,3% or 2,4; a share is rounded down, so that 100% says that not one was late. */
  static String cell(Column column, Figures figures, Texts texts) {
    return text(column.unit(), column.of(figures), texts);
  }

  static String text(Column.Unit unit, double value, Texts texts) {
    if (Double.isNaN(value)) {
      return NOTHING;
    }
    Locale locale = texts.lang().equals("en") ? Locale.ENGLISH : Locale.of("vi", "VN");
    return switch (unit) {
      case COUNT -> NumberFormat.getIntegerInstance(locale).format((long) value);
      case SHARE -> one(NumberFormat.getPercentInstance(locale), RoundingMode.DOWN).format(value);
      case DAYS -> one(NumberFormat.getNumberInstance(locale), RoundingMode.HALF_UP).format(value);
    };
  }

  private static NumberFormat one(NumberFormat format, RoundingMode mode) {
    format.setMaximumFractionDigits(1);
    format.setRoundingMode(mode);
    return format;
  }

  /** "Tháng 11/2026", "Quý IV/2026", "Năm 2026" or the two days. */
  static String period(Period period, Texts texts) {
    String year = "" + period.from().getYear();
    return switch (period.kind()) {
      case MONTH ->
          texts.t("dossiers.reports.month", "%02d".formatted(period.from().getMonthValue()), year);
      case QUARTER ->
          texts.t("dossiers.reports.quarter", (period.from().getMonthValue() + 2) / 3, year);
      case YEAR -> texts.t("dossiers.reports.year", year);
      case DAYS ->
          texts.t("dossiers.reports.days", DAY.format(period.from()), DAY.format(period.to()));
    };
  }
}
