package vn.lienthong.demo;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.payments.BeneficiaryAccount;
import vn.lienthong.payments.Payee;
import vn.lienthong.payments.PaymentsApi;
import vn.lienthong.shared.Ids;

/** Invented accounts at the State Treasury for the agencies that handle procedures. */
@Component
class AccountLoading {
  private static final LocalDate FROM = LocalDate.of(2025, 7, 1);
  private static final long FIRST = 3_511_000_000_001L;

  private final DirectoryApi directory;
  private final PaymentsApi payments;

  AccountLoading(DirectoryApi directory, PaymentsApi payments) {
    this.directory = directory;
    this.payments = payments;
  }

  void load(Collection<UUID> agencies) {
    List<UnitSummary> units =
        directory.units(agencies).stream().filter(unit -> !unit.code().isEmpty()).toList();
    long[] number = {FIRST};
    payments.openAccounts(
        units.stream()
            .map(unit ->
                new BeneficiaryAccount(
                    Ids.next(),
                    new Payee(unit.id(), unit.path(), unit.name()),
                    unit.code(),
                    new BeneficiaryAccount.Bank(Long.toString(number[0]++), unit.name(), "KBNN"),
                    FROM,
                    null))
            .toList());
  }
}
