package vn.lienthong.shared;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Texts that must be there, as a program may leave them out. */
public final class Filled {
  private Filled() {}

  /** Whether each of the texts has something in it and is not longer than that. */
  public static boolean all(int longest, @Nullable String... texts) {
    return Stream.of(texts)
        .allMatch(text -> text != null && !text.isBlank() && text.length() <= longest);
  }
}
