package vn.lienthong.post;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.Party;
import vn.lienthong.shared.AppException;

/** Where a result is sent to. */
final class PostAddress {
  private PostAddress() {}

  /** As the applicant gave it, else the owner. */
  static Consignment.Address of(Dossier dossier) {
    Party applicant = dossier.applicant();
    Party owner = dossier.owner();
    return checked(
        new Consignment.Address(
            applicant.name(),
            first(applicant.phone(), owner.phone()),
            first(applicant.address(), owner.address())));
  }

  static Consignment.Address checked(Consignment.Address to) {
    if (to.recipient().isBlank()
        || to.address().isBlank()
        || !to.phone().replaceAll("[\\s.]", "").matches("(\\+84|0)\\d{8,10}")) {
      throw new AppException(PostErrors.ADDRESS_MISSING);
    }
    return new Consignment.Address(
        to.recipient().strip(), to.phone().replaceAll("[\\s.]", ""), to.address().strip());
  }

  private static String first(@Nullable String one, @Nullable String other) {
    return one != null && !one.isBlank() ? one : other == null ? "" : other;
  }

  static boolean names(Consignment.Address address, String province) {
    return plain(address.address()).contains(plain(province));
  }

  static boolean namesAProvince(Consignment.Address address) {
    return plain(address.address()).matches(".*\\b(tỉnh|thành phố|tp\\.?) .*");
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.of("vi"));
  }
}
