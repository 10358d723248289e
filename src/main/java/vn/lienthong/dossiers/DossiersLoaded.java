package vn.lienthong.dossiers;

import java.util.List;

/** Many dossiers were loaded at once, each with its history; no other event told of them. */
public record DossiersLoaded(List<DossierMark> dossiers) {
  public DossiersLoaded {
    dossiers = List.copyOf(dossiers);
  }
}
