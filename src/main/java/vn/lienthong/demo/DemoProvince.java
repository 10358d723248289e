package vn.lienthong.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shapes of the files below {@code demo/}; keys of units and people refer to each other. */
final class DemoProvince {
  private DemoProvince() {}

  record Units(List<Unit> units, List<Change> changes) {}

  /**
   * @param kind a name of the directory's UnitKind
   * @param to first day on which it no longer lives; null = it lives
   */
  record Unit(
      String key,
      String name,
      String nameEn,
      String kind,
      @Nullable String parent,
      LocalDate from,
      @Nullable LocalDate to,
      List<Code> codes,
      @Nullable String geo,
      @Nullable String address,
      @Nullable String phone,
      @Nullable String basis) {}

  /** Style is NEW (H56.14) or OLD (000.00.14.H56). */
  record Code(String code, String style, LocalDate from, @Nullable LocalDate to) {}

  /** MERGED, DISSOLVED or FOUNDED by a dated decision. */
  record Change(String kind, LocalDate date, List<String> from, List<String> to, String decision) {}

  record Officials(List<Official> officials, List<Delegation> delegations) {}

  record Official(
      String username,
      String name,
      LocalDate birth,
      String sex,
      String identityNumber,
      String email,
      List<Post> posts) {}

  record Post(
      String unit, String position, String title, LocalDate from, @Nullable String capacity) {}

  /**
   * Until the end of next year. From and to are usernames; the document reads "… số N ngày
   * dd/MM/yyyy …".
   */
  record Delegation(
      String from,
      String to,
      String capacity,
      List<String> scope,
      String unit,
      LocalDate validFrom,
      String document) {}

  /**
   * What waits at a desk of an offered account.
   *
   * @param agency name of the agency
   * @param asks procedure whose division of the same agency is asked, for {@link Fate#ASKED}
   */
  record Desk(String procedure, String agency, Fate fate, int times, @Nullable String asks) {}

  record Citizens(List<Citizen> citizens, List<Enterprise> enterprises) {}

  record Citizen(
      String key,
      String name,
      LocalDate birth,
      String sex,
      String identityNumber,
      String phone,
      String email,
      String communeCode,
      String address) {}

  /** Represented by the citizen of that key. */
  record Enterprise(
      String key,
      String name,
      String nameEn,
      String taxCode,
      String representative,
      String phone,
      String email,
      String communeCode,
      String address) {}
}
