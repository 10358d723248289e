package vn.lienthong.procedures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.Action;
import vn.lienthong.procedures.ProcedureContent.ActionKind;
import vn.lienthong.procedures.ProcedureContent.Step;

/**
 * The step table as a drawing: steps from top to bottom, ways back on the left, leaps on the right.
 */
record StepPicture(int width, int height, List<Node> nodes, List<Edge> edges) {
  static final int NODE_WIDTH = 264;
  static final int NODE_HEIGHT = 76;
  private static final int GAP = 46;
  private static final int TOP = 40;
  private static final int WORD = 92;
  private static final int LANE = 20;
  private static final int LINE = 27;

  /**
   * @param lines the name, broken into at most two lines
   * @param stays acts that leave the dossier where it is
   * @param ends whether a dossier may end here
   * @param faulty whether a check found an error at the step
   */
  record Node(
      int number,
      Step step,
      int x,
      int y,
      List<String> lines,
      List<ActionKind> stays,
      boolean ends,
      boolean faulty) {}

  /**
   * @param path of the line as SVG writes it
   * @param anchor end or start: on which side of the point the word stands
   */
  record Edge(ActionKind kind, String path, int wordX, int wordY, String anchor, boolean back) {}

  static StepPicture of(
      List<Step> steps, Set<String> faulty, java.util.function.Function<Step, String> name) {
    Map<String, Integer> rows = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      rows.putIfAbsent(steps.get(i).key(), i);
    }
    int backs = lanes(steps, rows, true);
    int leaps = lanes(steps, rows, false);
    int x = 12 + (backs == 0 ? 0 : WORD + backs * LANE);
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      nodes.add(
          new Node(
              i + 1,
              step,
              x,
              y(i),
              lines(name.apply(step)),
              step.actions().stream().filter(a -> stays(a, step)).map(Action::kind).toList(),
              step.actions().stream()
                  .anyMatch(a -> a.kind() == ActionKind.RETURN && a.to() == null),
              faulty.contains(step.key())));
    }
    int width = x + NODE_WIDTH + 12 + (leaps == 0 ? 0 : WORD + leaps * LANE);
    return new StepPicture(width, y(steps.size()) + 8, nodes, edges(steps, rows, x));
  }

  private static int y(int row) {
    return TOP + row * (NODE_HEIGHT + GAP);
  }

  private static boolean stays(Action action, Step step) {
    return action.to() == null
        ? action.kind() != ActionKind.RETURN
        : action.to().equals(step.key());
  }

  private static int lanes(List<Step> steps, Map<String, Integer> rows, boolean back) {
    int lanes = 0;
    for (int i = 0; i < steps.size(); i++) {
      for (Action action : steps.get(i).actions()) {
        Integer to = rows.get(action.to());
        lanes += to != null && (back ? to < i : to > i + 1) ? 1 : 0;
      }
    }
    return lanes;
  }

  private static List<Edge> edges(List<Step> steps, Map<String, Integer> rows, int x) {
    List<Edge> edges = new ArrayList<>();
    int left = 0;
    int right = 0;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      for (Action action : step.actions()) {
        Integer to = rows.get(action.to());
        if (to == null || to == i) {
          continue;
        }
        if (to == i + 1) {
          edges.add(down(action.kind(), i, x));
        } else if (to < i) {
          edges.add(around(action.kind(), i, to, x, -(WORD + left++ * LANE)));
        } else {
          edges.add(around(action.kind(), i, to, x + NODE_WIDTH, WORD + right++ * LANE));
        }
      }
    }
    return edges;
  }

  private static Edge down(ActionKind kind, int row, int x) {
    int middle = x + NODE_WIDTH / 2;
    int from = y(row) + NODE_HEIGHT;
    String path = "M" + middle + " " + from + "V" + (y(row + 1) - 5);
    return new Edge(kind, path, middle + 10, from + GAP / 2 + 4, "start", false);
  }

  /** Out of the side of a step, along a lane of its own, into the side of another. */
  private static Edge around(ActionKind kind, int from, int to, int side, int out) {
    int start = y(from) + NODE_HEIGHT / 2;
    int end = y(to) + NODE_HEIGHT / 2 + (to < from ? 14 : -14);
    int lane = side + out;
    int bend = out < 0 ? 10 : -10;
    int turn = end < start ? 10 : -10;
    String path =
        "M%d %dH%dQ%d %d %d %dV%dQ%d %d %d %dH%d"
            .formatted(
                side,
                start,
                lane + bend,
                lane,
                start,
                lane,
                start - turn,
                end + turn,
                lane,
                end,
                lane + bend,
                end,
                side + (out < 0 ? -5 : 5));
    return new Edge(
        kind, path, side + (out < 0 ? -10 : 10), start - 7, out < 0 ? "end" : "start", out < 0);
  }

  private static List<String> lines(String name) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : name.split(" ")) {
      if (!line.isEmpty() && line.length() + word.length() + 1 > LINE) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines.size() <= 2 ? lines : List.of(lines.get(0), lines.get(1) + " …");
  }

  /** Class of the box, by who does the step. */
  static String look(Node node) {
    String role = node.step().role() == null ? "none" : node.step().role().name();
    return "box role-" + role.toLowerCase(java.util.Locale.ROOT) + (node.faulty() ? " faulty" : "");
  }

  static String words(
      List<ActionKind> kinds, java.util.function.Function<String, @Nullable String> text) {
    return kinds.stream()
        .map(kind -> String.valueOf(text.apply("procedures.action." + kind)))
        .collect(Collectors.joining(" · "));
  }
}
