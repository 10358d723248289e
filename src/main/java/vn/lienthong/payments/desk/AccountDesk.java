package vn.lienthong.payments.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitKind;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.payments.BeneficiaryAccount;
import vn.lienthong.payments.BeneficiaryAccounts;
import vn.lienthong.payments.Payee;
import vn.lienthong.payments.PaymentsErrors;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.KeyPage;

/** Names the accounts of agencies; one that money has gone to may only be ended. */
@Service
public class AccountDesk {
  private static final String MANAGE = PaymentsDesk.RECONCILE;

  private final BeneficiaryAccounts accounts;
  private final DirectoryApi directory;
  private final AuditApi audit;
  private final Clock clock;

  AccountDesk(BeneficiaryAccounts accounts, DirectoryApi directory, AuditApi audit, Clock clock) {
    this.accounts = accounts;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  KeyPage<BeneficiaryAccount> page(@Nullable UUID after, int size, CurrentUser user) {
    List<BeneficiaryAccount> rows = accounts.within(user.reach(MANAGE), after, size + 1);
    return rows.size() <= size
        ? new KeyPage<>(rows, null)
        : new KeyPage<>(rows.subList(0, size), rows.get(size - 1).id().toString());
  }

  /** Agencies that may be paid, within the user's reach, id → name with code. */
  Map<String, String> units(CurrentUser user) {
    Map<String, String> units = new LinkedHashMap<>();
    for (CurrentUser.Post post : user.postsWith(MANAGE)) {
      String root = post.scope() == CurrentUser.Scope.PROVINCE ? "/" : post.unitPath();
      directory.subtree(root, Vietnam.today(clock)).stream()
          .filter(unit -> paid(unit.kind()) && !unit.code().isEmpty())
          .forEach(unit -> units.put(unit.id().toString(), unit.name() + " · " + unit.code()));
    }
    return units;
  }

  private static boolean paid(UnitKind kind) {
    return switch (kind) {
      case PROVINCE, COMMITTEE, DEPARTMENT, SERVICE_CENTRE, COMMUNE, OTHER -> true;
      case OFFICE, DIVISION, DISTRICT -> false;
    };
  }

  /** Refuses what does not exist and what is somebody else's alike. */
  BeneficiaryAccount read(UUID id, CurrentUser user) {
    BeneficiaryAccount account = accounts.get(id);
    if (!user.may(MANAGE, account.unit().path())) {
      throw new AppException(PaymentsErrors.NO_SUCH_ACCOUNT);
    }
    return account;
  }

  boolean begun(BeneficiaryAccount account) {
    return !account.from().isAfter(Vietnam.today(clock));
  }

  /** What was filled in. */
  record Entry(
      String unitCode, BeneficiaryAccount.Bank bank, LocalDate from, @Nullable LocalDate to) {}

  @Transactional
  public void open(UUID unitId, Entry entry, CurrentUser user) {
    UnitSummary unit = directory.unit(unitId);
    if (!user.may(MANAGE, unit.path())) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
    save(
        null,
        new BeneficiaryAccount(
            Ids.next(),
            new Payee(unit.id(), unit.path(), unit.name()),
            entry.unitCode(),
            entry.bank(),
            entry.from(),
            entry.to()),
        user);
  }

  @Transactional
  public void change(UUID id, Entry entry, CurrentUser user) {
    BeneficiaryAccount before = read(id, user);
    boolean begun = begun(before);
    if (begun && entry.to() != null && entry.to().isBefore(Vietnam.today(clock))) {
      throw new AppException(PaymentsErrors.ACCOUNT_IN_USE);
    }
    save(
        before,
        begun
            ? new BeneficiaryAccount(
                id, before.unit(), before.unitCode(), before.bank(), before.from(), entry.to())
            : new BeneficiaryAccount(
                id, before.unit(), entry.unitCode(), entry.bank(), entry.from(), entry.to()),
        user);
  }

  private void save(
      @Nullable BeneficiaryAccount before, BeneficiaryAccount account, CurrentUser user) {
    for (BeneficiaryAccount other : accounts.lockOf(account.unit().unitId())) {
      if (!other.id().equals(account.id()) && other.overlaps(account)) {
        throw new AppException(PaymentsErrors.ACCOUNT_OVERLAPS, other.bank().number());
      }
    }
    accounts.put(account);
    audit.record(
        new AuditEvent(
            "payments.account-changed",
            "beneficiary account",
            account.id().toString(),
            user,
            account.unit().path(),
            before,
            account,
            null));
  }
}
