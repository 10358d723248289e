package vn.lienthong.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.payments.gateway.Gateway;
import vn.lienthong.payments.gateway.Message;
import vn.lienthong.payments.gateway.Signatures;
import vn.lienthong.payments.simulator.SimulatedGateway;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;

/** Every field of the messages as they come over the wire, against tables written by hand. */
@HouseTest
class GatewayMessagesTest {
  @Autowired Till till;
  @Autowired PaymentsApi payments;
  @Autowired AttemptRepository attempts;
  @Autowired OnlinePayment online;
  @Autowired Gateway gateway;
  @Autowired SimulatedGateway simulated;
  @Autowired Signatures signatures;
  @Autowired JdbcClient jdbc;

  private Charge charge(Payee unit, List<ChargeItem> items) {
    String object = Ids.next().toString();
    return payments.request(
        new NewCharge(
            "wire:" + object,
            new NewCharge.Subject(
                "test", object, "H97.14-260302-0007", "Cấp giấy phép", "1.001776", null, null),
            new NewCharge.Payer("Nguyễn Văn Ân", null, "099900000011", "12 Lê Lợi, phường Thử"),
            unit,
            unit.path(),
            items,
            CollectionTime.BEFORE),
        CurrentUser.SYSTEM);
  }

  private Map<String, Object> heard(String reference, String kind) {
    String body =
        jdbc.sql(
                "select body from payments.simulated_message where reference = :reference and kind"
                    + " = :kind")
            .param("reference", reference)
            .param("kind", kind)
            .query(String.class)
            .single();
    return JsonMapper.shared().readValue(body, new TypeReference<>() {});
  }

  private static String table(Map<String, Object> message) {
    StringBuilder table = new StringBuilder();
    rows("", message, table);
    return table
        .toString()
        .replaceAll("(ThoiGianGD \\| )\\d{14}\n", "$1time\n")
        .replaceAll("(MaXacThuc \\| )[0-9a-f]{64}\n", "$1sha-256\n");
  }

