package vn.lienthong.shared.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list that is paged by key; {@code next} is the key after which the next begins. */
public record KeyPage<T>(List<T> rows, @Nullable String next) {

  /**
   * @param rows up to one more than the page holds; that one tells that there is a next page
   */
  public static <T> KeyPage<T> of(List<T> rows, int size, Function<T, Object> key) {
    return rows.size() > size
        ? new KeyPage<>(
            List.copyOf(rows.subList(0, size)), key.apply(rows.get(size - 1)).toString())
        : new KeyPage<>(rows, null);
  }
}
