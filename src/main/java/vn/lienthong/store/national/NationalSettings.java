package vn.lienthong.store.national;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which national store. Without an address the simulator that ships takes its place.
 *
 * @param url its address; files are fetched only from below it
 * @param query path of the service that answers questions
 * @param client id of this house there
 * @param secret given by the operator of the store
 * @param patience how long a whole answer may take; filing goes on without it
 * @param largest bytes of a file at most
 * @param inForce states (TrangThai) in which a paper serves; not verified for 2026
 * @param ask names of the fields of a question
 * @param tell names of the fields of an answer
 */
@ConfigurationProperties("lienthong.store.national")
record NationalSettings(
    @DefaultValue("") String url,
    @DefaultValue("/TraCuuGiayTo") String query,
    @DefaultValue("lienthong") String client,
    @DefaultValue("") String secret,
    @DefaultValue("5s") Duration patience,
    @DefaultValue("20971520") int largest,
    @DefaultValue("2") List<String> inForce,
    @DefaultValue Ask ask,
    @DefaultValue Tell tell) {

  /**
   * Fields of a question.
   *
   * @param channel 1 at the counter, 2 online
   */
  record Ask(
      @DefaultValue("SoDinhDanhChuSoHuu") String owner,
      @DefaultValue("HoTenNguoiYeuCau") String askedBy,
      @DefaultValue("KenhThucHien") String channel,
      @DefaultValue("MaThuTuc") String procedure) {
    Ask {
      check("ask", List.of(owner, askedBy, channel, procedure));
    }
  }

  /**
   * Fields of an answer, and of each paper in its list.
   *
   * @param error 0 when all is well
   */
  record Tell(
      @DefaultValue("error_code") String error,
      @DefaultValue("DanhSachGiayTo") String papers,
      @DefaultValue("MaGiayToKhoQuocGia") String id,
      @DefaultValue("MaKetQua") String kind,
      @DefaultValue("TenGiayTo") String name,
      @DefaultValue("SoKyHieu") String number,
      @DefaultValue("CoQuanChuQuan") String agency,
      @DefaultValue("NguoiKy") String signer,
      @DefaultValue("NgayBanHanh") String issuedOn,
      @DefaultValue("ThoiHanHieuLuc") String validUntil,
      @DefaultValue("ThoiHanVinhVien") String forever,
      @DefaultValue("TrangThai") String state,
      @DefaultValue("MaBam") String sha256,
      @DefaultValue("TenTep") String fileName,
      @DefaultValue("DuongDan") String address) {
    Tell {
      check("tell", List.of(error, papers));
      check(
          "tell",
          List.of(
              id,
              kind,
              name,
              number,
              agency,
              signer,
              issuedOn,
              validUntil,
              forever,
              state,
              sha256,
              fileName,
              address));
    }
  }

  /** Two fields of one name, or none, would be found out only by papers that are not taken. */
  private static void check(String group, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!name.matches("[\\p{L}_][\\p{L}\\p{N}_-]*") || !seen.add(name)) {
        throw new IllegalArgumentException(
            "lienthong.store.national.%s: \"%s\" is no name of a field, or stands twice"
                .formatted(group, name));
      }
    }
  }

  NationalSettings {
    inForce = List.copyOf(inForce);
    if (!url.isBlank() && secret.isBlank()) {
      throw new IllegalArgumentException("lienthong.store.national.secret is missing");
    }
  }

  boolean simulated() {
    return url.isBlank();
  }

  /** The address below the store's own; null for one that leads elsewhere. */
  @org.jspecify.annotations.Nullable
  URI below(String path) {
    try {
      URI base = URI.create(url.endsWith("/") ? url : url + "/");
      URI whole = base.resolve(path.startsWith("/") ? path.substring(1) : path).normalize();
      return whole.toString().startsWith(base.toString()) ? whole : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
