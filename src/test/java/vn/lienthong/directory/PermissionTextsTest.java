package vn.lienthong.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;

@HouseTest
class PermissionTextsTest {
  @Autowired JdbcClient jdbc;
  @Autowired MessageSource messages;

  @Test
  void whoeverLendsAPermissionReadsItsNameInBothLanguages() {
    List<String> permissions =
        jdbc.sql("select distinct permission from directory.position_permission")
            .query(String.class)
            .list();
    assertThat(permissions).hasSizeGreaterThan(40);
    for (Locale locale : List.of(Locale.of("vi"), Locale.ENGLISH)) {
      assertThat(permissions)
          .as(locale.toString())
          .allSatisfy(permission ->
              assertThat(messages.getMessage("directory.permission." + permission, null, locale))
                  .doesNotContain("directory."));
    }
  }
}
