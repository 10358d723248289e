package vn.lienthong.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.Vietnam;

@HouseTest
class ProvinceTest {
  @Autowired TestUnits units;
  @Autowired DirectoryApi directory;
  @Autowired Province province;
  @Autowired MockMvcTester mvc;
  @Autowired Clock clock;

  @Test
  @DisplayName("Head, foot and place of papers name the root of the directory")
  void theRootOwnsTheHouse() {
    UnitSummary root = directory.unit(units.root());
    assertThat(province.name().vietnamese()).isEqualTo(root.name());
    assertThat(directory.place(Vietnam.today(clock)))
        .isEqualTo(root.name().substring("Tỉnh ".length()));
    assertThat(mvc.get().uri("/help"))
        .hasStatusOk()
        .bodyText()
        .contains(
            "<b>" + root.name() + "</b>",
            "Trung tâm Phục vụ hành chính công tỉnh " + root.name().substring("Tỉnh ".length()));
  }

  @ParameterizedTest
  @CsvSource({"Tỉnh Thử,Thử", "Thành phố Thử,Thử", "Tỉnh Thành phố Nhỏ,Thành phố Nhỏ", "Thử,Thử"})
  void placeIsTheNameWithoutItsKind(String name, String place) {
    assertThat(Folding.place(name)).isEqualTo(place);
  }
}
