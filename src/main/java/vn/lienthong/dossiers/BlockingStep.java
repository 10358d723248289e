package vn.lienthong.dossiers;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.Vietnam;

/**
 * Why a dossier is not ready, in words that an applicant may read: the agency that has not
 * answered, else the step where it lies.
 */
@Component
class BlockingStep {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy");

  /** Only a proposal that people change; the law sets no number. */
  private static final int SUGGESTED_DAYS = 3;

  private final ConsultationRepository consultations;
  private final Deadlines deadlines;

  BlockingStep(ConsultationRepository consultations, Deadlines deadlines) {
    this.consultations = consultations;
    this.deadlines = deadlines;
  }

  String reason(Dossier d, Instant now) {
    Optional<Consultation> open =
        consultations.of(d.id()).stream()
            .filter(c -> c.answeredAt() == null && c.closedAt() == null)
            .min(Comparator.comparing(Consultation::dueAt));
    if (open.isPresent()) {
      Consultation c = open.get();
      return "Chờ ý kiến của %s, đã gửi lấy ý kiến lúc %s, hạn trả lời %s%s."
          .formatted(
              c.asked().name(),
              moment(c.askedAt()),
              moment(c.dueAt()),
              c.late(now) ? " nhưng chưa được trả lời" : "");
    }
    Dossier.Desk desk = d.desk();
    if (desk == null) {
      return "Hồ sơ chưa được giải quyết xong.";
    }
    Instant due = desk.dueAt();
    return "Hồ sơ đang ở bước %s tại %s từ %s%s."
        .formatted(
            desk.stepName().toLowerCase(Locale.of("vi")),
            desk.place().name(),
            moment(desk.startedAt()),
            due != null && now.isAfter(due)
                ? ", đã quá hạn của bước (%s)".formatted(moment(due))
                : ", cần thêm thời gian để hoàn thành");
  }

  Instant suggestedDue(Instant due, Instant now) {
    return deadlines.workingDays(due.isAfter(now) ? due : now, SUGGESTED_DAYS);
  }

  private static String moment(Instant at) {
    return MOMENT.format(at.atZone(Vietnam.ZONE));
  }
}
