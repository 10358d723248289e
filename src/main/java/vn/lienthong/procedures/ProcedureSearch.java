package vn.lienthong.procedures;

import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.Applicant;
import vn.lienthong.procedures.ProcedureContent.Level;

/**
 * What is looked for; accents and case do not matter, an empty text finds all.
 *
 * @param offset rows to pass over, for the pages of a ranked list
 * @param size most rows, 1 to 100
 */
public record ProcedureSearch(
    String text,
    @Nullable String sector,
    @Nullable Level level,
    @Nullable Applicant applicant,
    boolean fileableOnly,
    int offset,
    int size) {

  public ProcedureSearch {
    offset = Math.max(0, Math.min(offset, 100_000));
    size = Math.max(1, Math.min(size, 100));
  }

  public static ProcedureSearch of(String text, int size) {
    return new ProcedureSearch(text, null, null, null, false, 0, size);
  }
}
