package vn.lienthong.dossiers.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScannedCardTest {
  private static final String QR =
      "099190000101|099123456|Nguyễn Thị Ánh|05091990|Nữ|12 Lê Lợi, phường Thử|01072024";

  private static Arguments row(
      String what, String text, @Nullable String old, @Nullable String name, String birth) {
    return Arguments.of(what, text, old, name, birth);
  }

  static Stream<Arguments> readable() {
    return Stream.of(
        row("all there", QR, "099123456", "Nguyễn Thị Ánh", "1990-09-05"),
        row("old number empty", QR.replace("099123456", ""), null, "Nguyễn Thị Ánh", "1990-09-05"),
        row(
            "old number left out",
            QR.replace("099123456|", ""),
            null,
            "Nguyễn Thị Ánh",
            "1990-09-05"),
        row(
            "accents apart (NFD)",
            Normalizer.normalize(QR, Normalizer.Form.NFD),
            "099123456",
            "Nguyễn Thị Ánh",
            "1990-09-05"),
        row(
            "parents after the date of issue",
            QR + "|Nguyễn Văn Cha|Trần Thị Mẹ|",
            "099123456",
            "Nguyễn Thị Ánh",
            "1990-09-05"),
        row(
            "a reader that ends the line and doubles spaces",
            "\uFEFF" + QR.replace("Thị Ánh", " Thị  Ánh ") + "\r\n",
            "099123456",
            "Nguyễn Thị Ánh",
            "1990-09-05"),
        row(
            "full-width bars",
            QR.replace('|', '\uFF5C'),
            "099123456",
            "Nguyễn Thị Ánh",
            "1990-09-05"),
        row(
            "chip, tabs and slashes",
            QR.replace('|', '\t').replace("05091990", "05/09/1990"),
            "099123456",
            "Nguyễn Thị Ánh",
            "1990-09-05"),
        row(
            "chip with labels in any order",
            "Họ và tên: Nguyễn Thị Ánh; Số CCCD: 099190000101; Ngày sinh: 05/09/1990; Giới tính:"
                + " Nữ; Số CMND: 099123456; Nơi thường trú: 12 Lê Lợi, phường Thử; Ngày cấp:"
                + " 01/07/2024",
            "099123456",
            "Nguyễn Thị Ánh",
            "1990-09-05"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readable")
  void aCardIsSplitIntoWhatItSays(
      String what, String text, @Nullable String old, String name, String birth) {
    ScannedCard card = ScannedCard.of(text).orElseThrow();
    assertThat(card.number()).isEqualTo("099190000101");
    assertThat(card.oldNumber()).isEqualTo(old);
    assertThat(card.name()).isEqualTo(name);
    assertThat(card.birth()).isEqualTo(LocalDate.parse(birth));
    assertThat(card.sex()).isEqualTo(ScannedCard.Sex.FEMALE);
    assertThat(card.address()).isEqualTo("12 Lê Lợi, phường Thử");
    assertThat(card.issued()).isEqualTo(LocalDate.of(2024, 7, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "099190000101",
        "0999999999-001",
        "Nguyễn Thị Ánh",
        "09919000010|099123456|Nguyễn Thị Ánh|05091990|Nữ|Thử|01072024",
        "|||||||",
        "http://localhost:8080/dossiers/lookup?code=H56.14-261119-0042",
        "IDVNM1900001014099190000101<<1"
      })
  void whatIsNoCardIsLeftAsItIs(String text) {
    assertThat(ScannedCard.of(text)).isEmpty();
  }

  @Test
  void whatCannotBeReadStaysEmptyAndTheRestIsKept() {
    ScannedCard card =
        ScannedCard.of("099190000101||Nguyễn Thị Ánh|31021990|?|12 Lê Lợi|").orElseThrow();
    assertThat(card.birth()).as("the 31st of February").isNull();
    assertThat(card.sex()).isNull();
    assertThat(card.issued()).isNull();
    assertThat(card.address()).isEqualTo("12 Lê Lợi");
  }

  @Test
  void aTextLongerThanAnyCardIsNotRead() {
    assertThat(ScannedCard.of(QR + "x".repeat(3000))).isEmpty();
  }

  @Test
  @DisplayName("Check digits of ICAO 9303: the examples of part 3")
  void checkDigitsAreThoseOfTheStandard() {
    assertThat(MachineZone.checkDigit("520727")).isEqualTo('3');
    assertThat(MachineZone.checkDigit("AB2134<<<")).isEqualTo('5');
    assertThat(MachineZone.checkDigit("740812")).isEqualTo('2');
  }

  private static String zone(String name) {
    String first = "IDVNM190000101" + MachineZone.checkDigit("190000101") + "099190000101<<1";
    String second =
        "900905"
            + MachineZone.checkDigit("900905")
            + "F300905"
            + MachineZone.checkDigit("300905")
            + "VNM<<<<<<<<<<<";
    String checked =
        first.substring(5) + second.substring(0, 7) + second.substring(8, 15) + "<<<<<<<<<<<";
    return first + "\n" + second + MachineZone.checkDigit(checked) + "\n" + name;
  }

  @Test
  void theLinesOfTheBackGiveNumberNameWithoutAccentsAndBirth() {
    ScannedCard card = ScannedCard.of(zone("NGUYEN<<THI<ANH<<<<<<<<<<<<<<<")).orElseThrow();
    assertThat(card.source()).isEqualTo(ScannedCard.Source.MRZ);
    assertThat(card.number()).isEqualTo("099190000101");
    assertThat(card.name()).isEqualTo("NGUYEN THI ANH");
    assertThat(card.birth()).isEqualTo(LocalDate.of(1990, 9, 5));
    assertThat(card.sex()).isEqualTo(ScannedCard.Sex.FEMALE);
    assertThat(card.sameName("Nguyễn Thị Ánh")).isTrue();
    assertThat(card.plainName()).isTrue();
  }

  @Test
  void theFirstLineAloneGivesTheNumber() {
    Optional<ScannedCard> card =
        ScannedCard.of(zone("NGUYEN<<THI<ANH<<<<<<<<<<<<<<<").lines().findFirst().orElseThrow());
    assertThat(card.orElseThrow().number()).isEqualTo("099190000101");
    assertThat(card.orElseThrow().name()).isNull();
  }

  @Test
  void aZoneWithOneWrongCharacterIsNotRead() {
    String zone = zone("NGUYEN<<THI<ANH<<<<<<<<<<<<<<<");
    assertThat(ScannedCard.of(zone.replace("900905", "900906"))).isEmpty();
    assertThat(ScannedCard.of(zone.replace("190000101", "190000102"))).isEmpty();
  }
}
