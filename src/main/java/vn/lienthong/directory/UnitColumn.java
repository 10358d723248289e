package vn.lienthong.directory;

import java.util.Arrays;
import java.util.Optional;

/** Columns of the unit file, by their Vietnamese or English heading. */
enum UnitColumn {
  CODE("Mã định danh", "code", true),
  NAME("Tên đơn vị", "name", true),
  NAME_EN("Tên tiếng Anh", "name_en", false),
  KIND("Loại đơn vị", "kind", true),
  PARENT("Mã đơn vị cấp trên", "parent_code", true),
  GEO_CODE("Mã địa bàn", "geo_code", false),
  ADDRESS("Địa chỉ", "address", false),
  PHONE("Điện thoại", "phone", false),
  FROM("Hiệu lực từ", "valid_from", false),
  DECISION("Số quyết định", "decision", false);

  private final String heading;
  private final String english;
  private final boolean required;

  UnitColumn(String heading, String english, boolean required) {
    this.heading = heading;
    this.english = english;
    this.required = required;
  }

  String heading() {
    return heading;
  }

  boolean required() {
    return required;
  }

  static Optional<UnitColumn> of(String heading) {
    String folded = Folding.fold(heading);
    return Arrays.stream(values())
        .filter(c -> Folding.fold(c.heading).equals(folded) || c.english.equals(folded))
        .findFirst();
  }
}
