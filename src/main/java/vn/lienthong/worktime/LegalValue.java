package vn.lienthong.worktime;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * What holds from one day to another, both included.
 *
 * @param confirmed false while no official text has confirmed it
 */
public record LegalValue(
    LegalParameter parameter,
    String value,
    LocalDate from,
    @Nullable LocalDate to,
    String basis,
    boolean confirmed) {

  public int number() {
    return Integer.parseInt(value);
  }

  public LocalTime time() {
    return LocalTime.parse(value);
  }

  boolean on(LocalDate day) {
    return !from.isAfter(day) && (to == null || !to.isBefore(day));
  }

  /** Message key of its meaning. */
  String label() {
    String key = "worktime.value." + parameter;
    return parameter.figure() ? key : key + "." + value;
  }
}
