package vn.lienthong.demo;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What invented people write. */
record Phrases(Map<String, List<String>> all) {

  String any(String kind, Dice dice) {
    return dice.one(Objects.requireNonNull(all.get(kind), kind));
  }
}
