package vn.lienthong.indices;

import java.util.EnumMap;
import java.util.Map;

/** What was counted of a unit in a period. */
record Counts(Map<Measure, Double> values) {
  static final Counts NONE = new Counts(Map.of());

  static Counts empty() {
    return new Counts(new EnumMap<>(Measure.class));
  }

  double get(Measure measure) {
    return values.getOrDefault(measure, 0.0);
  }

  void add(Measure measure, double value) {
    values.merge(measure, value, Double::sum);
  }

  void set(Measure measure, double value) {
    values.put(measure, value);
  }

  void addAll(Counts other) {
    other.values.forEach(this::add);
  }

  /** The same numbers, to be changed apart. */
  Counts copy() {
    Counts copy = empty();
    copy.values.putAll(values);
    return copy;
  }

  /** Synced dossiers by those to be synced, at most 1; 1 without any. */
  double syncRate() {
    double total = get(Measure.SYNC_TOTAL);
    return total == 0 ? 1 : Math.min(1, get(Measure.SYNCED) / total);
  }
}
