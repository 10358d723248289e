package vn.lienthong.signing;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.Vietnam;

/**
 * What the visible signature says, always in Vietnamese as the document itself: who, as what, of
 * which agency, when to the second with the zone (NĐ 30/2020/NĐ-CP Annex I).
 */
@Component
class StampWords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss xxx").withZone(Vietnam.ZONE);
  private static final Locale VIETNAMESE = Locale.of("vi");

  private final MessageSource messages;

  StampWords(MessageSource messages) {
    this.messages = messages;
  }

  PdfSigner.Words of(String name, String office, String unit, Instant at, boolean simulated) {
    List<String> lines = new ArrayList<>();
    lines.add(say("signing.stamp.by", name));
    lines.add(say("signing.stamp.office", office));
    lines.add(say("signing.stamp.unit", unit));
    lines.add(say("signing.stamp.at", TIME.format(at)));
    if (simulated) {
      lines.add(say("signing.stamp.simulated"));
    }
    return new PdfSigner.Words(name, office, unit, at, lines);
  }

  private String say(String key, Object... arguments) {
    return String.valueOf(messages.getMessage(key, arguments, VIETNAMESE));
  }
}
