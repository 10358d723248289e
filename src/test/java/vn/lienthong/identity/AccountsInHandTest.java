package vn.lienthong.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.identity.Officials.PASSWORD;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.NewAssignment;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.identity.Officials.Official;

/** An administrator can give anybody a post in their unit, and gains nothing by it. */
@HouseTest
class AccountsInHandTest {
  @LocalServerPort int port;
  @Autowired DirectoryApi directory;
  @Autowired IdentityApi identity;

  @Test
  @DisplayName("TCVN 14423:2026 §5: nobody comes into an account with more reach than their own")
  void aPostInTheUnitDoesNotGiveItsAdministratorTheAccount() {
    Officials officials = new Officials(directory, identity);
    UnitSummary unit = Officials.unit(directory, "Sở của quản trị viên");
    UnitSummary other = Officials.unit(directory, "Sở có lãnh đạo");
    Official leader = officials.with(Position.LEADER, other.id(), false);
    Official watcher = officials.with(Position.AUDITOR, unit.id(), false);
    Visitor admin = new Visitor(port);
    Official own = officials.with(Position.UNIT_ADMIN, unit.id(), false);
    admin.signInAsStaff(own.username(), PASSWORD);
    admin.enrol("/sign-in/enrol");
    directory.assign(
        new NewAssignment(
            leader.personId(),
            Position.SPECIALIST,
            "",
            unit.id(),
            LocalDate.of(2025, 7, 1),
            null,
            ""));
    new Visitor(port).signInAsStaff(leader.username(), PASSWORD);
    new Visitor(port).signInAsStaff(watcher.username(), PASSWORD);
    for (Official official : List.of(leader, watcher)) {
      String page = "/identity/accounts/" + official.accountId();
      assertThat(admin.get(page).body())
          .contains("ngoài các đơn vị bạn quản trị")
          .doesNotContain("/reset-password");
      for (String act :
          List.of("unlock", "disable", "reset-password", "reset-totp", "end-sessions")) {
        assertThat(admin.submit("/account", page + "/" + act).statusCode()).as(act).isEqualTo(403);
      }
      assertThat(new Visitor(port).signInAsStaff(official.username(), PASSWORD).statusCode())
          .isEqualTo(302);
    }
  }
}
