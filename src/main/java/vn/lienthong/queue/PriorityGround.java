package vn.lienthong.queue;

/**
 * Why somebody goes first, by law.
 *
 * @param rank smaller goes first; of equal rank who came first
 * @param confirmed whether the wording of the text was checked
 */
record PriorityGround(
    String code, int rank, String name, String nameEn, String legalBasis, boolean confirmed) {}
