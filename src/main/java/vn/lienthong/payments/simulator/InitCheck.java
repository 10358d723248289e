package vn.lienthong.payments.simulator;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.payments.gateway.Message;

/** What the platform would not take of an INIT: the first field that is missing or no good. */
final class InitCheck {
  private static final List<String> SAID =
      List.of(
          "PhienBan",
          "MaDoiTac",
          "MaThamChieu",
          "SoTien",
          "LoaiHinhThanhToan",
          "MaKenhThanhToan",
          "MaThietBi",
          "NgonNgu",
          "MaTienTe",
          "ThongTinGiaoDich",
          "ThoiGianGD",
          "Ip");
  private static final List<String> OF_RECEIPT =
      List.of(
          "MaDichVu",
          "MaDVC",
          "MaTTHC",
          "MaDonVi",
          "MaHoSo",
          "TKThuHuong",
          "MaNHThuHuong",
          "TenTKThuHuong",
          "HoTenNguoiNop");

  /** There, but empty where nothing is known. */
  private static final List<String> NAMED = List.of("SoCMND", "DiaChi", "PhiLePhi", "DSKhoanNop");

  private InitCheck() {}

  static @Nullable String wrong(Message asked) {
    for (String name : SAID) {
      if (asked.text(name).isBlank()) {
        return name;
      }
    }
    if (!asked.fields().containsKey("MaNganHang")) {
      return "MaNganHang";
    }
    if (!(asked.fields().get("ThongTinBienLai") instanceof Map<?, ?> receipt)) {
      return "ThongTinBienLai";
    }
    for (String name : OF_RECEIPT) {
      if (text(receipt, name).isBlank()) {
        return name;
      }
    }
    for (String name : NAMED) {
      if (!receipt.containsKey(name)) {
        return name;
      }
    }
    return wrong(asked, receipt);
  }

  private static @Nullable String wrong(Message asked, Map<?, ?> receipt) {
    if (!text(receipt, "MaDonVi").matches("[A-Z0-9.]{3,20}")) {
      return "MaDonVi";
    }
    if (!text(receipt, "MaDVC").equals(text(receipt, "MaTTHC") + ".01")) {
      return "MaDVC";
    }
    if (!text(receipt, "TKThuHuong").matches("\\d{6,20}")) {
      return "TKThuHuong";
    }
    long lines = sum(receipt.get("PhiLePhi")) + sum(receipt.get("DSKhoanNop"));
    return lines == asked.number("SoTien") ? null : "SoTien";
  }

  private static String text(Map<?, ?> fields, String name) {
    Object value = fields.get(name);
    return value == null ? "" : value.toString();
  }

  private static long sum(@Nullable Object lines) {
    long sum = 0;
    if (lines instanceof List<?> list) {
      for (Object line : list) {
        if (line instanceof Map<?, ?> fields) {
          String amount = text(fields, "SoTien");
          sum += amount.matches("\\d{1,15}") ? Long.parseLong(amount) : 0;
        }
      }
    }
    return sum;
  }
}
