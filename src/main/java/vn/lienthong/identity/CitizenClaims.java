package vn.lienthong.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the national e-ID says of a person or a business.
 *
 * @param subject {@code sub}
 * @param techId {@code TechID}
 * @param kind by {@code LoaiTaiKhoan}: 1 person, 2 business
 * @param identityNumber {@code SoDinhDanh}
 * @param name {@code HoVaTen}
 * @param birthDate {@code NgayThangNamSinh}, of a person
 * @param loginProvider {@code loginIdp}
 * @param assurance {@code acr}
 */
public record CitizenClaims(
    String subject,
    @Nullable String techId,
    Kind kind,
    String identityNumber,
    String name,
    @Nullable LocalDate birthDate,
    @Nullable String loginProvider,
    @Nullable String assurance) {

  public enum Kind {
    PERSON,
    BUSINESS
  }

  /** A person known by number and name only, for instance from the counter. */
  public static CitizenClaims person(String identityNumber, String name) {
    return new CitizenClaims(
        "counter:" + identityNumber, null, Kind.PERSON, identityNumber, name, null, null, null);
  }
}
