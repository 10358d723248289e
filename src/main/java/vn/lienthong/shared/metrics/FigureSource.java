package vn.lienthong.shared.metrics;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Figures that a module offers to Prometheus; a Spring bean per module. They are read together in
 * one or two cheap queries, and at most every fifteen seconds however often they are asked for.
 */
public interface FigureSource {
  List<Figure> figures();

  /** The values now; a figure that is left out is 0. */
  Map<Figure, Number> read();

  /**
   * @param name with dots, for instance {@code lienthong.sync.waiting}
   * @param tag name of the one label; empty for none
   * @param value of that label
   */
  record Figure(String name, String description, String tag, String value) {
    public static Figure of(String name, String description) {
      return new Figure(name, description, "", "");
    }

    /** One figure for each value of the label. */
    public static List<Figure> each(String name, String description, String tag, Object... values) {
      return Stream.of(values)
          .map(value -> new Figure(name, description, tag, value.toString()))
          .toList();
    }
  }
}
