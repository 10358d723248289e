package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class SharedDataTest {
  @Test
  void whatIsAbsentSkipsATestAtHomeAndFailsItInContinuousIntegration() {
    assertThatThrownBy(() -> SharedData.file("none.json", false))
        .isInstanceOf(TestAbortedException.class);
    assertThatThrownBy(() -> SharedData.file("none.json", true))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("none.json");
  }
}
