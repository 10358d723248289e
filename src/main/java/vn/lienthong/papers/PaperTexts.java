package vn.lienthong.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import vn.lienthong.shared.Vietnam;

/** What the templates of paper may ask: texts, times, pictures of QR codes. */
public final class PaperTexts {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final MessageSource messages;
  private final Locale locale;

  PaperTexts(MessageSource messages, Locale locale) {
    this.messages = messages;
    this.locale = locale;
  }

  public String t(String key, Object... arguments) {
    return String.valueOf(messages.getMessage(key, arguments, key, locale));
  }

  public String lang() {
    return locale.getLanguage().equals("en") ? "en" : "vi";
  }

  /** "Thanh Hóa, ngày 02 tháng 3 năm 2026": days below 10 and January, February take a 0. */
  public String placeAndDate(String place, Instant at) {
    ZonedDateTime local = at.atZone(Vietnam.ZONE);
    return t(
        "papers.placeAndDate",
        place,
        "%02d".formatted(local.getDayOfMonth()),
        local.getMonthValue() < 3
            ? "%02d".formatted(local.getMonthValue())
            : "" + local.getMonthValue(),
        "" + local.getYear());
  }

  /** "09:05, ngày 02/03/2026". */
  public String moment(Instant at) {
    ZonedDateTime local = at.atZone(Vietnam.ZONE);
    return t("papers.moment", MINUTE.format(local), DAY.format(local));
  }

  /** "02/03/2026". */
  public String day(Instant at) {
    return DAY.format(at.atZone(Vietnam.ZONE));
  }

  public String day(LocalDate day) {
    return DAY.format(day);
  }

  /** "09:05 02/03/2026". */
  public String shortMoment(Instant at) {
    return time(at) + " " + day(at);
  }

  /** "09:05". */
  public String time(Instant at) {
    return MINUTE.format(at.atZone(Vietnam.ZONE));
  }

  public String money(long amount) {
    return PaymentReceipt.money(amount);
  }

  public String count(int number) {
    return number == 0 ? "" : "%02d".formatted(number);
  }

  /** Data URI of the QR code. */
  public String qr(String text) {
    return QrPicture.of(text).dataUri();
  }

  public String orDots(@Nullable String text) {
    return text == null || text.isBlank() ? "…………………………" : text;
  }
}
