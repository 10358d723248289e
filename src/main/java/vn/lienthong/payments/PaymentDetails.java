package vn.lienthong.payments;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.payments.gateway.GatewaySettings;

/** ThongTinBienLai of INIT: for what, to whose account, from whom, line by line. */
@Component
class PaymentDetails {
  /** The online service of a procedure, in payment messages. */
  private static final String SERVICE = ".01";

  private final JdbcClient jdbc;
  private final GatewaySettings settings;
  private final Map<String, String> codes = new ConcurrentHashMap<>();

  PaymentDetails(JdbcClient jdbc, GatewaySettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  Map<String, Object> of(Charge charge, BeneficiaryAccount account) {
    String procedure = text(charge.subject().procedure());
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("MaDichVu", code("SERVICE", charge.duty() ? "DUTY" : "FEES"));
    m.put("MaDVC", procedure.isEmpty() ? "" : procedure + SERVICE);
    m.put("MaTTHC", procedure);
    m.put("MaDonVi", account.unitCode());
    m.put("MaHoSo", charge.subject().code());
    m.put("TKThuHuong", account.bank().number());
    m.put("MaNHThuHuong", account.bank().code());
    m.put("TenTKThuHuong", account.bank().holder());
    m.put("HoTenNguoiNop", charge.payer().name());
    m.put("SoCMND", text(charge.payer().identity()));
    m.put("DiaChi", text(charge.payer().address()));
    m.put("PhiLePhi", charge.items().stream().filter(PaymentDetails::fee).map(this::fees).toList());
    m.put(
        "DSKhoanNop",
        charge.items().stream().filter(item -> !fee(item)).map(PaymentDetails::duty).toList());
    return m;
  }

  private static boolean fee(ChargeItem item) {
    return switch (item.kind()) {
      case FEE, CHARGE -> true;
      case DUTY -> false;
    };
  }

  private Map<String, Object> fees(ChargeItem item) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("LoaiPhiLePhi", code("ITEM_KIND", item.kind().name()));
    line.put("MaPhiLePhi", text(item.code()));
    line.put("TenPhiLePhi", item.name());
    line.put("SoTien", Long.toString(item.amount()));
    return line;
  }

  private static Map<String, Object> duty(ChargeItem item) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("NoiDung", item.name());
    line.put("SoTien", Long.toString(item.amount()));
    return line;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private String code(String list, String ours) {
    return codes.computeIfAbsent(
        list + " " + ours,
        key ->
            jdbc.sql(
                    """
                    select theirs from payments.message_code
                    where version = :version and list = :list and ours = :ours
                    """)
                .param("version", settings.version())
                .param("list", list)
                .param("ours", ours)
                .query(String.class)
                .single());
  }
}
