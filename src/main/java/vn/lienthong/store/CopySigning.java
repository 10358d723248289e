package vn.lienthong.store;

import java.io.ByteArrayInputStream;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.NewFile;
import vn.lienthong.files.StoredFile;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.signing.SignedDraft;
import vn.lienthong.signing.SigningApi;
import vn.lienthong.signing.SigningOrder;

/**
 * Has a certified copy signed by whoever certifies it. The number of the register is printed in
 * what is signed, numbers have no gaps, and no transaction waits for the signing service: the next
 * number is printed and signed first, and taken only if nobody took it meanwhile.
 */
@Component
class CopySigning {
  private static final int ATTEMPTS = 5;

  private final CopyRepository copies;
  private final FilesApi files;
  private final SigningApi signing;
  private final TransactionTemplate transaction;

  CopySigning(
      CopyRepository copies,
      FilesApi files,
      SigningApi signing,
      PlatformTransactionManager transactions) {
    this.copies = copies;
    this.files = files;
    this.signing = signing;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * The copy to come.
   *
   * @param year of its number
   * @param fileName of its unsigned sheets
   */
  record Coming(UUID id, int year, String fileName, CurrentUser officer, CurrentUser.Post post) {}

  /**
   * @param sheets what is to be signed, once its number is known
   * @param act keeps the copy with that number and that signed upload of the officer, in one
   *     transaction with both
   */
  <T> T sign(Coming coming, IntFunction<byte[]> sheets, BiFunction<Integer, StoredFile, T> act) {
    UUID unit = coming.post().unitId();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int number = copies.upcoming(unit, coming.year());
      StoredFile plain =
          files.store(
              new NewFile(
                  coming.fileName(), "application/pdf", coming.officer(), StoreFiles.PURPOSE),
              new ByteArrayInputStream(sheets.apply(number)));
      try (SignedDraft draft = signing.sign(order(coming, plain), coming.officer())) {
        T made =
            transaction.execute(_ ->
                copies.take(unit, coming.year(), number)
                    ? act.apply(number, signing.keep(draft))
                    : null);
        if (made != null) {
          return made;
        }
      } finally {
        files.remove(plain.id(), coming.officer());
      }
    }
    throw new AppException(SharedErrors.CHANGED_MEANWHILE);
  }

  private static SigningOrder order(Coming coming, StoredFile plain) {
    return new SigningOrder(
        plain.id(),
        plain.sha256(),
        coming.post().assignmentId(),
        StoreAuthority.CERTIFY,
        coming.post().unitPath(),
        "store.certified-copy",
        coming.id().toString());
  }
}
