package vn.lienthong.npsp;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the portal refuses; the first thing wrong, with its field. */
final class Rules {
  static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

  private static final String CODE = "[A-Z0-9.]{3,35}-\\d{6,8}-\\d{4,7}";
  private static final Set<Integer> ACCEPTED = Set.of(2, 4, 6, 9, 10);

  private Rules() {}

  static @Nullable String dossier(JsonNode body) {
    for (String field : List.of("MaTTHC", "TenTTHC", "MaLinhVuc", "NoiNopHoSo", "ChuHoSo")) {
      if (body.path(field).asString("").isBlank()) {
        return field + ": thiếu";
      }
    }
    String wrong = first(code(body), range(body, "KenhThucHien", 1, 3));
    wrong = first(wrong, range(body, "LoaiDoiTuong", 1, 4));
    wrong = first(wrong, range(body, "TrangThaiHoSo", 1, 10));
    wrong = first(wrong, time(body, "NgayNopHoSo", true));
    wrong = first(wrong, time(body, "NgayTiepNhan", accepted(body)));
    wrong = first(wrong, time(body, "NgayHenTra", false));
    wrong = first(wrong, time(body, "NgayTra", body.path("TrangThaiHoSo").asInt() == 10));
    return first(wrong, time(body, "NgayKetThucXuLy", false));
  }

  private static boolean accepted(JsonNode body) {
    return ACCEPTED.contains(body.path("TrangThaiHoSo").asInt());
  }

  static @Nullable String progress(JsonNode body) {
    for (String field : List.of("NguoiXuLy", "NoiDungXuLy")) {
      if (body.path(field).asString("").isBlank()) {
        return field + ": thiếu";
      }
    }
    return first(
        code(body), first(range(body, "TrangThai", 1, 10), time(body, "ThoiDiemXuLy", true)));
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }

  private static @Nullable String code(JsonNode body) {
    return body.path("MaHoSo").asString("").matches(CODE) ? null : "MaHoSo: sai cấu trúc";
  }

  private static @Nullable String range(JsonNode body, String field, int least, int most) {
    int value = body.path(field).asInt(least - 1);
    return value < least || value > most ? field + ": ngoài danh mục" : null;
  }

  private static @Nullable String time(JsonNode body, String field, boolean required) {
    JsonNode value = body.path(field);
    if (!value.isString()) {
      return required ? field + ": thiếu" : null;
    }
    try {
      LocalDateTime.parse(value.asString(), TIME);
      return null;
    } catch (DateTimeParseException e) {
      return field + ": không theo dạng yyyyMMddHHmmss";
    }
  }
}
