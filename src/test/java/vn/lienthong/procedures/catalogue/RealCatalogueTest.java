package vn.lienthong.procedures.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import vn.lienthong.SharedData;
import vn.lienthong.procedures.ContentProblem;
import vn.lienthong.procedures.ProcedureJson;

/** The published catalogue as a whole: nothing falls over, and as much is read as is claimed. */
class RealCatalogueTest {

  @Test
  void everyChannelOfNinetyEightPercentIsReadAndEveryDoubtIsListed() throws IOException {
    var report = new CatalogueReport();
    try (var stream = Files.newInputStream(SharedData.file("data/procedures.jsonl"))) {
      CatalogueReader.read(stream, report::add);
    }
    var content = report.content();
    assertThat(content.procedures()).isEqualTo(1333);
    assertThat(content.badLines()).isEmpty();
    assertThat(content.readPercent()).isGreaterThanOrEqualTo(98);
    assertThat(content.certainPercent()).isGreaterThanOrEqualTo(85);
    long doubts =
        content.fields().values().stream().mapToLong(b -> b.doubtful() + b.notUnderstood()).sum();
    assertThat(content.doubtful())
        .hasSize((int) doubts)
        .allSatisfy(d -> {
          assertThat(d.confidence()).isLessThan(Reason.CERTAIN);
          assertThat(d.code()).matches("\\d\\.\\d{6}");
        });
  }

  @Test
  void everyProcedureSurvivesTheOwnJson() throws IOException {
    try (var stream = Files.newInputStream(SharedData.file("data/procedures.jsonl"))) {
      CatalogueReader.read(
          stream,
          line -> {
            var parsed = java.util.Objects.requireNonNull(line.procedure());
            assertThat(ContentProblem.in(parsed.content())).isEmpty();
            assertThat(ProcedureJson.read(ProcedureJson.write(parsed.content())))
                .isEqualTo(parsed.content());
          });
    }
  }
}
