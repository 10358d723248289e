package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.dossiers.DossierStatus.HANDLED;
import static vn.lienthong.dossiers.DossierStatus.NOT_RECEIVED;
import static vn.lienthong.dossiers.DossierStatus.PROCESSING;
import static vn.lienthong.dossiers.DossierStatus.RECEIVED;
import static vn.lienthong.dossiers.DossierStatus.REGISTERED;
import static vn.lienthong.dossiers.DossierStatus.RETURNED;
import static vn.lienthong.dossiers.DossierStatus.STOPPED;
import static vn.lienthong.dossiers.DossierStatus.SUPPLEMENT_REQUESTED;
import static vn.lienthong.dossiers.DossierStatus.WITHDRAWN;

import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DossierStatusTest {

  @Test
  @DisplayName("The ten national codes are 1 to 10, each once, and 0 is none of them")
  void codes() {
    assertThat(Arrays.stream(DossierStatus.values()).map(DossierStatus::code))
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThatThrownBy(() -> DossierStatus.ofCode(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("States 3, 7, 8 and 10 are ends: only a recorded correction reopens them")
  void ends() {
    EnumSet<DossierStatus> ends = EnumSet.of(NOT_RECEIVED, WITHDRAWN, STOPPED, RETURNED);
    for (DossierStatus status : DossierStatus.values()) {
      assertThat(status.end()).as(status.name()).isEqualTo(ends.contains(status));
      if (ends.contains(status)) {
        assertThat(status.corrections()).as(status.name()).isNotEmpty();
      }
    }
  }

  @Test
  @DisplayName("Art. 19.8: after handling began a dossier cannot be 'not received' any more")
  void noRefusalOfIntakeDuringHandling() {
    assertThat(PROCESSING.next()).doesNotContain(NOT_RECEIVED);
    assertThat(REGISTERED.next()).contains(NOT_RECEIVED);
    assertThat(RECEIVED.next()).contains(NOT_RECEIVED);
  }

  @Test
  @DisplayName("Nothing is handled that was not being processed, nothing returned unhandled")
  void orderOfResult() {
    for (DossierStatus status : DossierStatus.values()) {
      assertThat(status.next().contains(HANDLED)).isEqualTo(status == PROCESSING);
      assertThat(status.next().contains(RETURNED)).isEqualTo(status == HANDLED);
    }
  }

  @Test
  @DisplayName("Art. 19.4: a supplement leads back to registration, reception or processing")
  void supplementLeadsBack() {
    assertThat(SUPPLEMENT_REQUESTED.next())
        .containsExactlyInAnyOrder(REGISTERED, RECEIVED, PROCESSING, WITHDRAWN, STOPPED);
  }

  @Test
  @DisplayName("'Tạm dừng xử lý' is 5, 6 and 8")
  void pausedStates() {
    assertThat(Arrays.stream(DossierStatus.values()).filter(DossierStatus::paused))
        .extracting(DossierStatus::code)
        .containsExactly(5, 6, 8);
  }
}
