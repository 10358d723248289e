package vn.lienthong.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static vn.lienthong.FormToken.csrf;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.CurrentUser;

@HouseTest
class NotificationPagesTest {
  private static final String TEMPLATE = "/notifications/templates/test.accepted/IN_APP/vi";

  @Autowired MockMvcTester mvc;
  @Autowired JdbcClient jdbc;
  @Autowired NotificationsApi notifications;
  @Autowired Templates templates;

  @AfterEach
  void clean() {
    jdbc.sql("delete from notifications.template").update();
    templates.changed();
    jdbc.sql("delete from notifications.delivery").update();
  }

  @BeforeEach
  void wording() {
    jdbc.sql(
            """
            insert into notifications.template
              (event, channel, lang, subject, body, version, changed_at, changed_by_name)
            values ('test.accepted', 'IN_APP', 'vi', 'Hồ sơ {code} đã được tiếp nhận',
              '{agency} đã tiếp nhận {procedure}, hẹn trả {due}.', 1, now(), 'Thử')
            """)
        .update();
    templates.changed();
  }

  private static RequestPostProcessor citizen(UUID id) {
    return as(new CurrentUser(CurrentUser.Kind.CITIZEN, id, "Trần Văn Thử", null, List.of()));
  }

  private static RequestPostProcessor staff(String... permissions) {
    return as(
        new CurrentUser(
            CurrentUser.Kind.STAFF,
            UUID.randomUUID(),
            "Lê Thị Thử",
            null,
            List.of(
                new CurrentUser.Post(
                    UUID.randomUUID(),
                    "SYSTEM_ADMIN",
                    "Quản trị",
                    UUID.randomUUID(),
                    "Văn phòng",
                    "/1/",
                    CurrentUser.Scope.PROVINCE,
                    Set.of(permissions),
                    null))));
  }

  private static RequestPostProcessor as(CurrentUser user) {
    return authentication(new PreAuthenticatedAuthenticationToken(user, null, List.of()));
  }

  private UUID tell(UUID to, String link) {
    notifications.notify(
        new Notice(
            "test.accepted",
            new Recipient(Recipient.Kind.CITIZEN, to, "thu@example.com", "0900000000", "vi"),
            Map.of(
                "code", "H56.14-261122-0042",
                "procedure", "Đăng ký khai sinh",
                "agency", "Trung tâm thử",
                "due", "27/11/2026"),
            link,
            "k-" + link));
    return jdbc.sql(
            "select id from notifications.notice where recipient_id = :to order by id desc limit 1")
        .param("to", to)
        .query(UUID.class)
        .single();
  }

  @Test
  @DisplayName("People see their own notices, read them, and never those of others")
  void ownNotices() {
    UUID me = UUID.randomUUID();
    UUID id = tell(me, "/dossiers/mine");
    assertThat(mvc.get().uri("/notifications").with(citizen(me)))
        .hasStatusOk()
        .bodyText()
        .contains("Hồ sơ H56.14-261122-0042 đã được tiếp nhận", "1 thông báo chưa đọc");
    UUID stranger = UUID.randomUUID();
    assertThat(mvc.get().uri("/notifications").with(citizen(stranger)))
        .bodyText()
        .contains("Chưa có thông báo nào");
    String read = "/notifications/" + id + "/read";
    assertThat(mvc.post().uri(read).with(citizen(stranger)).with(csrf())).hasStatus(404);
    assertThat(mvc.post().uri(read).with(staff()).with(csrf())).hasStatus(404);
    assertThat(notifications.unread(Recipient.Kind.CITIZEN, me)).isEqualTo(1);
    assertThat(mvc.post().uri(read).with(citizen(me)).with(csrf()))
        .hasStatus(302)
        .redirectedUrl()
        .isEqualTo("/dossiers/mine");
    assertThat(notifications.unread(Recipient.Kind.CITIZEN, me)).isZero();
  }

  @Test
  @DisplayName("A link to another host leads nowhere")
  void foreignLink() {
    UUID me = UUID.randomUUID();
    UUID id = tell(me, "//evil.example/");
    assertThat(mvc.post().uri("/notifications/" + id + "/read").with(citizen(me)).with(csrf()))
        .redirectedUrl()
        .isEqualTo("/notifications");
  }

  @Test
  @DisplayName("A long list is paged; all can be marked read at once; programs see the same")
  void paged() {
    UUID me = UUID.randomUUID();
    for (int i = 0; i < 25; i++) {
      tell(me, "/dossiers/" + i);
    }
    assertThat(mvc.get().uri("/api/v1/notifications").with(citizen(me)))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.rows.length()")
        .isEqualTo(20);
    assertThat(mvc.get().uri("/notifications").with(citizen(me)))
        .bodyText()
        .contains("/notifications?after=");
    assertThat(mvc.post().uri("/notifications/read-all").with(citizen(me)).with(csrf()))
        .hasStatus(302);
    assertThat(notifications.unread(Recipient.Kind.CITIZEN, me)).isZero();
  }

  @Test
  @DisplayName("Without the permission outbox, texts and simulator are shut")
  void refused() {
    for (String path :
        List.of(
            "/notifications/outbox",
            "/notifications/templates",
            TEMPLATE,
            "/notifications/simulator")) {
      assertThat(mvc.get().uri(path).with(staff())).as(path).hasStatus(403);
      assertThat(mvc.get().uri(path).with(citizen(UUID.randomUUID()))).as(path).hasStatus(403);
      assertThat(mvc.get().uri(path).with(staff("notifications.edit"))).as(path).hasStatusOk();
    }
  }

