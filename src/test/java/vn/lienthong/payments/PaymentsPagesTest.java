package vn.lienthong.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static vn.lienthong.FormToken.csrf;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.directory.UnitKind;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.payments.gateway.Message;
import vn.lienthong.payments.simulator.SimulatedGateway;
import vn.lienthong.shared.CurrentUser;

@HouseTest
class PaymentsPagesTest {
  @Autowired MockMvcTester mvc;
  @Autowired Till till;
  @Autowired PaymentsApi payments;
  @Autowired TestUnits units;
  @Autowired DirectoryApi directory;

  private static RequestPostProcessor as(CurrentUser user) {
    return authentication(new PreAuthenticatedAuthenticationToken(user, null, List.of()));
  }

  @Test
  @DisplayName("A charge is found by its unit's people and by nobody else's, on pages and by REST")
  void rows() {
    Payee unit = till.unit();
    Charge charge = till.due(unit);
    CurrentUser ours = till.staff(unit, "payments.view");
    CurrentUser theirs = till.staff(till.unit(), "payments.view", "payments.collect");
    assertThat(mvc.get().uri("/payments").with(as(ours))).bodyText().contains(charge.code());
    assertThat(mvc.get().uri("/payments").with(as(theirs)))
        .hasStatusOk()
        .bodyText()
        .doesNotContain(charge.code());
    for (String page :
        List.of("/payments/charges/" + charge.id(), "/api/v1/charges/" + charge.id())) {
      assertThat(mvc.get().uri(page).with(as(ours))).hasStatusOk();
      assertThat(mvc.get().uri(page).with(as(theirs))).hasStatus(404);
    }
    assertThat(
            mvc.post()
                .uri("/payments/charges/" + charge.id() + "/take")
                .param("receipt", "1")
                .with(csrf())
                .with(as(theirs)))
        .hasStatus(404);
    assertThat(
            mvc.post()
                .uri("/payments/charges/" + charge.id() + "/take")
                .param("receipt", "1")
                .with(csrf())
                .with(as(ours)))
        .hasStatus(403);
    assertThat(till.now(charge).state()).isEqualTo(ChargeState.DUE);
  }

  @Test
  @DisplayName("Money is taken only with the number of its receipt; the list goes to Excel")
  void take() {
    Payee unit = till.unit();
    Charge charge = till.due(unit);
    CurrentUser officer = till.staff(unit, "payments.view", "payments.collect");
    String page = "/payments/charges/" + charge.id() + "/take";
    assertThat(mvc.post().uri(page).param("receipt", " ").with(csrf()).with(as(officer)))
        .hasStatus(422)
        .bodyText()
        .contains("Nhập số biên lai");
    assertThat(
            mvc.post()
                .uri(page)
                .param("means", "TRANSFER")
                .param("receipt", "FT-77")
                .with(csrf())
                .with(as(officer)))
        .hasStatus3xxRedirection();
    assertThat(till.now(charge).taken())
        .satisfies(taken -> assertThat(String.valueOf(taken)).contains("TRANSFER", "FT-77"));
    assertThat(mvc.get().uri("/payments/export.xlsx?state=PAID").with(as(officer)))
        .hasStatusOk()
        .headers()
        .hasValue("Content-Disposition", "attachment; filename=\"khoan-thu.xlsx\"");
    assertThat(mvc.get().uri("/payments/receipts/" + charge.checkCode()))
        .bodyText()
        .contains("Biên lai đúng", charge.code())
        .doesNotContain("Nguyễn Văn Thử");
    assertThat(mvc.get().uri("/payments/receipts/XXXX"))
        .bodyText()
        .contains("Không có biên lai này");
  }

  @Test
  @DisplayName("A day that is none is said on the list and kept as typed; the file is refused")
  void dayThatIsNone() {
    CurrentUser officer = till.staff(till.unit(), "payments.view");
    for (String field : List.of("from", "to")) {
      String typed = "?" + field + "=31/04/2026";
      assertThat(mvc.get().uri("/payments" + typed).with(as(officer)))
          .hasStatusOk()
          .bodyText()
          .contains("Ngày chưa đúng", "value=\"31/04/2026\"");
      assertThat(mvc.get().uri("/payments/export.xlsx" + typed).with(as(officer)))
          .hasStatus4xxClientError()
          .bodyText()
          .contains("31/04/2026");
      String real = "?" + field + "=30/04/2026";
      assertThat(mvc.get().uri("/payments" + real).with(as(officer)))
          .bodyText()
          .doesNotContain("Ngày chưa đúng");
      assertThat(mvc.get().uri("/payments/export.xlsx" + real).with(as(officer))).hasStatusOk();
    }
  }