  private static void rows(String path, Object value, StringBuilder table) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, child) -> rows(path.isEmpty() ? "" + name : path + "." + name, child, table));
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      for (int i = 0; i < list.size(); i++) {
        rows(path + "[" + i + "]", list.get(i), table);
      }
    } else {
      table.append(path).append(" | ").append(value).append('\n');
    }
  }

  @Test
  @DisplayName("INIT 1.0.6: every field of the message and of its ThongTinBienLai")
  void init() {
    Charge charge =
        charge(
            till.unit(),
            List.of(
                new ChargeItem(ChargeItem.Kind.FEE, "P-01", "Phí thẩm định", 50_000),
                new ChargeItem(ChargeItem.Kind.CHARGE, null, "Lệ phí cấp", 25_000)));
    Attempt attempt = till.started(charge);
    assertThat(table(heard(attempt.reference(), "INIT")))
        .isEqualTo(
            """
            LoaiBanTin | INIT
            PhienBan | 1.0.6
            MaDoiTac | LIENTHONG
            MaThamChieu | %s
            ThoiGianGD | time
            SoTien | 75000
            LoaiHinhThanhToan | 1
            MaKenhThanhToan | VNPAY
            MaThietBi | WEB
            NgonNgu | vi
            MaTienTe | VND
            MaNganHang |\s
            ThongTinGiaoDich | H97.14-260302-0007 Cấp giấy phép
            Ip | 127.0.0.1
            ThongTinBienLai.MaDichVu | 1
            ThongTinBienLai.MaDVC | 1.001776.01
            ThongTinBienLai.MaTTHC | 1.001776
            ThongTinBienLai.MaDonVi | H97.14
            ThongTinBienLai.MaHoSo | H97.14-260302-0007
            ThongTinBienLai.TKThuHuong | 3511000001
            ThongTinBienLai.MaNHThuHuong | KBNN
            ThongTinBienLai.TenTKThuHuong | Sở Thử
            ThongTinBienLai.HoTenNguoiNop | Nguyễn Văn Ân
            ThongTinBienLai.SoCMND | 099900000011
            ThongTinBienLai.DiaChi | 12 Lê Lợi, phường Thử
            ThongTinBienLai.PhiLePhi[0].LoaiPhiLePhi | 1
            ThongTinBienLai.PhiLePhi[0].MaPhiLePhi | P-01
            ThongTinBienLai.PhiLePhi[0].TenPhiLePhi | Phí thẩm định
            ThongTinBienLai.PhiLePhi[0].SoTien | 50000
            ThongTinBienLai.PhiLePhi[1].LoaiPhiLePhi | 2
            ThongTinBienLai.PhiLePhi[1].MaPhiLePhi |\s
            ThongTinBienLai.PhiLePhi[1].TenPhiLePhi | Lệ phí cấp
            ThongTinBienLai.PhiLePhi[1].SoTien | 25000
            ThongTinBienLai.DSKhoanNop | []
            MaXacThuc | sha-256
            """
                .formatted(attempt.reference()));
  }

  @Test
  @DisplayName("A financial duty is no fee: it stands in DSKhoanNop")
  void duty() {
    Charge charge =
        charge(
            till.unit(),
            List.of(new ChargeItem(ChargeItem.Kind.DUTY, null, "Lệ phí trước bạ", 200_000)));
    assertThat(heard(till.started(charge).reference(), "INIT").get("ThongTinBienLai"))
        .asInstanceOf(
            org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("MaDichVu", "2")
        .containsEntry("PhiLePhi", List.of())
        .containsEntry(
            "DSKhoanNop", List.of(Map.of("NoiDung", "Lệ phí trước bạ", "SoTien", "200000")));
  }

  @Test
  @DisplayName("QUERY and GET_BILL: every field asked, and the PDF that answers")
  void queryAndBill() throws Exception {
    Attempt attempt = till.started(till.due(till.unit()));
    till.paidInSilence(attempt);
    online.ask(attempt.id());
    assertThat(gateway.bill(attempt.reference())).startsWith('%', 'P', 'D', 'F');
    for (String kind : List.of("QUERY", "GET_BILL")) {
      assertThat(table(heard(attempt.reference(), kind)))
          .isEqualTo(
              """
              LoaiBanTin | %s
              PhienBan | 1.0.6
              MaDoiTac | LIENTHONG
              MaThamChieu | %s
              ThoiGianGD | time
              MaXacThuc | sha-256
              """
                  .formatted(kind, attempt.reference()));
    }
  }

  @Test
  @DisplayName("The simulator refuses an INIT that lacks any field of the set, and names it")
  void nothingMayLack() {
    Attempt attempt = till.started(till.due(till.unit()));
    Message good = Message.of(heard(attempt.reference(), "INIT"));
    for (String field :
        List.of("PhienBan", "MaThietBi", "NgonNgu", "Ip", "MaNganHang", "ThongTinGiaoDich")) {
      assertThat(refused(without(good, field))).isEqualTo(field);
    }
    Map<String, Object> receipt = details(good);
    for (String field : receipt.keySet()) {
      Map<String, Object> less = new java.util.LinkedHashMap<>(receipt);
      less.remove(field);
      String named = refused(good.with("ThongTinBienLai", less));
      assertThat(named).as(field).isEqualTo(field);
    }
    Map<String, Object> internal = new java.util.LinkedHashMap<>(receipt);
    internal.put("MaDonVi", Ids.next().toString());
    assertThat(refused(good.with("ThongTinBienLai", internal))).isEqualTo("MaDonVi");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> details(Message message) {
    return (Map<String, Object>) message.fields().get("ThongTinBienLai");
  }

  private static Message without(Message message, String field) {
    Map<String, Object> less = new java.util.LinkedHashMap<>(message.fields());
    less.remove(field);
    return Message.of(less);
  }

  private String refused(Message message) {
    Message answer = simulated.answer(signatures.sign("INIT", message));
    assertThat(answer.text("MaLoi")).isEqualTo("04");
    return answer.text("TruongSai");
  }

  @Test
  @DisplayName("No account of the agency or of a unit above it: no try begins, and why is said")
  void withoutAccount() {
    Payee nowhere = new Payee(Ids.next(), "/nowhere" + Ids.next() + "/", "Sở Chưa Khai");
    Charge charge =
        charge(nowhere, List.of(new ChargeItem(ChargeItem.Kind.FEE, null, "Phí", 10_000)));
    assertThatThrownBy(
            () -> payments.startOnline(charge.id(), till.citizen(), "/", "vi", "127.0.0.1"))
        .hasMessageContaining("NO_ACCOUNT");
    assertThat(attempts.of(charge.id())).isEmpty();
    till.account(new Payee(Ids.next(), nowhere.path(), "Uỷ ban cấp trên"));
    payments.startOnline(charge.id(), till.citizen(), "/", "vi", "127.0.0.1");
    assertThat(attempts.of(charge.id())).hasSize(1);
  }
}
