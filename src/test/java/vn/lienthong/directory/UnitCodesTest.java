package vn.lienthong.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitCodesTest {

  @ParameterizedTest
  @DisplayName("QĐ 20/2020 Điều 4: each code of up to four levels has its old spelling and back")
  @CsvSource({
    "H56, 000.00.00.H56",
    "H56.14, 000.00.14.H56",
    "H56.14.03, 000.03.14.H56",
    "H56.14.03.005, 005.03.14.H56",
    "G09.20, 000.00.20.G09"
  })
  void bothStylesNameTheSameAgency(String code, String old) {
    assertThat(UnitCodes.toOld(code)).contains(old);
    assertThat(UnitCodes.toNew(old)).contains(code);
  }

  @Test
  void aCodeThatTheOldStyleCannotHoldHasNone() {
    assertThat(UnitCodes.toOld("H56.140")).isEmpty();
    assertThat(UnitCodes.toOld("H56.14.03.005.01")).isEmpty();
    assertThat(UnitCodes.toNew("005.00.14.H56")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "H5, false",
    "56H.14, false",
    "H56.14, true",
    "000.00.14.H56, true",
    "H56..14, false"
  })
  void whatIsNoCodeIsRefused(String code, boolean valid) {
    assertThat(UnitCodes.styleOf(code).isPresent()).isEqualTo(valid);
  }

  @Test
  void aCodeLongerThan35CharactersIsRefused() {
    assertThat(UnitCodes.styleOf("H56." + "1".repeat(32))).isEmpty();
    assertThat(UnitCodes.styleOf("H56." + "1".repeat(31))).contains(CodeStyle.NEW);
  }
}
