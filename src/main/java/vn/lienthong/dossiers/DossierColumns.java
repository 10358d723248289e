package vn.lienthong.dossiers;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of an aggregate, as parameters of insert and update. */
final class DossierColumns {
  private DossierColumns() {}

  static Map<String, @Nullable Object> of(Dossier d) {
    Map<String, @Nullable Object> c = new LinkedHashMap<>();
    c.put("id", d.id());
    c.put("version", d.version());
    c.put("code", d.code());
    c.put("procedure_version", d.procedure().versionId());
    c.put("procedure_code", d.procedure().code());
    c.put("procedure_name", d.procedure().name());
    c.put("sector", Sql.text(d.procedure().sector()));
    c.put("case_key", Sql.text(d.procedure().caseKey()));
    c.put("case_name", Sql.text(d.procedure().caseName()));
    c.put("term_amount", d.procedure().term().amount());
    c.put("term_unit", d.procedure().term().unit());
    c.put("supplement_rule", d.procedure().term().supplement().name());
    c.put("channel", d.filing().channel().name());
    c.put("delivery", d.filing().delivery().name());
    c.put("copies", d.filing().copies());
    c.put("subject", d.filing().subject());
    c.put("form", Sql.json(d.filing().form()));
    c.put("fee", d.filing().fee());
    put(c, "helped", d.organisations().helped());
    put(c, "received", d.organisations().received());
    put(c, "competent", d.organisations().competent());
    put(c, "handling", d.organisations().handling());
    c.put("applicant", Sql.json(d.applicant()));
    c.put("applicant_account", Sql.text(d.applicant().account()));
    c.put("owner", Sql.json(d.owner()));
    c.put("owner_name", d.owner().name());
    c.put("owner_identity", Sql.text(d.owner().identityNumber()));
    c.put("find", findText(d));
    c.put("status", d.states().status().name());
    c.put("payment", d.states().payment().name());
    c.put("handover", d.states().handover().name());
    putTimes(c, d.times());
    Dossier.Desk desk = d.desk();
    c.put("step_key", Sql.text(desk == null ? null : desk.stepKey()));
    c.put("step_name", Sql.text(desk == null ? null : desk.stepName()));
    c.put("desk_role", Sql.text(desk == null ? null : desk.role()));
    put(c, "desk", desk == null ? null : desk.place());
    c.put("assignee", Sql.text(desk == null ? null : desk.assignee()));
    c.put("assignee_name", Sql.text(desk == null ? null : desk.assigneeName()));
    c.put("step_started_at", Sql.text(desk == null ? null : desk.startedAt()));
    c.put("step_due_at", Sql.text(desk == null ? null : desk.dueAt()));
    return c;
  }

  private static void putTimes(Map<String, @Nullable Object> c, Dossier.Times times) {
    c.put("submitted_at", Sql.time(times.submittedAt()));
    c.put("answer_by", Sql.text(times.answerBy()));
    c.put("received_at", Sql.text(times.receivedAt()));
    c.put("clock_start", Sql.text(times.clockStart()));
    c.put("due_at", Sql.text(times.dueAt()));
    c.put("original_due_at", Sql.text(times.originalDueAt()));
    c.put("paused_since", Sql.text(times.pausedSince()));
    c.put("supplement_resume", Sql.text(times.resume()));
    c.put("finished_at", Sql.text(times.finishedAt()));
    c.put("returned_at", Sql.text(times.returnedAt()));
    c.put("due_trace", Sql.text(times.trace()));
    c.put("calendar_version", Sql.text(times.calendarVersion()));
  }

  private static void put(Map<String, @Nullable Object> c, String prefix, @Nullable Place place) {
    c.put(prefix + "_unit", Sql.text(place == null ? null : place.unitId()));
    c.put(prefix + "_name", Sql.text(place == null ? null : place.name()));
    c.put(prefix + "_path", Sql.text(place == null ? null : place.path()));
  }

  /** The code stands in it as words and in one piece, so that any punctuation finds it. */
  private static String findText(Dossier d) {
    String code = Folded.of(d.code());
    return String.join(
        " | ",
        code,
        code.replace(" ", ""),
        Folded.of(d.owner().name()),
        Folded.of(d.applicant().name()),
        Folded.of(d.filing().subject()));
  }
}
