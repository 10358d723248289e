package vn.lienthong.dossiers.satisfaction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the points of questions become a score and a grade.
 *
 * @param questions codes that are added up
 * @param grades from the best to the worst
 */
record Scheme(
    String code, List<String> questions, String legalBasis, boolean confirmed, List<Grade> grades) {
  /** Colours of grades in words. */
  private static final Map<String, String> WORDS =
      Map.of("ok", "xanh lá", "info", "xanh dương", "warn", "vàng", "late", "đỏ");

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
      lines.append(g.least().toPlainString().replace('.', ',')).append(" | ").append(g.text());
      lines.append(" | ").append(g.textEn()).append(" | ");
      lines.append(WORDS.getOrDefault(g.tone(), g.tone())).append('\n');
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
              && tone(parts[3]) != null;
      if (!whole) {
        return null;
      }
      grades.add(
          new Grade(
              new BigDecimal(parts[0].strip().replace(',', '.')),
              parts[1].strip(),
              parts[2].strip(),
              Objects.requireNonNull(tone(parts[3]))));
    }
    grades.sort(Comparator.comparing(Grade::least).reversed());
    return grades.isEmpty() ? null : grades;
  }

  /** The colour of a grade, as people or programs name it; null for another word. */
  private static @Nullable String tone(String typed) {
    String word = typed.strip().toLowerCase(Locale.ROOT);
    return WORDS.entrySet().stream()
        .filter(known -> known.getKey().equals(word) || known.getValue().equals(word))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** The grade of a score of one decimal; null without grades. */
  @Nullable Grade grade(BigDecimal score) {
    return grades.stream()
        .filter(grade -> score.compareTo(grade.least()) >= 0)
        .findFirst()
        .orElse(null);
  }
}
