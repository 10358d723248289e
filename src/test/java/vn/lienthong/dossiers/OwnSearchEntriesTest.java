package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.cli.Command;

@HouseTest
class OwnSearchEntriesTest {
  @Autowired TestOffice offices;
  @Autowired DossierFiling filing;
  @Autowired List<Command> commands;
  @Autowired JdbcClient jdbc;

  private long found(UUID id) {
    return jdbc.sql(
            "select count(*) from search.document where kind = 'my-dossier' and object_id = :id")
        .param("id", id)
        .query(Long.class)
        .single();
  }

  @Test
  @DisplayName("Rebuilding the index gives citizens their dossiers back, and officers' nothing")
  void rebuilt() throws Exception {
    TestOffice.Office office = offices.open();
    CurrentUser citizen = TestOffice.citizen("Nguyễn Văn Ân", "099900000011");
    Dossier mine = filing.file(office.papers(), citizen);
    assertThat(found(mine.id())).isEqualTo(1);
    jdbc.sql("delete from search.document where kind = 'my-dossier'").update();
    Command rebuild =
        commands.stream().filter(c -> c.name().equals("search rebuild")).findFirst().orElseThrow();
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    assertThat(rebuild.run(List.of("--kind", "my-dossier"), nowhere)).isZero();
    assertThat(found(mine.id())).isEqualTo(1);
  }
}
