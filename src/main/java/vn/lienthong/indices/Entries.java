package vn.lienthong.indices;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** What people type so that it can be counted. */
@Service
class Entries {
  private final EntryRepository entries;
  private final IndicesDesk desk;
  private final AuditApi audit;
  private final MessageSource messages;
  private final Clock clock;

  Entries(
      EntryRepository entries,
      IndicesDesk desk,
      AuditApi audit,
      MessageSource messages,
      Clock clock) {
    this.entries = entries;
    this.desk = desk;
    this.audit = audit;
    this.messages = messages;
    this.clock = clock;
  }

  /** Enters a petition, or corrects the one of the same code of the same unit. */
  @Transactional
  public Optional<Petition> petition(
      UUID unitId,
      PetitionForm form,
      CurrentUser user,
      java.util.Locale locale,
      FormErrors errors) {
    UnitSummary unit = desk.unitToEnter(unitId, user);
    Optional<Petition> petition =
        form.read(unit, Vietnam.today(clock), user.name(), new Texts(messages, locale), errors);
    petition.ifPresent(entered -> {
      Optional<Petition> before = entries.petition(entered.code());
      before
          .filter(known -> !known.unitId().equals(unit.id()))
          .ifPresent(known -> {
            throw new AppException(IndicesErrors.PETITION_ELSEWHERE, entered.code());
          });
      entries.put(entered, clock.instant());
      audit.record(
          new AuditEvent(
              "indices.petition-entered",
              "petition",
              entered.code(),
              user,
              unit.path(),
              before.orElse(null),
              entered,
              null));
    });
    return petition;
  }

  /** The day on which the decision that announced a version was issued. */
  @Transactional
  public void decided(UUID version, @Nullable LocalDate day, CurrentUser user) {
    desk.requireEdit(user);
    Announcement before =
        entries.announcement(version).orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
    if (day == null) {
      throw new AppException(SharedErrors.PARAMETER_MISSING, "decisionDay");
    }
    if (day.isAfter(Vietnam.today(clock))) {
      throw new AppException(IndicesErrors.DAY_TO_COME);
    }
    entries.decided(version, day, user.name(), clock.instant());
    audit.record(
        new AuditEvent(
            "indices.decision-dated",
            "publication",
            version.toString(),
            user,
            desk.province().path(),
            before.decisionDay() == null ? null : before.decisionDay().toString(),
            day.toString(),
            before.decision()));
  }
}
