package vn.lienthong.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.HouseTest;
import vn.lienthong.search.SearchApi;
import vn.lienthong.search.SearchHit;
import vn.lienthong.shared.CurrentUser;

@HouseTest
@Transactional
class DirectorySearchTest {
  @Autowired SearchApi search;
  @Autowired DirectoryApi directory;
  @Autowired TestUnits make;
  @Autowired TestUsers users;
  @Autowired MockMvcTester mvc;
  @Autowired UnitChanges changes;

  @Test
  void aUnitIsFoundByFormerNamesAndCodesInAnyStyle() {
    UUID root = make.root();
    UUID unit = make.unit("H97.86", "Sở Zôn Lương", UnitKind.DEPARTMENT, root);
    directory.rename(
        new UnitRename(
            unit, "Sở Zung Hoà", "", LocalDate.of(2026, 1, 1), new Decision("1/QĐ", null, "")));
    CurrentUser clerk = users.holder("Zương Văn Tìm", Position.CLERK, unit);
    for (String text : new String[] {"zung hoa", "zôn lương", "H97.86", "000.00.86.H97"}) {
      assertThat(search.find(clerk, text, "unit", 0, 5).hits())
          .as(text)
          .extracting(SearchHit::plainTitle)
          .contains("Sở Zung Hoà");
    }
    assertThat(search.find(clerk, "zuong van tim", "person", 0, 5).hits()).hasSize(1);
    assertThat(search.find(CurrentUser.ANONYMOUS, "zuong van tim", null, 0, 5).counts())
        .doesNotContainKey("person");
  }

  @Test
  void theLivingDoorsAreOpenToAllAndNothingElse() {
    UUID root = make.root();
    UUID department = make.unit("H97.87", "Sở Zuyên Hải", UnitKind.DEPARTMENT, root);
    UUID division = make.unit("H97.87.01", "Phòng Zuyên Hải", UnitKind.DIVISION, department);
    UUID ending = make.unit("H97.88", "Sở Zuyên Hải cũ", UnitKind.DEPARTMENT, root);
    changes.dissolve(
        ending, LocalDate.of(2026, 1, 1), new Decision("2/QĐ", null, ""), CurrentUser.SYSTEM);
    CurrentUser clerk = users.holder("Zuyên Văn Hải", Position.CLERK, division);
    assertThat(found(clerk, "zuyen hai"))
        .containsExactlyInAnyOrder(
            "Sở Zuyên Hải", "Phòng Zuyên Hải", "Sở Zuyên Hải cũ", "Zuyên Văn Hải");
    assertThat(found(CurrentUser.ANONYMOUS, "zuyen hai")).containsExactly("Sở Zuyên Hải");
    assertThat(search.find(CurrentUser.ANONYMOUS, "zuyen hai", null, 0, 5).counts())
        .isEqualTo(java.util.Map.of("unit", 1L));
    assertThat(search.suggest(CurrentUser.ANONYMOUS, "zuyen ha", 8))
        .extracting(SearchHit::url)
        .containsExactly("/directory/agencies/" + department);
    assertThat(mvc.get().uri("/directory/agencies/" + department))
        .hasStatusOk()
        .bodyText()
        .contains("Sở Zuyên Hải")
        .doesNotContain("Phòng Zuyên Hải", "Zuyên Văn Hải");
    assertThat(mvc.get().uri("/directory/agencies/" + department).with(TestUsers.as(clerk)))
        .hasRedirectedUrl("/directory/units/" + department);
    for (UUID shut : new UUID[] {division, ending, UUID.randomUUID()}) {
      assertThat(mvc.get().uri("/directory/agencies/" + shut)).hasStatus(404);
    }
  }

  @Test
  void peopleAreFoundByTheNewNameOfTheirUnit() {
    UUID unit = make.unit("H97.89", "Sở Zơ Cũ", UnitKind.DEPARTMENT, make.root());
    CurrentUser clerk = users.holder("Trần Zơ", Position.CLERK, unit);
    directory.rename(
        new UnitRename(
            unit, "Sở Zạng Mới", "", LocalDate.of(2026, 1, 1), new Decision("3/QĐ", null, "")));
    assertThat(found(clerk, "tran zang moi")).containsExactly("Trần Zơ");
  }

  private java.util.List<String> found(CurrentUser user, String text) {
    return search.find(user, text, null, 0, 20).hits().stream().map(SearchHit::plainTitle).toList();
  }
}
