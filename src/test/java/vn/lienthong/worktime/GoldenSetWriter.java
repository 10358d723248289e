package vn.lienthong.worktime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes {@code golden.csv} from the slow reference and the official days; run by hand. */
final class GoldenSetWriter {
  private static final String[] TERMS = {
    "1wd",
    "2wd",
    "3wd",
    "5wd",
    "7wd",
    "8wd",
    "10wd",
    "15wd",
    "20wd",
    "21wd",
    "26wd",
    "30wd",
    "1h",
    "4h",
    "8h",
    "24h",
    "40h",
    "45min",
    "1d",
    "5d",
    "10d",
    "15d",
    "20d",
    "25d",
    "30d",
    "45d",
    "60d",
    "1m",
    "2m",
    "3m",
    "same-day"
  };
  private static final String[] STARTS = {"receipt", "receipt", "day-after", "next-day"};
  // The weeks around the days that differ, in years whose lists touch the year after.
  private static final String[] AROUND = {
    "2012-01-20", "2012-12-28", "2013-02-07", "2013-04-26", "2014-01-24", "2014-08-29",
    "2014-12-26", "2015-02-13", "2015-04-24", "2016-02-05", "2016-04-28", "2017-01-24",
    "2017-08-31", "2018-02-12", "2018-12-27", "2019-02-01", "2019-04-26", "2020-01-21",
    "2020-04-29", "2021-02-08", "2021-09-01", "2021-12-30", "2022-01-28", "2022-04-29",
    "2023-01-18", "2023-04-27", "2023-08-30", "2024-02-06", "2024-04-25", "2024-08-29",
    "2025-01-23", "2025-04-24", "2025-08-28", "2025-12-30", "2026-01-08", "2026-02-12",
    "2026-04-23", "2026-08-20", "2026-08-28"
  };

  private GoldenSetWriter() {}

  public static void main(String[] arguments) throws IOException {
    SlowReference reference = new SlowReference(new OfficialDays());
    Random random = new Random(20261122);
    List<String> lines = new ArrayList<>();
    lines.add("name;received;atCompetentAgency;term;rule;pauses;due");
    for (int i = 0; i < 600; i++) {
      LocalDate around =
          i % 3 == 0
              ? LocalDate.of(2012, 1, 1).plusDays(random.nextInt(5300))
              : LocalDate.parse(AROUND[i % AROUND.length]).plusDays(random.nextInt(9) - 3);
      LocalDateTime received =
          around
              .atStartOfDay()
              .plusMinutes(i % 7 == 0 ? random.nextInt(1440) : 400 + random.nextInt(640));
      String agency = i % 11 == 0 ? received.plusMinutes(random.nextInt(3000)).toString() : "";
      LocalDateTime start = agency.isEmpty() ? received : LocalDateTime.parse(agency);
      String waits = i % 5 == 0 ? waits(start, random) : "";
      String rule =
          STARTS[random.nextInt(STARTS.length)]
              + (random.nextBoolean() ? ",restart" : ",pause")
              + (random.nextInt(4) == 0 ? ",month-last" : "");
      String term = TERMS[random.nextInt(TERMS.length)];
      String line =
          "G" + (i + 1) + ";" + received + ";" + agency + ";" + term + ";" + rule + ";" + waits;
      GoldenCase question = GoldenCase.parse(line + ";" + received);
      LocalDateTime due =
          reference.due(
              question.start(),
              question.term(),
              DueRule.parse(rule, DueRule.USUAL),
              question.waits());
      lines.add(line + ";" + due);
    }
    Files.write(Path.of("src/test/resources/vn/lienthong/worktime/golden.csv"), lines);
  }

  private static String waits(LocalDateTime start, Random random) {
    LocalDateTime from = start.plusMinutes(random.nextInt(4000));
    LocalDateTime to = from.plusMinutes(random.nextInt(8000));
    String first = cause(random) + " " + from + " " + to;
    if (random.nextBoolean()) {
      return first;
    }
    LocalDateTime again = to.plusMinutes(random.nextInt(3000));
    return first
        + "|"
        + cause(random)
        + " "
        + again
        + " "
        + again.plusMinutes(random.nextInt(5000));
  }

  private static String cause(Random random) {
    return new String[] {"SUPPLEMENT", "FINANCIAL_DUTY", "STOPPED"}[random.nextInt(3)];
  }
}