  @Test
  @DisplayName("NĐ 123/2020 Art. 30-32: a paid fee has its receipt by REST, on A4 and on A5")
  void receiptsByRest() {
    UnitSummary agency =
        directory.unit(units.unit("H97.771", "Sở Thu", UnitKind.DEPARTMENT, units.root()));
    Payee unit = new Payee(agency.id(), agency.path(), agency.name());
    Charge charge = till.due(unit);
    CurrentUser officer = till.staff(unit, "payments.view", "payments.collect");
    String receipt = "/api/v1/charges/" + charge.id() + "/receipt";
    assertThat(mvc.get().uri(receipt).with(as(officer))).hasStatus4xxClientError();
    payments.takeAtCounter(charge.id(), Means.CASH, "BL-0007", officer);
    assertThat(mvc.get().uri(receipt).with(as(officer)))
        .hasStatusOk()
        .bodyText()
        .contains("\"number\":\"BL-0007\"", "\"series\"", charge.checkCode());
    for (String paper : List.of(".pdf", "-copies.pdf", "-copies.pdf?size=A4")) {
      assertThat(mvc.get().uri(receipt + paper).with(as(officer)))
          .hasStatusOk()
          .hasContentType(MediaType.APPLICATION_PDF);
    }
    CurrentUser theirs = till.staff(till.unit(), "payments.view");
    assertThat(mvc.get().uri(receipt).with(as(theirs))).hasStatus(404);
    assertThat(mvc.get().uri(receipt + "-copies.pdf").with(as(theirs))).hasStatus(404);
  }

  @Test
  @DisplayName("Online money comes from the gateway alone: an officer who says so is refused")
  void nobodyTakesOnlineMoneyByHand() {
    Payee unit = till.unit();
    Charge charge = till.due(unit);
    CurrentUser officer = till.staff(unit, "payments.view", "payments.collect");
    assertThat(
            mvc.post()
                .uri("/api/v1/charges/" + charge.id() + "/receipt")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"means\": \"ONLINE\", \"receipt\": \"BL-9\"}")
                .with(as(officer))
                .with(csrf()))
        .hasStatus(400);
    assertThat(till.now(charge).due()).isTrue();
  }

  @Test
  @DisplayName(
      "Anybody may knock at the confirmation's door; only the gateway's signature opens it")
  void ipn() {
    Charge charge = till.due(till.unit());
    Attempt attempt = till.started(charge);
    SimulatedGateway.Bill bill = till.paidInSilence(attempt);
    Message message =
        till.confirmation(attempt.reference(), "00", bill.transactionId(), Till.PRICE);
    assertThat(post(message.with("SoTien", "1"))).contains("\"97\"");
    assertThat(post(message.with(Message.MAC, ""))).contains("\"97\"");
    assertThat(till.now(charge).state()).isEqualTo(ChargeState.DUE);
    assertThat(post(message)).contains("\"00\"");
    assertThat(till.now(charge).state()).isEqualTo(ChargeState.PAID);
    assertThat(post(message)).contains("\"00\"");
  }

  private String post(Message message) {
    return new String(
        mvc.post()
            .uri("/payments/ipn")
            .contentType(MediaType.APPLICATION_JSON)
            .content(JsonMapper.shared().writeValueAsString(message.fields()))
            .exchange()
            .getResponse()
            .getContentAsByteArray(),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("The page that a payer comes back to is theirs alone")
  void returnPage() {
    Charge charge = till.due(till.unit());
    CurrentUser payer = till.citizen();
    payments.startOnline(charge.id(), payer, "/", "vi", "127.0.0.1");
    String page = payments.payerPage(charge.id());
    assertThat(mvc.get().uri(page).with(as(payer)))
        .hasStatusOk()
        .bodyText()
        .contains("Đang chờ kết quả", "Kiểm tra lại");
    assertThat(mvc.get().uri(page).with(as(till.citizen()))).hasStatus(404);
    assertThat(mvc.get().uri(page + "/state").with(as(payer))).bodyText().contains("PENDING");
  }

  @Test
  @DisplayName(
      "Refunds, reconciliation, ledger and faults open for those who may, in both languages")
  void pages() {
    Payee unit = till.unit();
    CurrentUser all =
        till.staff(
            unit, "payments.view", "payments.reconcile", "payments.simulate", "payments.approve");
    CurrentUser none = till.staff(unit, "directory.view");
    for (String page :
        List.of(
            "/payments",
            "/payments/refunds",
            "/payments/reconciliation",
            "/payments/ledger",
            "/payments/simulator")) {
      for (String lang : List.of("vi", "en")) {
        assertThat(mvc.get().uri(page + "?lang=" + lang).with(as(all)))
            .as(page + " " + lang)
            .hasStatusOk()
            .bodyText()
            .doesNotContain("payments.");
      }
      assertThat(mvc.get().uri(page).with(as(none))).as(page).hasStatus(403);
    }
  }
}
