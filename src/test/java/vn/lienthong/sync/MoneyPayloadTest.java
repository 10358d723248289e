package vn.lienthong.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierFiling;
import vn.lienthong.dossiers.DossierPayment;
import vn.lienthong.dossiers.DossierSnapshot;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.dossiers.States;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.payments.Attempt;
import vn.lienthong.payments.Charge;
import vn.lienthong.payments.OnlinePayment;
import vn.lienthong.payments.PaymentsApi;
import vn.lienthong.payments.Till;

/** The money of a dossier, as the portal hears of it while it comes in. */
@HouseTest
class MoneyPayloadTest {
  @Autowired TestOffice offices;
  @Autowired TestActs acts;
  @Autowired DossiersApi dossiers;
  @Autowired DossierFiling filing;
  @Autowired DossierPayment payment;
  @Autowired PaymentsApi payments;
  @Autowired OnlinePayment online;
  @Autowired Till till;
  @Autowired DossierFacts facts;
  @Autowired Adapters adapters;
  @Autowired JdbcClient jdbc;

  private TestOffice.Office office;

  @BeforeEach
  void open() {
    office = offices.open();
  }

  private Map<String, Object> write(DossierSnapshot snapshot) throws Unsendable {
    return PayloadWriter.write(
        adapters.on(LocalDate.of(2026, 3, 11)),
        MessageKind.DOSSIER,
        snapshot.dossier().status(),
        facts.of(snapshot));
  }

  @Test
  @DisplayName(
      "766 indicator 3.6: a fee paid online is told with the whole dossier, though its status"
          + " stays")
  void paidOnline() throws Exception {
    Dossier dossier = acts.receive(office);
    assertThat(write(now(dossier)))
        .containsEntry("DuocThanhToanTrucTuyen", 0)
        .containsEntry("DanhSachLePhi", List.of(fee(1, 75_000)));
    Charge charge = payments.of("dossier", dossier.id().toString()).getFirst();
    Attempt attempt = till.started(charge);
    till.paidInSilence(attempt);
    online.ask(attempt.id());
    await().until(() -> now(dossier).dossier().states().payment() == States.Payment.PAID);
    assertThat(write(now(dossier)))
        .containsEntry("DuocThanhToanTrucTuyen", 1)
        .containsEntry("TrangThaiHoSo", 2);
    assertThat(
            jdbc.sql(
                    "select kind from sync.message where dossier_id = :id and version = 2 order by"
                        + " seq")
                .param("id", dossier.id())
                .query(String.class)
                .list())
        .containsExactly("DOSSIER", "PROGRESS");
  }

  @Test
  @DisplayName("A fee paid in cash at the counter is not told as paid online")
  void paidAtTheCounter() throws Exception {
    Dossier dossier = acts.receive(office);
    offices.pay(dossier.id(), office.counter());
    assertThat(payments.of("dossier", dossier.id().toString()).getFirst().paid()).isTrue();
    assertThat(write(now(dossier)))
        .containsEntry("DuocThanhToanTrucTuyen", 0)
        .containsEntry("DanhSachLePhi", List.of(fee(1, 75_000)));
  }

  @Test
  @DisplayName("A fee collected afterwards says so (HinhThucThu 4); an exempt one has no price")
  void collectedAfterwards() throws Exception {
    rule("AFTER", "2020-01-01");
    assertThat(write(now(acts.receive(office))))
        .containsEntry("DanhSachLePhi", List.of(fee(4, 75_000)))
        .containsEntry("DuocThanhToanTrucTuyen", 0);
    rule("EXEMPT", "2021-01-01");
    assertThat(write(now(acts.receive(office)))).containsEntry("DanhSachLePhi", List.of(fee(1, 0)));
  }

  @Test
  @DisplayName(
      "766 indicator 3.6: before an online filing is received its fees are told as planned; who is"
          + " exempt has no price from the first message on")
  void planned() throws Exception {
    rule("AFTER", "ONLINE", "2020-01-01");
    assertThat(write(now(filed()))).containsEntry("DanhSachLePhi", List.of(fee(4, 75_000)));
    rule("EXEMPT", "ONLINE", "2021-01-01");
    assertThat(write(now(filed()))).containsEntry("DanhSachLePhi", List.of(fee(1, 0)));
  }

  private Dossier filed() {
    Dossier dossier =
        filing.file(office.papers(), TestOffice.citizen("Nguyễn Văn Ân", "099900000011"));
    assertThat(payments.of("dossier", dossier.id().toString())).as("not charged yet").isEmpty();
    return dossier;
  }

  @Test
  @DisplayName("A financial duty (state 6) is among the fees from the act that asked for it on")
  void duty() throws Exception {
    Dossier dossier = acts.assign(office, acts.receive(office).id());
    Dossier asked =
        payment.request(dossier.id(), null, 200_000, "Lệ phí trước bạ", office.specialist());
    Map<String, Object> duty = new LinkedHashMap<>(fee(2, 200_000));
    duty.put("TenPhiLePhi", "Lệ phí trước bạ");
    assertThat(write(now(asked))).containsEntry("DanhSachLePhi", List.of(fee(1, 75_000), duty));
    assertThat(write(dossiers.snapshot(dossier.id(), dossier.version()).orElseThrow()))
        .containsEntry("DanhSachLePhi", List.of(fee(1, 75_000)));
  }

  private DossierSnapshot now(Dossier dossier) {
    return dossiers
        .snapshot(
            dossier.id(),
            jdbc.sql("select version from dossiers.dossier where id = :id")
                .param("id", dossier.id())
                .query(Integer.class)
                .single())
        .orElseThrow();
  }

  private void rule(String collection, String from) {
    rule(collection, "COUNTER", from);
  }

  private void rule(String collection, String channel, String from) {
    jdbc.sql(
            """
            insert into dossiers.collection_rule (procedure_code, channel, valid_from, collection,
              basis) values (:procedure, :channel, :from::date, :collection, 'thử')
            """)
        .param("procedure", office.procedure())
        .param("channel", channel)
        .param("from", from)
        .param("collection", collection)
        .update();
  }

  private static Map<String, Object> fee(int collection, long amount) {
    Map<String, Object> fee = new LinkedHashMap<>();
    fee.put("TenPhiLePhi", "Lệ phí");
    fee.put("MaPhiLePhi", null);
    fee.put("HinhThucThu", collection);
    fee.put("Gia", amount);
    fee.put("LoaiPhiLePhi", 2);
    return fee;
  }
}
