package vn.lienthong.dossiers;

import vn.lienthong.shared.AppException;

/** Somebody else changed the dossier since the person saw it; the page shows both versions. */
public class DossierConflict extends AppException {
  private final transient Dossier now;
  private final int seen;

  DossierConflict(Dossier now, int seen) {
    super(DossiersErrors.CHANGED_MEANWHILE, now.code());
    this.now = now;
    this.seen = seen;
  }

  public Dossier now() {
    return now;
  }

  /** The version that the person saw. */
  public int seen() {
    return seen;
  }
}
