package vn.lienthong.files.scan;

/** What the scanner said; whatever is not {@link Clean} keeps the file out. */
public sealed interface ScanVerdict {
  record Clean() implements ScanVerdict {}

  /** Found; {@code signature} is the scanner's name for it. */
  record Infected(String signature) implements ScanVerdict {}

  /** No verdict: not reached, too slow, or an answer that is none. {@code cause} is for the log. */
  record Unavailable(String cause) implements ScanVerdict {}
}
