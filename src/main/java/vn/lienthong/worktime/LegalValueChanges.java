package vn.lienthong.worktime;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

/**
 * New legal values. What holds today or held before is never written anew: terms that began under
 * it are counted by it for good.
 */
@Service
class LegalValueChanges {
  private final LegalValues values;
  private final AuditApi audit;
  private final Clock clock;

  LegalValueChanges(LegalValues values, AuditApi audit, Clock clock) {
    this.values = values;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A value from its day on, until the next one that is known already.
   *
   * @throws AppException {@link WorktimeErrors#BAD_VALUE}, {@link WorktimeErrors#VALUE_BEGUN} or
   *     {@link WorktimeErrors#VALUE_DAY_TAKEN}
   */
  @Transactional
  public void put(LegalValue fresh, CurrentUser who) {
    who.require(CalendarPublishing.EDIT, CalendarActs.PROVINCE);
    LegalParameter parameter = fresh.parameter();
    if (parameter.value(fresh.value()).isEmpty() || fresh.basis().isBlank()) {
      throw new AppException(LegalValueErrors.BAD_VALUE);
    }
    if (!fresh.from().isAfter(today())) {
      throw new AppException(LegalValueErrors.VALUE_BEGUN);
    }
    if (values.lock(parameter).stream().anyMatch(v -> v.from().equals(fresh.from()))) {
      throw new AppException(LegalValueErrors.VALUE_DAY_TAKEN);
    }
    LegalValue before = values.on(parameter, fresh.from());
    values.put(fresh);
    record("worktime.value-set", who, before, fresh, fresh.basis());
  }

  /** Takes back a value that has not begun; the one before it holds on. */
  @Transactional
  public void withdraw(LegalParameter parameter, LocalDate from, CurrentUser who) {
    who.require(CalendarPublishing.EDIT, CalendarActs.PROVINCE);
    LegalValue gone =
        values.lock(parameter).stream()
            .filter(v -> v.from().equals(from))
            .findFirst()
            .orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
    if (!from.isAfter(today())) {
      throw new AppException(LegalValueErrors.VALUE_BEGUN);
    }
    values.remove(gone);
    record("worktime.value-withdrawn", who, gone, values.on(parameter, from), null);
  }

  private void record(
      String action, CurrentUser who, LegalValue before, LegalValue after, @Nullable String basis) {
    audit.record(
        new AuditEvent(
            action,
            "legal-value",
            after.parameter().name(),
            who,
            CalendarActs.PROVINCE,
            before,
            after,
            basis));
  }

  LocalDate today() {
    return Vietnam.today(clock);
  }
}
