package vn.lienthong.payments;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The account that the money of a unit goes to.
 *
 * @param unitCode by which the payment platform knows the unit, MaDonVi
 * @param to its last day; null while no end is set
 */
public record BeneficiaryAccount(
    UUID id, Payee unit, String unitCode, Bank bank, LocalDate from, @Nullable LocalDate to) {

  /**
   * @param number TKThuHuong
   * @param holder TenTKThuHuong
   * @param code MaNHThuHuong
   */
  public record Bank(String number, String holder, String code) {}

  public boolean on(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  /** Whether both are in force on some day. */
  public boolean overlaps(BeneficiaryAccount other) {
    return (to == null || !other.from.isAfter(to)) && (other.to == null || !from.isAfter(other.to));
  }
}
