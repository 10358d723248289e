package vn.lienthong.demo;

import vn.lienthong.dossiers.Party;

/** Somebody who files: in person, or for the enterprise that owns the dossier. */
record Applicant(Party person, Party owner, String sex) {
  boolean enterprise() {
    return owner.kind() == Party.Kind.ENTERPRISE;
  }
}
