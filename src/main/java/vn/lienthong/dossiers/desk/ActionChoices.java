package vn.lienthong.dossiers.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitKind;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierAction;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.DossierSupplement;
import vn.lienthong.dossiers.StopTriggers;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.Texts;

/** What can be chosen in the form of an action, and what stands in it at first. */
@Component
class ActionChoices {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final DossierAssignment assignment;
  private final DossierSupplement supplement;
  private final DirectoryApi directory;
  private final StopTriggers triggers;
  private final Clock clock;

  ActionChoices(
      DossierAssignment assignment,
      DossierSupplement supplement,
      DirectoryApi directory,
      StopTriggers triggers,
      Clock clock) {
    this.assignment = assignment;
    this.supplement = supplement;
    this.directory = directory;
    this.triggers = triggers;
    this.clock = clock;
  }

  Map<String, String> start(DossierAction action, Dossier dossier) {
    Map<String, String> values = new HashMap<>();
    values.put("version", "" + dossier.version());
    LocalDate today = Vietnam.today(clock);
    switch (action) {
      case PROPOSE -> values.put("proposal", "GRANT");
      case CONSULT -> values.put("days", "3");
      case ISSUE, SIGN_RESULT -> {
        values.put("outcome", "GRANTED");
        values.put("issuedOn", DAY.format(today));
        values.put("title", dossier.procedure().name());
      }
      case RETURN -> {
        values.put("delivery", dossier.filing().delivery().name());
        values.put("collector", ActionDesk.collector(dossier));
        values.put("originals", "true");
      }
      case ACCEPT,
          REFUSE,
          ASK_APPLICANT,
          ASSIGN,
          NOTE,
          REQUEST_SUPPLEMENT,
          REQUEST_PAYMENT,
          APPROVE,
          SEND_BACK,
          RECEIVE_SUPPLEMENT,
          CONFIRM_PAYMENT,
          GRANT_SUPPLEMENT,
          WITHDRAW,
          STOP,
          REAPPOINT,
          CORRECT -> {}
    }
    return values;
  }

  Map<String, String> options(DossierAction action, Dossier dossier, Texts texts) {
    Map<String, String> options = new LinkedHashMap<>();
    if (action == DossierAction.ASSIGN) {
      assignment
          .candidates(dossier)
          .forEach(post ->
              options.put(
                  post.personId().toString(),
                  post.personName() + " · " + post.title() + " · " + post.unitName()));
    }
    if (action == DossierAction.CONSULT) {
      LocalDate today = Vietnam.today(clock);
      directory.root(today).stream()
          .flatMap(root -> directory.subtree(root.path(), today).stream())
          .filter(unit ->
              unit.kind() != UnitKind.DIVISION
                  || unit.path().startsWith(dossier.organisations().competent().path()))
          .filter(
              unit -> unit.kind() != UnitKind.PROVINCE && unit.kind() != UnitKind.SERVICE_CENTRE)
          .filter(unit -> !unit.id().equals(dossier.place().unitId()))
          .forEach(unit -> options.put(unit.id().toString(), unit.name()));
    }
    if (action == DossierAction.STOP) {
      triggers
          .on(Vietnam.today(clock))
          .forEach(one -> options.put(one.code(), texts.pick(one.text(), one.textEn())));
    }
    if (action == DossierAction.CORRECT) {
      for (DossierStatus to : dossier.status().corrections()) {
        options.put(to.name(), texts.t(to.label()));
      }
    }
    return options;
  }

  @Nullable String notice(DossierAction action, Dossier dossier, CurrentUser user, Texts texts) {
    boolean asks =
        action == DossierAction.ASK_APPLICANT || action == DossierAction.REQUEST_SUPPLEMENT;
    if (!asks || !supplement.needsLeader(dossier)) {
      return null;
    }
    return texts.t(
        user.may("dossiers.secondSupplement", dossier.place().path())
            ? "dossiers.supplement.yourLeave"
            : "dossiers.supplement.needsLeave");
  }
}
