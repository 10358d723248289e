package vn.lienthong.directory;

/** What a unit is. */
public enum UnitKind {
  /** Tỉnh, thành phố: the root of the tree. */
  PROVINCE,
  /** Uỷ ban nhân dân tỉnh. */
  COMMITTEE,
  /** Văn phòng. */
  OFFICE,
  /** Sở, ban, ngành. */
  DEPARTMENT,
  /** Phòng, ban chuyên môn. */
  DIVISION,
  /** Trung tâm Phục vụ hành chính công, Bộ phận Một cửa. */
  SERVICE_CENTRE,
  /** UBND xã, phường, đặc khu. */
  COMMUNE,
  /** UBND huyện, until 30-06-2025. */
  DISTRICT,
  OTHER;

  /** Whether citizens turn to such a unit; offices and divisions inside one are no doors. */
  boolean servesThePublic() {
    return switch (this) {
      case PROVINCE, COMMITTEE, DEPARTMENT, SERVICE_CENTRE, COMMUNE, DISTRICT -> true;
      case OFFICE, DIVISION, OTHER -> false;
    };
  }
}
