package vn.lienthong.dossiers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The person filing or the owner of a dossier, as they were at filing.
 *
 * @param identityNumber số định danh or tax code; null when unknown, never invented
 * @param communeCode geographic code of the commune of the address
 * @param account citizen account that follows the dossier; null without one
 */
public record Party(
    Kind kind,
    String name,
    @Nullable String identityNumber,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String address,
    @Nullable String communeCode,
    @Nullable UUID account) {

  /** LoaiDoiTuong of the national synchronisation. */
  public enum Kind {
    CITIZEN(1),
    ENTERPRISE(2),
    STATE_BODY(3),
    OTHER(4);

    private final int nationalCode;

    Kind(int nationalCode) {
      this.nationalCode = nationalCode;
    }

    public int nationalCode() {
      return nationalCode;
    }

    /** Message key. */
    public String label() {
      return "dossiers.party." + name();
    }
  }

  /** Whether both stand for the same person: same number, or same name where no number is known. */
  public boolean same(Party other) {
    return identityNumber != null
        ? identityNumber.equals(other.identityNumber)
        : other.identityNumber == null && name.equals(other.name);
  }
}
