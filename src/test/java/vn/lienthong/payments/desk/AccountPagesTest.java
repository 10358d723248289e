package vn.lienthong.payments.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.FormToken.csrf;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.payments.BeneficiaryAccounts;
import vn.lienthong.payments.Payee;
import vn.lienthong.payments.Till;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

@HouseTest
class AccountPagesTest {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  @Autowired MockMvcTester mvc;
  @Autowired TestOffice offices;
  @Autowired DirectoryApi directory;
  @Autowired BeneficiaryAccounts accounts;
  @Autowired Till till;
  @Autowired Clock clock;

  private MvcTestResult post(
      String path, CurrentUser user, UUID unit, String number, LocalDate from, String to) {
    return mvc.post()
        .uri(path)
        .with(TestOffice.as(user))
        .with(csrf())
        .param("unit", unit.toString())
        .param("unitCode", "H97.14")
        .param("number", number)
        .param("holder", "Sở Thử")
        .param("bank", "KBNN")
        .param("from", DAY.format(from))
        .param("to", to)
        .exchange();
  }

  @Test
  @DisplayName(
      "An account is named for days of its own, never twice for one day; one in force only ends,"
          + " and nobody sees those of others")
  void namedAndEnded() {
    TestOffice.Office office = offices.open();
    UnitSummary agency = directory.unit(office.agency());
    Payee unit = new Payee(agency.id(), agency.path(), agency.name());
    CurrentUser keeper = till.staff(unit, PaymentsDesk.RECONCILE);
    LocalDate today = Vietnam.today(clock);
    assertThat(mvc.get().uri("/payments/accounts/new").with(TestOffice.as(keeper)))
        .hasStatusOk()
        .bodyText()
        .contains(agency.name());
    assertThat(post("/payments/accounts", keeper, unit.unitId(), "12", today, ""))
        .hasStatus(422)
        .bodyText()
        .contains("6 đến 20 chữ số");
    assertThat(post("/payments/accounts", keeper, unit.unitId(), "3511000009", today, ""))
        .hasStatus(302);
    assertThat(post("/payments/accounts", keeper, unit.unitId(), "3511000010", today, ""))
        .hasStatus(422)
        .bodyText()
        .contains("3511000009");
    UUID id = accounts.of(unit, today).orElseThrow().id();
    String one = "/payments/accounts/" + id;
    LocalDate last = today.plusDays(3);
    assertThat(post(one, keeper, unit.unitId(), "3511999999", today, DAY.format(last)))
        .hasStatus(302);
    assertThat(accounts.get(id).bank().number()).as("in force").isEqualTo("3511000009");
    assertThat(accounts.of(unit, last)).isPresent();
    assertThat(accounts.of(unit, last.plusDays(1))).isEmpty();
    assertThat(
            post("/payments/accounts", keeper, unit.unitId(), "3511000010", last.plusDays(1), ""))
        .hasStatus(302);
    assertThat(mvc.get().uri("/payments/accounts").with(TestOffice.as(keeper)))
        .hasStatusOk()
        .bodyText()
        .contains("3511000009", "3511000010");
    CurrentUser stranger = till.staff(till.unit(), PaymentsDesk.RECONCILE);
    assertThat(mvc.get().uri(one).with(TestOffice.as(stranger))).hasStatus(404);
    assertThat(post(one, stranger, unit.unitId(), "3511000011", today, "")).hasStatus(404);
    assertThat(post("/payments/accounts", stranger, unit.unitId(), "3511000011", today, ""))
        .hasStatus(422);
    assertThat(mvc.get().uri("/payments/accounts").with(TestOffice.as(stranger)))
        .bodyText()
        .doesNotContain("3511000010");
    assertThat(mvc.get().uri("/payments/accounts").with(TestOffice.as(office.counter())))
        .hasStatus(403);
  }
}
