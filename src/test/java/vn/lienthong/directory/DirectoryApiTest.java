package vn.lienthong.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

@HouseTest
@Transactional
class DirectoryApiTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final Instant NOON = Instant.parse("2026-03-02T05:00:00Z");

  @Autowired DirectoryApi directory;
  @Autowired TestUnits make;

  @Test
  void aUnitIsFoundByEitherStyleOfItsCode() {
    UUID root = make.root();
    UUID department = make.unit("H97.14", "Sở Xây dựng", UnitKind.DEPARTMENT, root);
    assertThat(directory.unitByCode("000.00.14.H97", DAY).orElseThrow().id()).isEqualTo(department);
    assertThat(directory.unitByCode(" h97.14 ", DAY).orElseThrow().id()).isEqualTo(department);
    assertThat(directory.codeOn(department, CodeStyle.OLD, DAY)).isEqualTo("000.00.14.H97");
    assertThat(directory.codeOn(department, CodeStyle.NEW, DAY)).isEqualTo("H97.14");
    assertThat(directory.unitByCode("H97.14", LocalDate.of(1999, 1, 1))).isEmpty();
  }

  @Test
  void aPostCarriesThePermissionsOfItsPositionAndThoseOfEveryMemberOfStaff() {
    UUID root = make.root();
    UUID department = make.unit("H97.15", "Sở Tư pháp", UnitKind.DEPARTMENT, root);
    UUID person = make.person("Trần Thị Ánh");
    make.assign(person, Position.LEADER, department);
    List<CurrentUser.Post> posts = directory.postsOf(person, NOON);
    assertThat(posts).hasSize(1);
    assertThat(posts.getFirst().permissions())
        .contains("dossiers.approve", "directory.view")
        .doesNotContain("dossiers.intake");
    assertThat(posts.getFirst().unitPath()).isEqualTo(directory.unit(department).path());
    assertThat(posts.getFirst().title()).isEqualTo("Lãnh đạo cơ quan");
    assertThat(directory.postsOf(person, Instant.parse("1999-01-01T00:00:00Z"))).isEmpty();
  }

  @Test
  @DisplayName("NĐ 30/2020 Điều 13: thừa uỷ quyền holds in its period and lends only what is named")
  void aDelegationHoldsInItsPeriodOnly() {
    UUID root = make.root();
    UUID department = make.unit("H97.16", "Sở Y tế", UnitKind.DEPARTMENT, root);
    UUID division = make.unit("H97.16.01", "Phòng Nghiệp vụ", UnitKind.DIVISION, department);
    UUID leader = make.person("Lê Văn Bốn");
    UUID head = make.person("Phạm Thị Chín");
    UUID post = make.assign(leader, Position.LEADER, department);
    make.assign(head, Position.DIVISION_HEAD, division);
    directory.delegate(
        new NewDelegation(
            post,
            head,
            Capacity.TUQ,
            Set.of("dossiers.approve"),
            DAY,
            DAY.plusDays(5),
            "57/GUQ-SYT",
            DAY,
            ""));
    List<CurrentUser.Post> posts = directory.postsOf(head, NOON);
    assertThat(posts).hasSize(2);
    assertThat(posts.getLast().capacity()).isEqualTo("TUQ");
    assertThat(posts.getLast().permissions()).containsExactly("dossiers.approve");
    assertThat(directory.postsOf(head, NOON.plusSeconds(5 * 86_400))).hasSize(1);
    assertThat(directory.holders("dossiers.approve", division, NOON))
        .extracting(PostSummary::personId)
        .containsExactlyInAnyOrder(leader, head);
  }

  @Test
  void aDelegationCannotLendMoreThanThePostHas() {
    UUID root = make.root();
    UUID department = make.unit("H97.17", "Sở Nội vụ", UnitKind.DEPARTMENT, root);
    UUID clerk = make.person("Đỗ Văn Sáu");
    UUID other = make.person("Hồ Thị Bảy");
    UUID post = make.assign(clerk, Position.CLERK, department);
    make.assign(other, Position.SPECIALIST, department);
    NewDelegation tooWide =
        new NewDelegation(
            post,
            other,
            Capacity.TUQ,
            Set.of("dossiers.approve"),
            DAY,
            DAY.plusDays(1),
            "1/GUQ",
            DAY,
            "");
    assertThatThrownBy(() -> directory.delegate(tooWide)).isInstanceOf(AppException.class);
  }

  @Test
  void theServiceCentreIsTheNearestAbove() {
    UUID root = make.root();
    UUID provincial = make.unit("H97.90", "Trung tâm PVHCC tỉnh", UnitKind.SERVICE_CENTRE, root);
    UUID department = make.unit("H97.18", "Sở Tài chính", UnitKind.DEPARTMENT, root);
    UUID commune = make.unit("H97.100", "UBND xã Một", UnitKind.COMMUNE, root);
    UUID local =
        make.unit("H97.100.01", "Trung tâm PVHCC xã Một", UnitKind.SERVICE_CENTRE, commune);
    assertThat(directory.serviceCentreOf(department, DAY).orElseThrow().id()).isEqualTo(provincial);
    assertThat(directory.serviceCentreOf(commune, DAY).orElseThrow().id()).isEqualTo(local);
  }
}
