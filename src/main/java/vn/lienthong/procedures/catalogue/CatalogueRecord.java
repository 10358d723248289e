package vn.lienthong.procedures.catalogue;

import tools.jackson.databind.JsonNode;

/** The texts of one published procedure, as they stand on the national portal. */
record CatalogueRecord(
    String code,
    String name,
    String decision,
    String levels,
    String sector,
    String applicants,
    String authority,
    String handlingAuthority,
    String receivingPlaces,
    String sequence,
    String channels,
    String components,
    String legalBases,
    String conditions,
    String results) {

  static CatalogueRecord of(JsonNode line) {
    return new CatalogueRecord(
        text(line, "ma_thu_tuc"),
        text(line, "ten_thu_tuc"),
        text(line, "so_quyet_dinh"),
        text(line, "cap_thuc_hien"),
        text(line, "linh_vuc"),
        text(line, "doi_tuong_thuc_hien"),
        text(line, "co_quan_co_tham_quyen"),
        text(line, "co_quan_thuc_hien"),
        text(line, "dia_chi_tiep_nhan"),
        text(line, "trinh_tu_thuc_hien"),
        text(line, "cach_thuc_thuc_hien"),
        text(line, "thanh_phan_ho_so"),
        text(line, "can_cu_phap_ly"),
        text(line, "yeu_cau_dieu_kien"),
        text(line, "ket_qua_xu_ly"));
  }

  private static String text(JsonNode line, String key) {
    JsonNode value = line.get(key);
    return value == null || value.isNull() ? "" : value.asString("").strip();
  }
}
