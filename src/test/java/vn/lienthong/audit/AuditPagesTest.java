package vn.lienthong.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.CurrentUser;

@HouseTest
@Transactional
class AuditPagesTest {
  @Autowired MockMvcTester mvc;
  @Autowired AuditApi audit;
  @Autowired EntryRepository entries;
  @Autowired JdbcClient jdbc;

  private static CurrentUser staff(String... permissions) {
    return new CurrentUser(
        CurrentUser.Kind.STAFF,
        UUID.randomUUID(),
        "Đặng Thị Giám",
        null,
        List.of(
            new CurrentUser.Post(
                UUID.randomUUID(),
                "AUDITOR",
                "Thanh tra viên",
                UUID.randomUUID(),
                "Thanh tra tỉnh",
                "/1/2/",
                CurrentUser.Scope.PROVINCE,
                Set.of(permissions),
                null)));
  }

  private static RequestPostProcessor as(CurrentUser user) {
    return SecurityMockMvcRequestPostProcessors.authentication(
        new PreAuthenticatedAuthenticationToken(user, null, List.of()));
  }

  @Test
  void onlyAuditorsReadTheLog() {
    for (String path :
        List.of("/audit", "/audit/" + UUID.randomUUID(), "/audit/export.xlsx", "/api/v1/audit")) {
      assertThat(mvc.get().uri(path).with(as(staff("directory.view")))).hasStatus(403);
      assertThat(mvc.get().uri("/api/v1/audit").with(as(CurrentUser.ANONYMOUS))).hasStatus(401);
    }
  }

  @Test
  void anEntryNamesThePostAndShowsWhatChangedFirst() {
    CurrentUser auditor = staff("audit.view");
    String object = UUID.randomUUID().toString();
    audit.record(
        new AuditEvent(
            "directory.unit-renamed",
            "unit",
            object,
            auditor,
            "/1/2/",
            Map.of("name", "Tên cũ", "kind", "DIVISION"),
            Map.of("name", "Tên mới", "kind", "DIVISION"),
            "12/QĐ"));
    assertThat(mvc.get().uri("/audit?object=unit:" + object + "&person=dang thi").with(as(auditor)))
        .hasStatusOk()
        .bodyText()
        .contains("Đổi tên đơn vị", "Thanh tra viên", "12/QĐ", object);
    UUID id =
        jdbc.sql("select id from audit.entry where object_id = :object")
            .param("object", object)
            .query((row, number) -> row.getObject(1, UUID.class))
            .single();
    assertThat(mvc.get().uri("/audit/" + id).with(as(auditor)))
        .hasStatusOk()
        .bodyText()
        .containsSubsequence("Tên cũ", "Tên mới", "DIVISION");
    assertThat(mvc.get().uri("/audit/export.xlsx?object=unit:" + object).with(as(auditor)))
        .hasStatusOk();
    assertThat(mvc.get().uri("/api/v1/audit?object=unit:" + object).with(as(auditor)))
        .hasStatusOk()
        .bodyText()
        .contains("\"action\":\"directory.unit-renamed\"");
  }

  @Test
  void thePageIsTurnedByKeyWithoutLosingOrRepeatingAnEntry() {
    String object = UUID.randomUUID().toString();
    for (int i = 0; i < 7; i++) {
      audit.record(
          new AuditEvent(
              "audit.tested", "thing", object, CurrentUser.SYSTEM, null, null, null, null));
    }
    java.util.Set<UUID> seen = new java.util.HashSet<>();
    UUID before = null;
    do {
      var page = entries.search(new EntryQuery("thing:" + object, "", "", null, null, before, 3));
      page.rows().forEach(row -> assertThat(seen.add(row.id())).isTrue());
      before = page.next() == null ? null : UUID.fromString(page.next());
    } while (before != null);
    assertThat(seen).hasSize(7);
  }

  @Test
  void personalDataIsMaskedAndSecretsAreLeftOut() {
    String object = UUID.randomUUID().toString();
    audit.record(
        new AuditEvent(
            "audit.tested",
            "thing",
            object,
            CurrentUser.ANONYMOUS,
            null,
            null,
            Map.of(
                "identityNumber", "099000000123",
                "email", "nguoi@thu.example",
                "password", "Bí-mật-1",
                "nested", Map.of("phone", "0912345678")),
            null));
    String after =
        jdbc.sql("select after from audit.entry where object_id = :object")
            .param("object", object)
            .query(String.class)
            .single();
    assertThat(after)
        .contains("099*******23", "n***@thu.example", "091*****78")
        .doesNotContain("099000000123", "Bí-mật", "0912345678");
  }

  @Test
  void anEntryOfARolledBackActIsNotLeftBehind() {
    long waiting = jdbc.sql("select count(*) from audit.pending").query(Long.class).single();
    audit.record(
        new AuditEvent("audit.tested", "thing", "1", CurrentUser.SYSTEM, null, null, null, null));
    assertThat(jdbc.sql("select count(*) from audit.pending").query(Long.class).single())
        .isEqualTo(waiting + 1);
  }
}
