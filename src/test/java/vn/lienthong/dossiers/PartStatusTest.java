package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PartStatusTest {

  @Test
  @DisplayName("Done, refused and cancelled are ends: only a recorded correction reopens them")
  void ends() {
    EnumSet<PartStatus> ends =
        EnumSet.of(PartStatus.DONE, PartStatus.REFUSED, PartStatus.CANCELLED);
    for (PartStatus status : PartStatus.values()) {
      assertThat(status.end()).as(status.name()).isEqualTo(ends.contains(status));
      assertThat(status.corrections().isEmpty()).as(status.name()).isNotEqualTo(status.end());
    }
  }

  @Test
  @DisplayName("No part is done or refused that was not laid before a leader of its agency")
  void fourEyes() {
    for (PartStatus status : PartStatus.values()) {
      boolean before = status == PartStatus.PROPOSED;
      assertThat(status.next().contains(PartStatus.DONE)).isEqualTo(before);
      assertThat(status.next().contains(PartStatus.REFUSED)).isEqualTo(before);
    }
  }

  @Test
  @DisplayName("Whatever is not ended can be cancelled: the applicant may take the dossier back")
  void everythingCanEnd() {
    assertThat(Arrays.stream(PartStatus.values()).filter(status -> !status.end()))
        .allMatch(status -> status.next().contains(PartStatus.CANCELLED));
  }

  @Test
  @DisplayName("NĐ 61/2018 Art. 19: work begins when the agency has it, never while it waits")
  void takenBeforeWork() {
    assertThat(PartStatus.WAITING.next()).doesNotContain(PartStatus.WORKING);
    assertThat(PartStatus.SENT.next())
        .containsExactlyInAnyOrder(PartStatus.WORKING, PartStatus.CANCELLED);
  }
}
