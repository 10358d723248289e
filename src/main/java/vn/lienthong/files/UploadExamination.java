package vn.lienthong.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import vn.lienthong.files.inspection.InspectionLimits;
import vn.lienthong.files.inspection.InspectionVerdict;
import vn.lienthong.files.inspection.UploadInspection;

/** The inspection of an upload for a file that is only looked at and never stored. */
public final class UploadExamination {
  private UploadExamination() {}

  /** Why the file could not be stored here; empty when it could. */
  public static Optional<UploadRefusal> of(Path file, String name, UploadRules rules)
      throws IOException {
    return new UploadInspection(InspectionLimits.standard()).inspect(file, name, null, rules)
            instanceof InspectionVerdict.Refused refused
        ? Optional.of(refused.reason())
        : Optional.empty();
  }
}
