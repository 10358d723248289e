package vn.lienthong.files.inspection;

import vn.lienthong.files.FileType;
import vn.lienthong.files.UploadRefusal;

/** The answer of {@link UploadInspection}. */
public sealed interface InspectionVerdict {

  /**
   * The file may be stored.
   *
   * @param type what the content is, whatever the sender called it
   * @param name the name in Unicode form C, safe to store and to send back
   */
  record Accepted(FileType type, String name) implements InspectionVerdict {}

  /**
   * The file must not be stored.
   *
   * @param detail the place or the value that decided, as a short language-neutral text (a part's
   *     name, a limit, a cell); may be empty
   */
  record Refused(UploadRefusal reason, String detail) implements InspectionVerdict {}
}
