package vn.lienthong.procedures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.procedures.catalogue.CatalogueReport.Bands;

/** One import: how far it is, or its report. */
record ImportPage(
    ImportRunRepository.Run run,
    int procedures,
    double readPercent,
    double certainPercent,
    boolean catalogue,
    Map<String, Integer> outcomes,
    Map<String, Bands> fields,
    List<FileProblem> problems,
    int doubtful) {
  private static final int MOST_PROBLEMS = 200;

  static ImportPage of(ImportRunRepository.Run run) {
    JsonNode report =
        run.report() == null
            ? JsonMapper.shared().createObjectNode()
            : JsonMapper.shared().readTree(run.report());
    Map<String, Integer> outcomes = new LinkedHashMap<>();
    report
        .path("outcomes")
        .properties()
        .forEach(e -> outcomes.put(e.getKey(), e.getValue().asInt()));
    Map<String, Bands> fields = new LinkedHashMap<>();
    report
        .path("fields")
        .properties()
        .forEach(e -> fields.put(e.getKey().replace("[].", "."), bands(e.getValue())));
    return new ImportPage(
        run,
        report.path("procedures").asInt(),
        report.path("readPercent").asDouble(),
        report.path("certainPercent").asDouble(),
        report.has("readPercent"),
        outcomes,
        fields,
        problems(report),
        report.path("doubtful").size());
  }

  private static Bands bands(JsonNode node) {
    return new Bands(
        node.path("certain").asInt(),
        node.path("doubtful").asInt(),
        node.path("notUnderstood").asInt());
  }

  private static List<FileProblem> problems(JsonNode report) {
    List<FileProblem> problems = new ArrayList<>();
    report
        .path("badLines")
        .forEach(line ->
            problems.add(
                new FileProblem(
                    line.path("line").asString(""), line.path("problem").asString(""), "")));
    report
        .path("problems")
        .forEach(problem ->
            problems.add(
                new FileProblem(
                    problem.path("place").asString(""),
                    problem.path("problem").asString(""),
                    problem.path("value").asString(""))));
    return problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()));
  }
}
