package vn.lienthong.store.national;

import java.util.List;

/** The port to the national store. */
interface NationalStore {

  /**
   * A question.
   *
   * @param owner SoDinhDanhChuSoHuu: the person whose papers they are and who agreed
   * @param askedBy HoTenNguoiYeuCau
   * @param atCounter KenhThucHien: 1 at the counter, 2 online
   * @param procedure MaThuTuc
   */
  record Question(String owner, String askedBy, boolean atCounter, String procedure) {}

  boolean simulated();

  /**
   * What it holds of the person for the procedure; empty when nothing.
   *
   * @throws vn.lienthong.shared.AppException SILENT
   */
  List<NationalPaper> ask(Question question);

  /**
   * The file of the paper as it lies there now.
   *
   * @throws vn.lienthong.shared.AppException SILENT, NOT_FOUND, REVOKED or NO_FILE
   */
  byte[] fetch(NationalPaper paper, String owner);
}
