package vn.lienthong.backup;

/** Says in words for the operator why a backup or its target is refused. */
final class BrokenBackup extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenBackup(String words) {
    super(words);
  }
}
