package vn.lienthong.files;

import java.util.Locale;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;

/**
 * How an owner is written down: {@code staff:<id>}, {@code citizen:<id>}, {@code service:<id>},
 * {@code system}.
 */
final class FileOwner {
  private FileOwner() {}

  static String of(CurrentUser user) {
    if (user.isAnonymous()) {
      throw new AppException(SharedErrors.SIGN_IN_FIRST);
    }
    var kind = user.kind().name().toLowerCase(Locale.ROOT);
    return user.kind() == CurrentUser.Kind.SYSTEM ? kind : kind + ":" + user.requireId();
  }

  static boolean owns(CurrentUser user, String owner) {
    return !user.isAnonymous() && of(user).equals(owner);
  }
}
