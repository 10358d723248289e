package vn.lienthong.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.web.DeskSource.Tile;

@HouseTest
class DeskTest {
  @Autowired MockMvcTester mvc;

  @Test
  void anOfficerIsGreetedByNameAndSeesTheOwnPost() {
    CurrentUser.Post post =
        new CurrentUser.Post(
            UUID.randomUUID(),
            "SPECIALIST",
            "Chuyên viên",
            UUID.randomUUID(),
            "Sở Xây dựng",
            "/1/",
            CurrentUser.Scope.OWN_UNIT,
            Set.of(),
            null);
    CurrentUser user =
        new CurrentUser(
            CurrentUser.Kind.STAFF, UUID.randomUUID(), "Phạm Thu Hà", null, List.of(post));
    assertThat(
            mvc.get()
                .uri("/desk")
                .with(
                    authentication(new PreAuthenticatedAuthenticationToken(user, null, List.of()))))
        .hasStatusOk()
        .bodyText()
        .contains("Xin chào, Phạm Thu Hà", "Chuyên viên · Sở Xây dựng")
        .as("who has no work with dossiers gets the menu")
        .contains("Đi nhanh")
        .doesNotContain("Không có hồ sơ nào chờ bạn xử lý");
  }

  @Test
  void nobodyElseHasADesk() {
    assertThat(mvc.get().uri("/desk")).hasStatus3xxRedirection();
    CurrentUser citizen =
        new CurrentUser(
            CurrentUser.Kind.CITIZEN, UUID.randomUUID(), "Trần Văn B", "099900000001", List.of());
    assertThat(
            mvc.get()
                .uri("/desk")
                .with(
                    authentication(
                        new PreAuthenticatedAuthenticationToken(citizen, null, List.of()))))
        .hasStatus(403);
  }

  @Test
  void theDeskCountsWhatIsLate() {
    DeskPage busy =
        new DeskPage(
            "hôm nay",
            List.of(new Tile(1, "a", 3, "late", "/a"), new Tile(2, "b", 9, "neutral", "/b")),
            List.of());
    assertThat(busy.late()).isEqualTo(3);
  }
}
