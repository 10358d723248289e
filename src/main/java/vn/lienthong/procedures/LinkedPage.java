package vn.lienthong.procedures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.shared.web.View;

/** The editor of linked parts, with the order in which an electronic dossier goes round. */
record LinkedPage(Draft draft, FormRows form) {

  Map<String, String> errors(View v) {
    return DraftPage.errors(v, form);
  }

  List<List<LinkedPart>> waves() {
    return waves(draft.content().linkedParts());
  }

  /** Parts of one wave go out together; each wave needs something of the one before. */
  static List<List<LinkedPart>> waves(List<LinkedPart> parts) {
    Map<String, Integer> wave = new HashMap<>();
    List<List<LinkedPart>> waves = new ArrayList<>();
    List<LinkedPart> left = new ArrayList<>(parts);
    while (!left.isEmpty()) {
      List<LinkedPart> now =
          left.stream().filter(part -> wave.keySet().containsAll(part.after())).toList();
      if (now.isEmpty()) {
        break;
      }
      now.forEach(part -> wave.put(part.key(), waves.size()));
      waves.add(now);
      left.removeAll(now);
    }
    return waves;
  }
}
