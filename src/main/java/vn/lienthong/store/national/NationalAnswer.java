package vn.lienthong.store.national;

import java.util.List;

/** What came of a question; silence is an answer too, and stops nobody. */
public record NationalAnswer(Outcome outcome, List<NationalFinding> found) {
  public NationalAnswer {
    found = List.copyOf(found);
  }

  public enum Outcome {
    FOUND,
    NOTHING,
    SILENT;

    public String label() {
      return "store.national.outcome." + name();
    }

    public String tone() {
      return switch (this) {
        case FOUND -> "ok";
        case NOTHING -> "info";
        case SILENT -> "warn";
      };
    }
  }
}
