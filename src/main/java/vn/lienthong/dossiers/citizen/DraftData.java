package vn.lienthong.dossiers.citizen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
