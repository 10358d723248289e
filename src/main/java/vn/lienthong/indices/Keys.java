package vn.lienthong.indices;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.SharedErrors;

/** Reads keys of pages out of addresses. */
final class Keys {
  private Keys() {}

  static @Nullable UUID id(String text) {
    if (text.isBlank()) {
      return null;
    }
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new AppException(SharedErrors.BAD_REQUEST, e);
    }
  }
}
