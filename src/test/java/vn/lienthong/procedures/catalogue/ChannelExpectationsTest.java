package vn.lienthong.procedures.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.procedures.ProcedureContent.ChannelRow;

/** Snippets of the published tables, each checked by hand, with what they must be read as. */
class ChannelExpectationsTest {

  record Expectation(String why, String table, String sequence, List<String> rows) {
    @Override
    public String toString() {
      return why;
    }
  }

  static Stream<Expectation> expectations() throws IOException {
    var resource = "/procedures/channel-expectations.jsonl";
    try (var stream =
        Objects.requireNonNull(ChannelExpectationsTest.class.getResourceAsStream(resource))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> JsonMapper.shared().readValue(line, Expectation.class))
              .toList()
              .stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("expectations")
  void isReadAsAPersonReadsIt(Expectation expected) {
    assertThat(read(expected.table(), expected.sequence())).isEqualTo(expected.rows());
  }

  private static List<String> read(String table, String sequence) {
    JsonNode line =
        JsonMapper.shared()
            .createObjectNode()
            .put("cach_thuc_thuc_hien", table)
            .put("trinh_tu_thuc_hien", sequence);
    var channels = ChannelReader.read(CatalogueRecord.of(line));
    if (channels.rows().isEmpty()) {
      return channels.readings().stream().map(r -> r.reason().name()).toList();
    }
    return IntStream.range(0, channels.rows().size())
        .mapToObj(i -> described(channels.rows().get(i), channels.readings(), i))
        .toList();
  }

  private static String described(ChannelRow row, List<FieldReading> readings, int i) {
    String caseKey = row.caseKey() == null ? "" : row.caseKey() + " ";
    return "%s %s%d %s [%s] %s %s"
        .formatted(
            row.channel(),
            caseKey,
            row.term().amount(),
            row.term().unit(),
            readings.get(2 * i + 1).value(),
            readings.get(2 * i).reason(),
            readings.get(2 * i + 1).reason());
  }
}
