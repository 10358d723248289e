package vn.lienthong.papers;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The electronic form of a dossier as its applicant filled it in (tờ khai, đơn). It has no number
 * of its own: the procedure's own form lays down what is asked.
 *
 * @param office whom it is addressed to
 * @param title name of the declaration
 * @param signer who declares
 * @param online filed with an electronic identity: nobody signs by hand
 */
public record FilledForm(
    Office office,
    String code,
    String title,
    List<Part> parts,
    String signer,
    boolean online,
    Instant at,
    @Nullable String lookupUrl)
    implements Paper {

  public FilledForm {
    parts = List.copyOf(parts);
  }

  /** A page of the form. */
  public record Part(String title, List<Line> lines) {
    public Part {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A question and its answer.
   *
   * @param grid the answer to a table, else null
   */
  public record Line(String label, String answer, @Nullable Grid grid) {}

  public record Grid(List<String> heads, List<List<String>> rows) {
    public Grid {
      heads = List.copyOf(heads);
      rows = List.copyOf(rows);
    }
  }

  @Override
  public String template() {
    return "filledForm";
  }
}