  @Test
  @DisplayName("A text is previewed without being stored, then stored, then used")
  void template() {
    RequestPostProcessor admin = staff("notifications.edit");
    var typed =
        mvc.post()
            .uri(TEMPLATE)
            .with(admin)
            .with(csrf())
            .param("subject", "Đã nhận {code}")
            .param("body", "Mới: {procedure}")
            .param("version", "1");
    assertThat(typed.param("action", "preview"))
        .hasStatusOk()
        .bodyText()
        .contains("Đã nhận H56.14-261122-0042");
    assertThat(
            jdbc.sql("select version from notifications.template where event = 'test.accepted'")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    assertThat(save("Đã nhận {code}", "Mới: {procedure}", "1")).hasStatus(302);
    UUID me = UUID.randomUUID();
    tell(me, "/x");
    assertThat(mvc.get().uri("/notifications").with(citizen(me)))
        .bodyText()
        .contains("Đã nhận H56.14-261122-0042", "Mới: Đăng ký khai sinh");
    assertThat(save("Muộn", "Muộn {code}", "1"))
        .as("somebody saved in between")
        .hasStatus(422)
        .bodyText()
        .contains("Muộn {code}", "Người khác vừa sửa")
        .contains("Bản đã lưu", "Mới: {procedure}", "name=\"version\" value=\"2\"");
    assertThat(save("Muộn", "Muộn {code}", "2")).as("seen and saved all the same").hasStatus(302);
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult save(
      String subject, String body, String version) {
    return mvc.post()
        .uri(TEMPLATE)
        .with(staff("notifications.edit"))
        .with(csrf())
        .param("subject", subject)
        .param("body", body)
        .param("version", version)
        .param("action", "save")
        .exchange();
  }

  @Test
  @DisplayName("An event gets an SMS text on the page; an empty one sends none")
  void smsText() {
    UUID before = UUID.randomUUID();
    tell(before, "/sms");
    assertThat(smsTo(before)).isZero();
    assertThat(saveSms("Ho so {code} da duoc tiep nhan", "0")).hasStatus(302);
    UUID after = UUID.randomUUID();
    tell(after, "/sms");
    assertThat(smsTo(after)).isEqualTo(1);
    assertThat(saveSms("", "1")).hasStatus(302);
    UUID off = UUID.randomUUID();
    tell(off, "/sms");
    assertThat(smsTo(off)).isZero();
    assertThat(
            mvc.get()
                .uri("/notifications/templates/no.such/SMS/vi")
                .with(staff("notifications.edit")))
        .hasStatus(404);
  }

  private long smsTo(UUID to) {
    return jdbc.sql(
            """
            select count(*) from notifications.delivery d
            join notifications.notice n on n.id = d.notice_id
            where n.recipient_id = :to and d.channel = 'SMS'
            """)
        .param("to", to)
        .query(Long.class)
        .single();
  }

  private org.springframework.test.web.servlet.assertj.MvcTestResult saveSms(
      String body, String version) {
    return mvc.post()
        .uri("/notifications/templates/test.accepted/SMS/vi")
        .with(staff("notifications.edit"))
        .with(csrf())
        .param("body", body)
        .param("version", version)
        .param("action", "save")
        .exchange();
  }

  @Test
  @DisplayName("A mail always says where to look")
  void mailHasLink() {
    UUID me = UUID.randomUUID();
    tell(me, "/dossiers/mine/7");
    assertThat(
            jdbc.sql(
                    """
                    select d.body from notifications.delivery d
                    join notifications.notice n on n.id = d.notice_id
                    where n.recipient_id = :to and d.channel = 'EMAIL'
                    """)
                .param("to", me)
                .query(String.class)
                .single())
        .contains("/dossiers/mine/7", "xin không trả lời");
  }

  @Test
  @DisplayName("A placeholder that the event does not offer is refused in place")
  void unknownPlaceholder() {
    assertThat(save("Tiêu đề", "Xin chào {ten} {secret}", "1"))
        .hasStatus(422)
        .bodyText()
        .contains("{secret}", "Xin chào {ten}");
    assertThat(save("", "", "1")).hasStatus(422).bodyText().contains("Nhập tiêu đề");
  }

  @Test
  @DisplayName("A dead letter shows why, with a masked address, and can be sent again")
  void replay() {
    UUID me = UUID.randomUUID();
    tell(me, "/x");
    jdbc.sql(
            """
            update notifications.delivery set state = 'DEAD', last_error = 'never: 550 unknown user'
            where channel = 'EMAIL'
            """)
        .update();
    UUID id =
        jdbc.sql("select id from notifications.delivery where channel = 'EMAIL'")
            .query(UUID.class)
            .single();
    assertThat(mvc.get().uri("/notifications/outbox").with(staff("notifications.edit")))
        .hasStatusOk()
        .bodyText()
        .contains("550 unknown user", "t***@example.com")
        .doesNotContain("thu@example.com");
    String replay = "/notifications/outbox/" + id + "/replay";
    assertThat(mvc.post().uri(replay).with(staff()).with(csrf())).hasStatus(403);
    assertThat(mvc.post().uri(replay).with(staff("notifications.edit")).with(csrf()))
        .hasStatus(302);
    assertThat(
            jdbc.sql("select state from notifications.delivery where id = :id")
                .param("id", id)
                .query(String.class)
                .single())
        .isEqualTo("WAITING");
    assertThat(mvc.post().uri(replay).with(staff("notifications.edit")).with(csrf()))
        .as("it is not stuck any more")
        .hasStatus(409);
  }

  @Test
  @DisplayName("The simulator says that it simulates")
  void simulator() {
    assertThat(mvc.get().uri("/notifications/simulator").with(staff("notifications.edit")))
        .bodyText()
        .contains("Mô phỏng", "Không tin nào ở trang này được gửi ra ngoài");
  }
}
