package vn.lienthong.sync;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How we speak to the portal from a day on: its fields, its lists of codes, and which of its
 * refusals pass by themselves. All of it is data.
 *
 * @param fields by service and block: "DongBoHoSoMC" + "/" + "TaiLieuNop"
 * @param codes list → our word → the portal's
 */
record Adapter(
    String version,
    LocalDate from,
    String legalBasis,
    boolean confirmed,
    Map<String, List<Field>> fields,
    Map<String, Map<String, String>> codes,
    Set<String> passingErrors) {

  /**
   * One field of a message.
   *
   * @param block the child collections around it, joined by dots; empty at the top
   * @param source name of the fact that fills it
   * @param list list of codes, only of format CODE
   * @param most greatest length in characters
   */
  record Field(
      String service,
      String block,
      String name,
      String source,
      Format format,
      @Nullable String list,
      Demand required,
      @Nullable Integer most,
      String label,
      String labelEn,
      Remedy remedy) {

    String path() {
      return block.isEmpty() ? name : block + "." + name;
    }
  }

  enum Format {
    /** Text that must fit. */
    TEXT,
    /** Text that is cut to fit. */
    CUT,
    /** yyyyMMddHHmmss in Vietnam. */
    TIME,
    /** A word of a list. */
    CODE,
    /** 1 or 0. */
    FLAG,
    NUMBER,
    /** A child collection; its fields stand in the block of its path. */
    LIST
  }

  /** When a field must have a value. */
  enum Demand {
    ALWAYS,
    RECEIVED,
    REFUSED,
    ENDED,
    RETURNED,
    NEVER
  }

  /** Where a person mends it. */
  enum Remedy {
    DOSSIER,
    OWNER,
    PROCEDURE,
    RESULT,
    MAP
  }

  List<Field> fields(String service, String block) {
    return fields.getOrDefault(service + "/" + block, List.of());
  }

  @Nullable String code(String list, String ours) {
    return codes.getOrDefault(list, Map.of()).get(ours);
  }
}
