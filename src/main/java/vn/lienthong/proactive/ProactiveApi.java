package vn.lienthong.proactive;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.shared.CurrentUser;

/** What programs that load ask of this module; nobody else calls it. */
@Service
public class ProactiveApi {
  private final RuleEditing editing;
  private final ProactiveEngine engine;

  ProactiveApi(RuleEditing editing, ProactiveEngine engine) {
    this.editing = editing;
    this.engine = engine;
  }

  /**
   * Rules by the names and in the words of their form, in force at once; faulty ones stay drafts.
   */
  @Transactional
  public void load(List<Map<String, String>> rules) {
    for (Map<String, String> values : rules) {
      UUID id =
          editing.save(null, new RuleForm(values).rule(new UUID(0, 0), null), CurrentUser.SYSTEM);
      if (editing.faultless(id)) {
        editing.activate(id, CurrentUser.SYSTEM);
      }
    }
  }

  /** Runs all rules once over all data; how many citizens were served. */
  public int run() {
    return engine.run();
  }
}
