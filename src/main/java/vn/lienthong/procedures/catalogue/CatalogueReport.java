package vn.lienthong.procedures.catalogue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts what an import read, and how surely. {@code readPercent} is the share of procedures of
 * which every channel's time and fee was read as published; {@code certainPercent} the share of
 * which nothing is left to check, for the source itself is complete and does not contradict itself.
 */
public final class CatalogueReport {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final int LONGEST_RAW = 1_000;

  private int procedures;
  private int channelsRead;
  private int channelsCertain;
  private final Map<String, Bands> fields = new TreeMap<>();
  private final Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
  private final List<Doubt> doubtful = new ArrayList<>();
  private final List<BadLine> badLines = new ArrayList<>();
  private final Map<String, Integer> outcomes = new TreeMap<>();

  /** Fields by confidence: certain ≥ 0.8, doubtful ≥ 0.2, not understood below. */
  public record Bands(int certain, int doubtful, int notUnderstood) {
    Bands plus(FieldReading reading) {
      if (!reading.doubtful()) {
        return new Bands(certain + 1, doubtful, notUnderstood);
      }
      return reading.read()
          ? new Bands(certain, doubtful + 1, notUnderstood)
          : new Bands(certain, doubtful, notUnderstood + 1);
    }
  }

  /** A field for a person to look at. */
  public record Doubt(
      String code, String field, String raw, String value, double confidence, Reason reason) {}

  /** A line that is no procedure. */
  public record BadLine(int line, String problem) {}

  /** The report as written to JSON. */
  public record Content(
      int lines,
      int procedures,
      double readPercent,
      double certainPercent,
      Map<String, Integer> outcomes,
      Map<String, Bands> fields,
      Map<Reason, Integer> reasons,
      List<BadLine> badLines,
      List<Doubt> doubtful) {}

  public void add(CatalogueReader.Line line) {
    ParsedProcedure parsed = line.procedure();
    if (parsed == null) {
      badLines.add(new BadLine(line.number(), String.valueOf(line.problem())));
      return;
    }
    procedures++;
    channelsRead += parsed.channelsRead() ? 1 : 0;
    channelsCertain += parsed.channelsCertain() ? 1 : 0;
    for (FieldReading reading : parsed.readings()) {
      String field = reading.field().replaceAll("\\[\\d+]", "[]");
      fields.merge(field, new Bands(0, 0, 0).plus(reading), (a, b) -> a.plus(reading));
      reasons.merge(reading.reason(), 1, Integer::sum);
      if (reading.doubtful()) {
        doubtful.add(doubt(parsed.content().code(), reading));
      }
    }
  }

  /** Counts what became of a procedure, for example "created" or "unchanged". */
  public void outcome(String name) {
    outcomes.merge(name, 1, Integer::sum);
  }

  public Content content() {
    return new Content(
        procedures + badLines.size(),
        procedures,
        percent(channelsRead),
        percent(channelsCertain),
        Map.copyOf(outcomes),
        new TreeMap<>(fields),
        reasons,
        List.copyOf(badLines),
        List.copyOf(doubtful));
  }

  public void write(OutputStream stream) throws IOException {
    stream.write(JSON.writeValueAsBytes(content()));
  }

  private double percent(int part) {
    return procedures == 0 ? 0 : Math.floor(part * 10_000.0 / procedures) / 100;
  }

  private static Doubt doubt(String code, FieldReading reading) {
    String raw = reading.raw();
    return new Doubt(
        code,
        reading.field(),
        raw.length() > LONGEST_RAW ? raw.substring(0, LONGEST_RAW) + "…" : raw,
        reading.value(),
        reading.confidence(),
        reading.reason());
  }
}
