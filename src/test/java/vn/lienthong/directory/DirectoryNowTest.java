package vn.lienthong.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.Vietnam;

@HouseTest
class DirectoryNowTest {
  @Autowired DirectoryApi directory;
  @Autowired TestOffice offices;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  @Test
  void aNewNameIsReadAtOnceAndARefusedOneByNobody() {
    UUID unit = offices.open().agency();
    String before = directory.unit(unit).name();
    transaction.executeWithoutResult(status -> {
      rename(unit, "Sở Tên Không Thành");
      assertThat(directory.unit(unit).name()).isEqualTo("Sở Tên Không Thành");
      status.setRollbackOnly();
    });
    assertThat(directory.unit(unit).name()).isEqualTo(before);
    rename(unit, "Sở Tên Mới");
    assertThat(directory.unit(unit).name()).isEqualTo("Sở Tên Mới");
  }

  @Test
  void whatAnotherNodeChangedIsHeard() {
    UUID unit = offices.open().agency();
    directory.unit(unit);
    jdbc.sql("update directory.unit_state set name = 'Sở Nơi Khác' where unit_id = :id")
        .param("id", unit)
        .update();
    jdbc.sql("select pg_notify('lienthong', 'directory.units:*')")
        .query((row, number) -> true)
        .single();
    await().until(() -> directory.unit(unit).name().equals("Sở Nơi Khác"));
  }

  @Test
  void whoGetsAPostIsAskedFromThatMomentOnAndNobodyBecauseOfARefusedAssignment() {
    UUID unit = offices.open().agency();
    List<UUID> before = leaders(unit);
    UUID person = directory.createPerson(new NewPerson("Lê Thị Mới", "moi@example.vn", null));
    transaction.executeWithoutResult(status -> {
      appoint(person, unit);
      assertThat(leaders(unit)).contains(person);
      status.setRollbackOnly();
    });
    assertThat(leaders(unit)).isEqualTo(before);
    appoint(person, unit);
    assertThat(leaders(unit)).contains(person);
    assertThat(directory.holders(APPROVE, unit, Instant.now()))
        .extracting(PostSummary::personId)
        .contains(person);
  }

  private static final String APPROVE = "dossiers.approve";

  private List<UUID> leaders(UUID unit) {
    return directory.holdersAt(APPROVE, unit, Instant.now()).stream()
        .map(PostSummary::personId)
        .toList();
  }

  private void appoint(UUID person, UUID unit) {
    directory.assign(
        new NewAssignment(
            person, Position.LEADER, "", unit, LocalDate.of(2025, 7, 1), null, "1/QĐ"));
  }

  private void rename(UUID unit, String name) {
    LocalDate today = LocalDate.now(Vietnam.ZONE);
    directory.rename(
        new UnitRename(unit, name, "", today, new Decision("1/QĐ-UBND", today, "UBND tỉnh")));
  }
}
