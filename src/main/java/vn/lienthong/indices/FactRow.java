package vn.lienthong.indices;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.DossierMeasure;
import vn.lienthong.payments.ChargeMark;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.WorkCalendar;
import vn.lienthong.worktime.WorktimeException;

/** Judges one received dossier: the row of facts, by the names of its columns. */
final class FactRow {
  private static final Logger log = LoggerFactory.getLogger(FactRow.class);

  private FactRow() {}

  /**
   * What is known elsewhere about the dossier.
   *
   * @param synced the portal has acknowledged it
   */
  record Around(ProcedureContent procedure, List<ChargeMark> charges, boolean synced) {}

  static Map<String, @Nullable Object> of(DossierMeasure d, Around around, WorkCalendar calendar) {
    Instant received = Objects.requireNonNull(d.received());
    Ending ending = Ending.of(d.turns());
    Limit limit = limit(d, around.procedure(), calendar);
    Standing standing = Standing.of(ending, limit);
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("dossier_id", d.id());
    row.put("code", d.code());
    row.put("version", d.version());
    row.put("procedure_code", d.subject().procedureCode());
    row.put("unit_id", d.subject().competent().unitId());
    row.put("unit_path", d.subject().competent().path());
    row.put("month", LocalDate.ofInstant(received, Vietnam.ZONE).withDayOfMonth(1).toString());
    row.put("received_at", received.toString());
    row.put("status", d.status().name());
    row.put("requests", ending.requests());
    row.put("end_rule", ending.rule().name());
    row.put("ended_at", text(ending.at()));
    row.put("limit_at", text(limit.at()));
    row.put("limit_rule", limit.rule().name());
    row.put("received", 1);
    row.put("on_time", one(standing == Standing.ON_TIME));
    row.put("late", one(standing == Standing.LATE));
    row.put("open", one(standing == Standing.OPEN));
    row.put("synced", one(around.synced()));
    putOnline(row, d, around.procedure(), ending.rule().handled());
    boolean owed =
        around.charges().stream().anyMatch(ChargeMark::owed)
            || (around.charges().isEmpty() && d.subject().fee() != null && d.subject().fee() > 0);
    row.put("duty", one(owed));
    row.put("paid_online", one(owed && around.charges().stream().anyMatch(ChargeMark::paidOnline)));
    putPapers(row, d, around.procedure(), ending.rule().handled());
    Integer rating = d.marks().lowestRating();
    row.put("rated", one(rating != null));
    row.put("disliked", one(rating != null && rating == 0));
    long worked = worked(d, ending, calendar);
    row.put("ended", one(worked >= 0));
    row.put("worked_minutes", Math.max(0, worked));
    return row;
  }

  private static void putOnline(
      Map<String, @Nullable Object> row,
      DossierMeasure d,
      ProcedureContent procedure,
      boolean handled) {
    boolean online = d.channel() == Channel.ONLINE;
    DossierMeasure.Result result = d.marks().result();
    // A refusal has no code of its own; what was granted needs MaKetQua and the link.
    boolean proven =
        !ProcedureTraits.paper(procedure)
            || (handled
                && result != null
                && result.file()
                && (!result.granted() || ProcedureTraits.coded(procedure, result)));
    row.put("online", one(online));
    row.put("online_counted", one(online && proven));
    row.put("online_or_open", one(online && (proven || !handled)));
  }

  private static void putPapers(
      Map<String, @Nullable Object> row,
      DossierMeasure d,
      ProcedureContent procedure,
      boolean handled) {
    boolean paper = ProcedureTraits.paper(procedure);
    boolean link = d.marks().result() != null && d.marks().result().file();
    row.put("paper", one(paper));
    row.put("paper_handled", one(paper && handled));
    row.put("result_link", one(handled && link && paper));
    row.put("handled", one(handled));
    row.put("digitised", one(handled && d.marks().papers() && (link || !paper)));
    row.put("papers", one(d.marks().papers()));
    row.put("reused", one(d.marks().reused()));
    row.put("connected", one(d.marks().account()));
  }

  private static Limit limit(DossierMeasure d, ProcedureContent procedure, WorkCalendar calendar) {
    try {
      return Limit.of(d, ProcedureTraits.terms(procedure), calendar);
    } catch (WorktimeException e) {
      log.warn("no limit for dossier {}: the calendar does not reach", d.code());
      return Limit.NONE;
    }
  }

  /** Working minutes without those of supplements; -1 while it is not handled. */
  private static long worked(DossierMeasure d, Ending ending, WorkCalendar calendar) {
    Instant start = Limit.start(d);
    if (!ending.rule().handled() || ending.at() == null || start == null) {
      return -1;
    }
    try {
      return Math.max(
          0,
          calendar.workedBetween(start, ending.at())
              - Limit.supplementMinutes(d.turns(), calendar));
    } catch (WorktimeException e) {
      log.warn("no handling time for dossier {}: the calendar does not reach", d.code());
      return -1;
    }
  }

  private static int one(boolean yes) {
    return yes ? 1 : 0;
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
