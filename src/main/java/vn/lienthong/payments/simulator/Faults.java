package vn.lienthong.payments.simulator;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Faults that the simulated gateway still has to show. */
@Repository
public class Faults {
  private final JdbcClient jdbc;

  Faults(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What can go wrong; each is a counter of how many times it still will. */
  public enum Kind {
    LATE,
    DUPLICATED,
    OUT_OF_ORDER,
    LOST,
    WRONG_AMOUNT,
    WRONG_SIGNATURE,
    /** Carried out, and the answer is lost. */
    INIT_UNANSWERED,
    QUERY_UNANSWERED,
    REFUND_UNANSWERED,
    REFUND_PENDING,
    REFUND_REFUSED;

    String column() {
      return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
      return "payments.fault." + name();
    }
  }

  /** Uses the fault up if there is one. */
  boolean take(Kind kind) {
    return jdbc.sql(
                "update payments.simulator set %1$s = %1$s - 1 where %1$s > 0"
                    .formatted(kind.column()))
            .update()
        == 1;
  }

  /** Orders the fault for the next so many times. */
  public void owe(Kind kind, int times) {
    jdbc.sql("update payments.simulator set %s = :times".formatted(kind.column()))
        .param("times", times)
        .update();
  }

  /** Whether the answer to such a message is lost on its way. */
  boolean swallows(String message) {
    return switch (message) {
      case "INIT" -> take(Kind.INIT_UNANSWERED);
      case "QUERY" -> take(Kind.QUERY_UNANSWERED);
      case "REFUND" -> take(Kind.REFUND_UNANSWERED);
      default -> false;
    };
  }

  Duration lateBy() {
    return Duration.ofSeconds(
        jdbc.sql("select late_seconds from payments.simulator").query(Integer.class).single());
  }

  /** How long a late confirmation is late, in seconds. */
  public void lateBy(int seconds) {
    jdbc.sql("update payments.simulator set late_seconds = :seconds")
        .param("seconds", seconds)
        .update();
  }

  Map<Kind, Integer> all() {
    return jdbc.sql("select * from payments.simulator")
        .query((row, number) -> {
          Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
          for (Kind kind : Kind.values()) {
            counts.put(kind, row.getInt(kind.column()));
          }
          return counts;
        })
        .single();
  }
}
