package vn.lienthong.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  @DisplayName("RFC 9562 section 6.2: ids of one process sort in the order they were made")
  void sortsInOrder() {
    List<String> made = Stream.generate(() -> Ids.next().toString()).limit(100_000).toList();
    List<String> sorted = new ArrayList<>(made);
    sorted.sort(null);
    assertThat(made).isEqualTo(sorted);
    assertThat(new HashSet<>(made)).hasSameSizeAs(made);
  }

  @Test
  @DisplayName("RFC 9562 section 5.7: version 7, variant 10, the time of now in milliseconds")
  void isVersionSeven() {
    var id = Ids.next();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16)
        .isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis() + 60_000);
  }
}
