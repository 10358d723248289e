package vn.lienthong.dossiers.satisfaction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the points of questions become a score and a grade.
 *
 * @param questions codes that are added up
 * @param grades from the best to the worst
 */
record Scheme(
    String code, List<String> questions, String legalBasis, boolean confirmed, List<Grade> grades) {
  Scheme {
    questions = List.copyOf(questions);
    grades = List.copyOf(grades);
  }

  /**
   * @param least the score from which it is given
   */
  record Grade(BigDecimal least, String text, String textEn, String tone) {}

  /** Each grade on a line, as it is typed. */
  String typed() {
    StringBuilder lines = new StringBuilder();
    for (Grade g : grades) {
      lines.append(g.least().toPlainString()).append(" | ").append(g.text());
      lines.append(" | ").append(g.textEn()).append(" | ").append(g.tone()).append('\n');
    }
    return lines.toString();
  }

  /** Reads what was typed; null where a line is no grade. */
  static @Nullable List<Grade> read(String typed) {
    List<Grade> grades = new ArrayList<>();
    for (String line : typed.lines().filter(text -> !text.isBlank()).toList()) {
      String[] parts = line.split("\\|", -1);
      boolean whole =
          parts.length == 4
              && parts[0].strip().replace(',', '.').matches("\\d{1,3}(\\.\\d)?")
              && !parts[1].isBlank()
              && !parts[2].isBlank()
              && parts[3].strip().matches("ok|info|warn|late");
      if (!whole) {
        return null;
      }
      grades.add(
          new Grade(
              new BigDecimal(parts[0].strip().replace(',', '.')),
              parts[1].strip(),
              parts[2].strip(),
              parts[3].strip()));
    }
    grades.sort(Comparator.comparing(Grade::least).reversed());
    return grades.isEmpty() ? null : grades;
  }

  /** The grade of a score of one decimal; null without grades. */
  @Nullable Grade grade(BigDecimal score) {
    return grades.stream()
        .filter(grade -> score.compareTo(grade.least()) >= 0)
        .findFirst()
        .orElse(null);
  }
}
