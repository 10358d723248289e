package vn.lienthong.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureJson;

/** Reads the files below {@code demo/}. */
final class DemoFiles {
  static final String ALL_COMMUNES = "ALL_COMMUNES";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private DemoFiles() {}

  static DemoProvince.Units units() {
    return read("units.json", DemoProvince.Units.class);
  }

  static DemoProvince.Officials officials() {
    return read("officials.json", DemoProvince.Officials.class);
  }

  static DemoProvince.Citizens citizens() {
    return read("citizens.json", DemoProvince.Citizens.class);
  }

  /**
   * All procedures, in the order of {@code handling.json}. What is announced for the {@code
   * NEXT_QUARTER} begins on its first day, so that it lies ahead whenever the province is loaded.
   */
  static List<ProcedureContent> procedures(LocalDate today) {
    LocalDate quarter = today.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3);
    List<ProcedureContent> all = new ArrayList<>();
    for (String code : tree("handling.json").propertyNames()) {
      try (InputStream in = open("procedures/" + code + ".json")) {
        String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        all.add(ProcedureJson.read(json.replace("NEXT_QUARTER", quarter.toString())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }

  /**
   * Keys of the units that work on each procedure: the division of each agency that {@code
   * handling.json} names, or the agency itself where it has none for it.
   */
  static Map<String, List<String>> handling(DemoProvince.Units units) {
    JsonNode divisions = tree("handling-divisions.json");
    Map<String, List<String>> handling = new LinkedHashMap<>();
    tree("handling.json")
        .properties()
        .forEach(entry -> {
          JsonNode division = Objects.requireNonNull(divisions.get(entry.getKey()), entry.getKey());
          List<String> keys = new ArrayList<>();
          for (JsonNode named : entry.getValue()) {
            String agency = named.asString();
            if (agency.equals(ALL_COMMUNES)) {
              String prefix =
                  division.isString() ? division.asString() : division.get("*").asString();
              units.units().stream()
                  .filter(unit -> unit.kind().equals("COMMUNE"))
                  .forEach(commune -> keys.add(prefix + "-" + commune.key()));
            } else {
              keys.add(division.isString() ? division.asString() : division.get(agency).asString());
            }
          }
          handling.put(entry.getKey(), List.copyOf(keys));
        });
    return handling;
  }

  /** Texts to choose from, by kind. */
  static Map<String, List<String>> lists(String name) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    tree(name)
        .properties()
        .forEach(entry ->
            all.put(
                entry.getKey(), entry.getValue().valueStream().map(JsonNode::asString).toList()));
    return all;
  }

  static List<DemoProvince.Desk> desks() {
    return List.of(read("desks.json", DemoProvince.Desk[].class));
  }

  static List<Map<String, String>> rules() {
    List<Map<String, String>> rules = new ArrayList<>();
    for (JsonNode rule : tree("proactive.json")) {
      Map<String, String> values = new LinkedHashMap<>();
      rule.properties().forEach(field -> values.put(field.getKey(), field.getValue().asString()));
      rules.add(values);
    }
    return rules;
  }

  static StoreLoading.Data store() {
    return read("store.json", StoreLoading.Data.class);
  }

  /** How often procedures are used, compared with each other. */
  static Map<String, Integer> frequency() {
    Map<String, Integer> all = new LinkedHashMap<>();
    tree("frequency.json")
        .properties()
        .forEach(entry -> all.put(entry.getKey(), entry.getValue().asInt()));
    return all;
  }

  private static JsonNode tree(String name) {
    return read(name, JsonNode.class);
  }

  private static <T> T read(String name, Class<T> type) {
    try (InputStream in = open(name)) {
      return JSON.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InputStream open(String name) {
    return Objects.requireNonNull(DemoFiles.class.getResourceAsStream("/demo/" + name), name);
  }
}
