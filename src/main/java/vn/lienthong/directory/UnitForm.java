package vn.lienthong.directory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.DayText;

/** What people type about a unit and the decision; every field may be missing. */
record UnitForm(
    @Nullable String code,
    @Nullable String name,
    @Nullable String nameEn,
    @Nullable String kind,
    @Nullable String parentId,
    @Nullable String geoCode,
    @Nullable String address,
    @Nullable String phone,
    @Nullable String on,
    @Nullable List<String> successorId,
    @Nullable String documentNumber,
    @Nullable String documentDate,
    @Nullable String issuer) {

  static String text(@Nullable String typed) {
    return typed == null ? "" : Folding.tidy(typed);
  }

  static @Nullable String orNull(@Nullable String typed) {
    String text = text(typed);
    return text.isEmpty() ? null : text;
  }

  List<String> successors() {
    return successorId == null
        ? List.of()
        : successorId.stream().filter(id -> !id.isBlank()).toList();
  }

  Decision decision() {
    return new Decision(
        text(documentNumber), DayText.parse(documentDate).orElse(null), text(issuer));
  }

  /** An id as the browser sends it back; refuses what nobody could have chosen. */
  static Optional<UUID> id(@Nullable String text) {
    try {
      return text == null || text.isBlank()
          ? Optional.empty()
          : Optional.of(UUID.fromString(text.strip()));
    } catch (IllegalArgumentException e) {
      throw new AppException(DirectoryErrors.UNIT_UNKNOWN, e);
    }
  }

  static UUID requireId(@Nullable String text) {
    return id(text).orElseThrow(() -> new AppException(DirectoryErrors.UNIT_UNKNOWN));
  }
}
