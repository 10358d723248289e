package vn.lienthong.dossiers.satisfaction;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index and its answers, from a day on.
 *
 * @param code the same for all versions of the index, for example I6
 * @param options from the best answer to the worst
 */
record Question(
    int id,
    String code,
    int place,
    String text,
    String textEn,
    Scope scope,
    LocalDate fromDay,
    @Nullable LocalDate toDay,
    String legalBasis,
    boolean confirmed,
    List<Option> options) {
  Question {
    options = List.copyOf(options);
  }

  /** Who gives the points. */
  enum Scope {
    /** The applicant, for each dossier. */
    DOSSIER,
    /** The control of procedures, for each unit and quarter. */
    UNIT,
    /** The applicants; the control where none of them did. */
    BOTH;

    String label() {
      return "dossiers.satisfaction.scope." + name();
    }
  }

  record Option(int points, String text, String textEn) {}

  /** What people call it by: the digits of I6, or the whole of another code. */
  String number() {
    return code.matches("I\\d+") ? code.substring(1) : code;
  }

  int most() {
    return options.stream().mapToInt(Option::points).max().orElse(0);
  }

  boolean perUnit() {
    return scope != Scope.DOSSIER;
  }
}
