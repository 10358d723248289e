package vn.lienthong.worktime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A line of the golden set: a question in local time and the due date it must get. */
record GoldenCase(
    String name,
    LocalDateTime received,
    String atCompetentAgency,
    Term term,
    String rule,
    List<SlowReference.Wait> waits,
    List<String> causes,
    LocalDateTime due) {

  static List<GoldenCase> read(String resource) {
    return rows(resource).stream().map(GoldenCase::of).toList();
  }

  static List<List<String>> rows(String resource) {
    try (InputStream in =
        Objects.requireNonNull(GoldenCase.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> List.of(line.split(";", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static GoldenCase parse(String line) {
    return of(List.of(line.split(";", -1)));
  }

  private static GoldenCase of(List<String> cells) {
    List<String[]> waits =
        cells.get(5).isBlank()
            ? List.of()
            : Arrays.stream(cells.get(5).split("\\|")).map(w -> w.split(" ")).toList();
    return new GoldenCase(
        cells.get(0),
        LocalDateTime.parse(cells.get(1)),
        cells.get(2),
        Term.parse(cells.get(3)),
        cells.get(4),
        waits.stream()
            .map(w ->
                new SlowReference.Wait(
                    LocalDateTime.parse(w[1]),
                    LocalDateTime.parse(w[2]),
                    w[0].equals("SUPPLEMENT")))
            .toList(),
        waits.stream().map(w -> w[0]).toList(),
        LocalDateTime.parse(cells.get(6)));
  }

  LocalDateTime start() {
    return atCompetentAgency.isBlank() ? received : LocalDateTime.parse(atCompetentAgency);
  }

  DueQuestion question() {
    DueQuestion question =
        DueQuestion.of(instant(received), term, DueRule.parse(rule, DueRule.USUAL));
    if (!atCompetentAgency.isBlank()) {
      question = question.forwardedAt(instant(start()));
    }
    List<Pause> pauses = new java.util.ArrayList<>();
    for (int i = 0; i < waits.size(); i++) {
      pauses.add(
          new Pause(
              instant(waits.get(i).from()),
              instant(waits.get(i).to()),
              Pause.Cause.valueOf(causes.get(i)),
              "Phiếu số 1"));
    }
    return question.with(pauses);
  }

  static Instant instant(LocalDateTime local) {
    return local.atZone(WorkCalendar.ZONE).toInstant();
  }
}
