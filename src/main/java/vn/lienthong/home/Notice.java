package vn.lienthong.home;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notice to the public; a blank line in the text begins a new paragraph. */
record Notice(
    UUID id,
    String title,
    @Nullable String titleEn,
    String text,
    @Nullable String textEn,
    Instant publishedAt) {

  static List<String> paragraphs(String text) {
    return Arrays.stream(text.strip().split("\\R\\s*\\R")).map(String::strip).toList();
  }
}
