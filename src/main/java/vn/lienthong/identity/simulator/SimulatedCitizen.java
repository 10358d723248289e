package vn.lienthong.identity.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invented person or business of the simulator. No province has the code 099, so that no number
 * can belong to anybody.
 *
 * @param accountKind {@code LoaiTaiKhoan}: 1 person, 2 business
 * @param birth yyyyMMdd
 */
public record SimulatedCitizen(
    String number, String name, int accountKind, @Nullable String birth) {

  /** The people and businesses whom the page offers. */
  public static final List<SimulatedCitizen> ALL =
      List.of(
          person("099085000101", "Nguyễn Văn An", "19850312"),
          person("099190000102", "Trần Thị Bích", "19900825"),
          person("099078000103", "Lê Quang Dũng", "19781102"),
          person("099195000104", "Phạm Thu Hà", "19950614"),
          person("099082000105", "Hoàng Minh Khôi", "19820919"),
          person("099188000106", "Vũ Thị Lan", "19880130"),
          person("099070000107", "Đỗ Văn Hùng", "19700407"),
          person("099201000108", "Bùi Ngọc Mai", "20010221"),
          person("099065000109", "Lò Văn Pánh", "19650805"),
          person("099193000110", "Hà Thị Xuân", "19931217"),
          new SimulatedCitizen("0999000011", "Công ty TNHH Xây dựng Trình Diễn", 2, null),
          new SimulatedCitizen("0999000022", "Hợp tác xã Nông nghiệp Trình Diễn", 2, null));

  private static SimulatedCitizen person(String number, String name, String birth) {
    return new SimulatedCitizen(number, name, 1, birth);
  }

  public boolean isBusiness() {
    return accountKind == 2;
  }
}
