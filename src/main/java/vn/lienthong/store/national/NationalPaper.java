package vn.lienthong.store.national;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A paper as the national store tells of it.
 *
 * @param id MaGiayToKhoQuocGia
 * @param kind MaKetQua
 * @param inForce whether its state there lets it serve
 * @param sha256 hash of its file, in small hexadecimal letters
 * @param address where its file lies, below the address of the store
 */
public record NationalPaper(
    String id,
    String kind,
    String name,
    @Nullable String number,
    @Nullable String agency,
    @Nullable String signer,
    @Nullable LocalDate issuedOn,
    @Nullable LocalDate validUntil,
    boolean forever,
    boolean inForce,
    @Nullable String sha256,
    @Nullable String fileName,
    @Nullable String address) {

  NationalPaper withHash(String hash) {
    return new NationalPaper(
        id,
        kind,
        name,
        number,
        agency,
        signer,
        issuedOn,
        validUntil,
        forever,
        inForce,
        hash,
        fileName,
        address);
  }

  /** Whether it may serve on the day. */
  public boolean serves(LocalDate day) {
    return inForce && (validUntil == null || !day.isAfter(validUntil));
  }
}
