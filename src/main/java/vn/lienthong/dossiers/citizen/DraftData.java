package vn.lienthong.dossiers.citizen;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.DigestUtils;

/**
 * Everything a citizen has typed so far, right or wrong.
 *
 * @param answers step key → field key → what was typed
 * @param papers component key → uploaded files
 * @param stored component key → papers of the store that serve instead
 */
record DraftData(
    Map<String, Map<String, String>> answers,
    Map<String, List<UUID>> papers,
    Map<String, List<UUID>> stored) {
  static final DraftData EMPTY = new DraftData(Map.of(), Map.of(), Map.of());

  DraftData {
    answers = answers == null ? Map.of() : answers;
    papers = papers == null ? Map.of() : papers;
    stored = stored == null ? Map.of() : stored;
  }

  /** What was typed in the step; null when the step was never saved. */
  @Nullable Map<String, String> step(String key) {
    return answers.get(key);
  }

  String answer(String step, String field) {
    return answers.getOrDefault(step, Map.of()).getOrDefault(field, "");
  }

  DraftData withStep(String key, Map<String, String> typed) {
    Map<String, Map<String, String>> all = new LinkedHashMap<>(answers);
    all.put(key, typed);
    return new DraftData(all, papers, stored);
  }

  /**
   * A mark of what is saved of the page; empty while nothing is. A page that comes back with
   * another one was drawn before somebody saved it on another device.
   */
  String mark(String step) {
    if (answers.get(step) == null) {
      return "";
    }
    Object saved =
        step.equals(FilingStep.PAPERS)
            ? List.of(new TreeMap<>(papers), new TreeMap<>(stored))
            : new TreeMap<>(answers.get(step));
    return DigestUtils.md5DigestAsHex(saved.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The papers of both; each file once. */
  DraftData withMorePapers(Map<String, List<UUID>> brought) {
    Map<String, List<UUID>> all = new LinkedHashMap<>(papers);
    brought.forEach((key, files) ->
        all.merge(
            key,
            files,
            (there, more) -> Stream.concat(there.stream(), more.stream()).distinct().toList()));
    return new DraftData(answers, all, stored);
  }

  /** Papers of other cases stay, in case the citizen changes the case back. */
  DraftData withPapers(Map<String, List<UUID>> changed) {
    Map<String, List<UUID>> all = new LinkedHashMap<>(papers);
    all.putAll(changed);
    return new DraftData(answers, all, stored);
  }

  DraftData withStored(Map<String, List<UUID>> chosen) {
    Map<String, List<UUID>> all = new LinkedHashMap<>(stored);
    all.putAll(chosen);
    return new DraftData(answers, papers, all);
  }

  /** Papers of the store that serve for the component. */
  List<UUID> stored(String component) {
    return stored.getOrDefault(component, List.of());
  }

  boolean has(String component) {
    return !files(component).isEmpty() || !stored(component).isEmpty();
  }

  List<UUID> files(String component) {
    return papers.getOrDefault(component, List.of());
  }
}
