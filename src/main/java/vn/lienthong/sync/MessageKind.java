package vn.lienthong.sync;

/** What is told: the dossier as a whole, or one act in its life. */
enum MessageKind {
  DOSSIER("DongBoHoSoMC"),
  PROGRESS("CapNhatTienDoHoSoMC");

  private final String service;

  MessageKind(String service) {
    this.service = service;
  }

  /** Name of the portal's service. */
  String service() {
    return service;
  }
}
