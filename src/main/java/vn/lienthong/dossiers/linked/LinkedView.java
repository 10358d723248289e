package vn.lienthong.dossiers.linked;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.Part;
import vn.lienthong.dossiers.PartAction;
import vn.lienthong.dossiers.PartEvent;
import vn.lienthong.dossiers.PartStatus;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.worktime.TraceView;

/**
 * All parts of a dossier as a picture: who does what, since when, until when, and who is waited
 * for.
 *
 * @param owes names of the agencies that are waited for; empty when all have ended
 * @param now where the present stands in the picture, in per cent; null outside of it
 */
public record LinkedView(
    List<Row> rows,
    boolean paper,
    int done,
    String owes,
    Instant from,
    Instant to,
    @Nullable Integer now,
    List<Passage> passages) {

  /** For the lead: the parts of others that it waits for; empty for anybody else. */
  public List<Row> awaited() {
    boolean leads =
        rows.stream().flatMap(row -> row.actions().stream()).anyMatch(PartAction::ofLead);
    boolean refused = rows.stream().anyMatch(row -> row.part().status() == PartStatus.REFUSED);
    return leads && !refused
        ? rows.stream()
            .filter(row -> row.part().status().atAgency() && !row.part().plan().lead())
            .toList()
        : List.of();
  }

  /**
   * One part.
   *
   * @param word state in words
   * @param after names of the parts before it
   * @param planned from when to when it should be done; null before it is sent
   * @param spent how long it lay with its agency so far
   */
  public record Row(
      Part part,
      String tone,
      String word,
      String after,
      @Nullable Span planned,
      @Nullable Span spent,
      @Nullable TraceView trace,
      List<ResultDocument> results,
      List<PartAction> actions) {

    /** The action that brings the part forward. */
    public @Nullable PartAction main() {
      return actions.stream()
          .filter(action ->
              action != PartAction.NUDGE
                  && action != PartAction.ASK_SUPPLEMENT
                  && action != PartAction.REOPEN
                  && action != PartAction.SIGN_APPROVE)
          .findFirst()
          .orElse(null);
    }

    /** What brings the part forward stands first. */
    public List<PartAction> inOrder() {
      PartAction main = main();
      return main == null
          ? actions
          : Stream.concat(Stream.of(main), actions.stream().filter(action -> action != main))
              .toList();
    }
  }

  /** A stretch of the picture in per cent, for SVG. */
  public record Span(int start, int width) {}

  /** A line of the circulation. */
  public record Passage(String part, PartEvent event, String who) {}
}
