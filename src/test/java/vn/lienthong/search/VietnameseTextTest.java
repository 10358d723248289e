package vn.lienthong.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VietnameseTextTest {

  @ParameterizedTest
  @CsvSource({
    "hoà, hòa",
    "thuý, thúy",
    "uỷ, ủy",
    "qúy, quý",
    "khoẻ, khỏe",
    "loá, lóa",
    "huỷ, hủy",
    "Thủy, Thuỷ",
    "toà, tòa",
    "xoè, xòe",
    "tuỳ, tùy",
    "goá, góa"
  })
  void oldAndNewTonePlacesAreTheSameWord(String one, String other) {
    assertThat(VietnameseText.sameWords(one, other)).isTrue();
    assertThat(VietnameseText.canonical(one)).isEqualTo(VietnameseText.canonical(other));
  }

  @ParameterizedTest
  @CsvSource({
    "hòa, hỏa",
    "hoà, hoa",
    "quý, quy",
    "má, mã",
    "tháng, thắng",
    "tuân, tuấn",
    "hoàn, hòa"
  })
  void otherWordsStayApart(String one, String other) {
    assertThat(VietnameseText.sameWords(one, other)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "hoà, hòa",
    "thuý, thúy",
    "Uỷ, Ủy",
    "hoàn, hoàn",
    "khuỷu, khuỷu",
    "quyết, quyết",
    "gìơ, giờ",
    "gịa, giạ",
    "gì, gì",
    "giếng, giếng",
    "ngoài, ngoài",
    "khuyá, khuya",
    "tiến, tiến",
    "đuờng, đường",
    "bìa, bìa",
    "quả, quả",
    "Thanh Hoá, Thanh Hóa",
    "HOÀ, HÒA",
    "thuê, thuê"
  })
  void tonesMoveToTheirTraditionalPlace(String typed, String expected) {
    assertThat(VietnameseText.fold(VietnameseText.canonical(typed)))
        .isEqualTo(VietnameseText.fold(expected));
    if (VietnameseText.sameWords(typed, expected)) {
      assertThat(VietnameseText.canonical(typed)).isEqualTo(expected);
    }
  }

  @Test
  void foldingDropsEveryAccentAndKeepsPlaces() {
    assertThat(VietnameseText.fold("Đường Nguyễn Trãi, xã Hoằng Hoá – ƯU TIÊN"))
        .isEqualTo("duong nguyen trai, xa hoang hoa – uu tien");
    var decomposed = Normalizer.normalize("Đăng ký hộ tịch", Normalizer.Form.NFD);
    assertThat(VietnameseText.fold(decomposed)).isEqualTo("dang ky ho tich");
    assertThat(VietnameseText.accentKeys(decomposed))
        .isEqualTo(VietnameseText.accentKeys("Đăng ký hộ tịch"));
  }

  @Test
  void wordsAreRunsOfLettersAndDigits() {
    assertThat(VietnameseText.words("Quyết định 1234/QĐ-UBND (bản 2)"))
        .isEqualTo(List.of("quyet", "dinh", "1234", "qd", "ubnd", "ban", "2"));
  }

  @Property(tries = 500)
  void foldingIsStableAndKeepsLength(@ForAll @StringLength(max = 40) String text) {
    var composed = VietnameseText.composed(text);
    assertThat(VietnameseText.fold(text)).hasSameSizeAs(composed);
    assertThat(VietnameseText.fold(VietnameseText.fold(text)))
        .isEqualTo(VietnameseText.fold(VietnameseText.composed(VietnameseText.fold(text))));
  }
}
