package vn.lienthong.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.FormToken.csrf;
import static vn.lienthong.procedures.TestProcedures.complete;
import static vn.lienthong.procedures.TestProcedures.editor;
import static vn.lienthong.procedures.TestProcedures.officer;
import static vn.lienthong.procedures.TestProcedures.viewer;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

@HouseTest
class ProcedurePagesTest {
  @Autowired MockMvcTester mvc;
  @Autowired ProceduresApi procedures;
  @Autowired VersionRepository versions;
  @Autowired ProcedureEditing editing;
  @Autowired java.time.Clock clock;

  private String body(MvcTestResult result) throws Exception {
    return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
  }

  private MvcTestResult get(String uri) {
    return mvc.get().uri(uri).exchange();
  }

  @Test
  void citizensFindAProcedureWithoutAccentsAndReadIt() throws Exception {
    procedures.publish(
        complete("9.800001", "Xác nhận chim hồng hạc"), List.of(), CurrentUser.SYSTEM);
    String list = body(get("/procedures?q=XAC NHAN chim hong"));
    assertThat(list).contains("Xác nhận chim hồng hạc", "5 ngày làm việc");
    assertThat(body(get("/procedures?q=chim+khong+co"))).contains("Không tìm thấy thủ tục nào");
    String one = body(get("/procedures/9.800001"));
    assertThat(one).contains("75.000", "Luật Hộ tịch", "Tờ khai", "Giấy xác nhận", "15 giờ");
    assertThat(body(get("/procedures/9.800001?lang=en"))).contains("Test procedure", "Legal basis");
  }

  @Test
  void anUnknownProcedureIsNotFound() {
    assertThat(get("/procedures/9.899999")).hasStatus(404);
    assertThat(get("/api/v1/procedures/9.899999")).hasStatus(404);
  }

  @Test
  void programsListAndReadByRest() throws Exception {
    procedures.publish(complete("9.800002", "Cho chương trình đọc"), List.of(), CurrentUser.SYSTEM);
    assertThat(get("/api/v1/procedures?q=chuong trinh doc"))
        .bodyJson()
        .extractingPath("$.procedures[0].code")
        .isEqualTo("9.800002");
    assertThat(get("/api/v1/procedures/9.800002"))
        .bodyJson()
        .extractingPath("$.content.channels[0].term.amount")
        .isEqualTo(5);
    assertThat(get("/api/v1/procedures/9.800002?on=2000-01-01")).hasStatus(404);
  }

  @Test
  void strangersAndViewersMayNotEdit() {
    procedures.publish(complete("9.800003", "Không được sửa"), List.of(), CurrentUser.SYSTEM);
    assertThat(get("/procedures/manage")).hasStatus3xxRedirection();
    assertThat(mvc.get().uri("/procedures/manage").with(viewer()).exchange()).hasStatus(200);
    for (String path : List.of("/procedures/manage/9.800003/draft", "/procedures/imports")) {
      assertThat(mvc.post().uri(path).with(viewer()).with(csrf()).exchange()).hasStatus(403);
    }
    assertThat(mvc.get().uri("/procedures/review").with(viewer()).exchange()).hasStatus(403);
  }

  @Test
  @DisplayName("Who drafts a procedure does not by that publish it")
  void whoMayEditMayNotPublish() {
    CurrentUser drafter = officer("procedures.view", "procedures.edit");
    procedures.publish(complete("9.800013", "Chỉ soạn"), List.of(), CurrentUser.SYSTEM);
    UUID draft = editing.begin("9.800013", drafter);
    assertThatThrownBy(() -> editing.publish(draft, Vietnam.today(clock), null, drafter))
        .hasFieldOrPropertyWithValue("code", SharedErrors.FORBIDDEN);
  }

  @Test
  @DisplayName("A published version is never edited: a change makes a new one")
  void aChangeMakesANewVersionAndTheOldOneStays() throws Exception {
    var first = procedures.publish(complete("9.800004", "Tên cũ"), List.of(), CurrentUser.SYSTEM);
    String draft = begin("9.800004");
    assertThat(save(draft, "0", "name", "Tên mới", "ch.amount", "7")).hasStatus3xxRedirection();
    MvcTestResult published =
        mvc.post()
            .uri(draft + "/publish")
            .param("from", Vietnam.today(clock).toString())
            .param("confirmation", seen(draft))
            .with(editor())
            .with(csrf())
            .exchange();
    assertThat(published).hasStatus3xxRedirection();
    LocalDate today = Vietnam.today(clock);
    assertThat(procedures.inForce("9.800004", today).orElseThrow().content().name())
        .isEqualTo("Tên mới");
    assertThat(procedures.version(first.id()).content().name()).isEqualTo("Tên cũ");
    var rows = versions.versions("9.800004");
    String compare =
        body(
            mvc.get()
                .uri(
                    "/procedures/manage/9.800004/compare?left="
                        + rows.get(1).id()
                        + "&right="
                        + rows.get(0).id())
                .with(viewer())
                .exchange());
    assertThat(compare).contains("Tên cũ", "Tên mới");
  }

  @Test
  void whatIsWrongIsNamedAndNothingTypedIsLost() throws Exception {
    procedures.publish(complete("9.800005", "Nhập sai"), List.of(), CurrentUser.SYSTEM);
    String draft = begin("9.800005");
    MvcTestResult refused =
        save(draft, "0", "name", "", "ch.amount", "năm", "authority", "Giữ lại chữ này");
    assertThat(refused).hasStatus(422);
    assertThat(body(refused))
        .contains("Giữ lại chữ này", "năm", "Phải là số nguyên không âm", "Chưa có giá trị");
    assertThat(editing.draft(id(draft)).content().name()).isEqualTo("Nhập sai");
  }

  @Test
  void whoSavesAnOldDraftSeesBothVersions() throws Exception {
    procedures.publish(complete("9.800006", "Hai người sửa"), List.of(), CurrentUser.SYSTEM);
    String draft = begin("9.800006");
    save(draft, "0", "name", "Người thứ nhất");
    MvcTestResult conflict = save(draft, "0", "name", "Người thứ hai");
    assertThat(conflict).hasStatus(409);
    assertThat(body(conflict)).contains("Người thứ nhất", "Người thứ hai");
    assertThat(editing.draft(id(draft)).content().name()).isEqualTo("Người thứ nhất");
  }

  @Test
  @DisplayName("Of two who edit the steps each sees the other's, even after a refusal")
  void ofTwoStepTablesBothAreSeen() throws Exception {
    procedures.publish(complete("9.800091", "Hai người một bảng"), List.of(), CurrentUser.SYSTEM);
    String draft = begin("9.800091");
    assertThat(step(draft, "0", "Tiếp nhận một cửa", "60")).hasStatus3xxRedirection();
    MvcTestResult refused = step(draft, "0", "Nhận hồ sơ", "một giờ");
    assertThat(refused).hasStatus(422);
    assertThat(body(refused)).contains("name=\"lockVersion\" value=\"0\"", "một giờ");
    MvcTestResult conflict = step(draft, "0", "Nhận hồ sơ", "60");
    assertThat(conflict).hasStatus(409);
    assertThat(body(conflict))
        .contains("Bản của bạn\">Nhận hồ sơ<", "Bản đã lưu\">Tiếp nhận một cửa<")
        .contains("name=\"lockVersion\" value=\"1\"");
    assertThat(step(draft, "1", "Nhận hồ sơ", "60")).hasStatus3xxRedirection();
  }

  private MvcTestResult step(String draft, String lockVersion, String name, String minutes) {
    return mvc.post()
        .uri(draft + "/steps")
        .param("lockVersion", lockVersion)
        .param("s.key", "intake")
        .param("s.name", name)
        .param("s.role", "COUNTER")
        .param("s.unitRule", "RECEIVING")
        .param("s.minutes", minutes)
        .with(editor())
        .with(csrf())
        .exchange();
  }

  @Test
  void stepsWithErrorsCannotBePublished() throws Exception {
    procedures.publish(complete("9.800007", "Quy trình"), List.of(), CurrentUser.SYSTEM);
    String draft = begin("9.800007");
    MvcTestResult saved =
        mvc.post()
            .uri(draft + "/steps")
            .param("lockVersion", "0")
            .param("s.key", "intake", "loop")
            .param("s.name", "Tiếp nhận", "Lặp")
            .param("s.role", "COUNTER", "SPECIALIST")
            .param("s.unitRule", "RECEIVING", "HANDLING")
            .param("s.minutes", "60", "60")
            .param("a.step", "0", "1")
            .param("a.kind", "ACCEPT", "SEND_BACK")
            .param("a.to", "loop", "intake")
            .with(editor())
            .with(csrf())
            .exchange();
    assertThat(saved).hasStatus3xxRedirection();
    assertThat(body(mvc.get().uri(draft + "/steps").with(editor()).exchange()))
        .contains("không bao giờ đến được kết thúc", "Chạy thử");
    MvcTestResult refused =
        mvc.post()
            .uri(draft + "/publish")
            .param("from", "2026-12-01")
            .with(editor())
            .with(csrf())
            .exchange();
    assertThat(refused).hasStatus(422);
    assertThat(versions.versions("9.800007").getFirst().state()).isEqualTo(VersionRow.State.DRAFT);
  }

  /** What the report of the impact gives to whoever opens it. */
  private String seen(String draft) throws Exception {
    return body(mvc.get().uri(draft + "/impact").with(editor()).exchange())
        .replaceAll("(?s).*name=\"confirmation\" value=\"([0-9a-f]{64})\".*", "$1");
  }

  private MvcTestResult publish(String draft, String confirmation) {
    return mvc.post()
        .uri(draft + "/publish")
        .param("from", Vietnam.today(clock).toString())
        .param("confirmation", confirmation)
        .with(editor())
        .with(csrf())
        .exchange();
  }

  @Test
  @DisplayName("Nobody publishes without a look at the impact; a changed draft demands a new one")
  void theImpactIsSeenFirst() throws Exception {
    procedures.publish(complete("9.800008", "Chưa xem"), List.of(), CurrentUser.SYSTEM);
    String draft = begin("9.800008");
    MvcTestResult refused = publish(draft, "");
    assertThat(refused).hasStatus(422);
    assertThat(body(refused)).contains("đã đổi sau khi bạn xem tác động");
    String old = seen(draft);
    assertThat(save(draft, "0", "name", "Đã đổi sau khi xem")).hasStatus3xxRedirection();
    assertThat(publish(draft, old)).hasStatus(422);
    assertThat(rest(draft, old)).hasStatus(409);
    assertThat(rest(draft, null)).hasStatus(409);
    assertThat(versions.versions("9.800008").getFirst().state()).isEqualTo(VersionRow.State.DRAFT);
    assertThat(seen(draft)).isNotEqualTo(old);
    assertThat(publish(draft, seen(draft))).hasStatus3xxRedirection();
  }

  private MvcTestResult rest(String draft, @org.jspecify.annotations.Nullable String confirmation) {
    String token = confirmation == null ? "" : ",\"confirmation\":\"" + confirmation + "\"";
    return mvc.post()
        .uri("/api/v1" + draft + "/publish")
        .contentType(org.springframework.http.MediaType.APPLICATION_JSON)
        .content("{\"from\":\"" + Vietnam.today(clock) + "\"" + token + "}")
        .with(editor())
        .with(csrf())
        .exchange();
  }

  /** A draft whose only level of online service is this one, as the form saves it. */
  private String draftWith(String code, String level) {
    procedures.publish(complete(code, "Mức độ dịch vụ"), List.of(), CurrentUser.SYSTEM);
    String draft = begin(code);
    Draft known = editing.draft(id(draft));
    var content =
        ProcedureJson.stored(
            ProcedureJson.write(known.content())
                .replaceAll("\"serviceLevels\":\\[[^]]*]", "\"serviceLevels\":[" + level + "]"));
    assertThat(versions.changeDraft(known, content, "Thử", Vietnam.today(clock))).isTrue();
    return draft;
  }

  @Test
  @DisplayName("Decree 42/2022/NĐ-CP: no version of today says level 4, on the page or by REST")
  void aLevelOfEarlierDaysIsNotPublished() throws Exception {
    String draft = draftWith("9.800014", "{\"from\":\"2019-03-01\",\"level\":\"LEVEL_4\"}");
    MvcTestResult page = publish(draft, seen(draft));
    assertThat(page).hasStatus(422);
    assertThat(body(page)).contains("Mức độ 1 đến 4 chỉ dùng cho thời gian trước ngày 01/7/2022");
    MvcTestResult program = rest(draft, seen(draft));
    assertThat(program).hasStatus(400);
    assertThat(body(program)).contains("serviceLevels[0]", "trước ngày 01/7/2022");
    assertThat(versions.versions("9.800014").getFirst().state()).isEqualTo(VersionRow.State.DRAFT);
  }

  @Test
  @DisplayName("Decree 224/2026/NĐ-CP Art. 14: partial is published with the reason, never without")
  void partialIsPublishedWithItsReason() throws Exception {
    String row = "{\"from\":\"2026-07-01\",\"level\":\"PARTIAL\"";
    String silent = draftWith("9.800015", row + "}");
    MvcTestResult refused = publish(silent, seen(silent));
    assertThat(refused).hasStatus(422);
    assertThat(body(refused)).contains("phải công khai lý do chưa toàn trình");
    assertThat(body(rest(silent, seen(silent)))).contains("serviceLevels[0].reason");
    String reasoned = draftWith("9.800016", row + ",\"reason\":\"PRESENCE\"}");
    assertThat(publish(reasoned, seen(reasoned))).hasStatus3xxRedirection();
  }

  @Test
  void aLevelOfTheWrongSideIsNamedWhereItIsTyped() throws Exception {
    procedures.publish(complete("9.800017", "Gõ mức độ"), List.of(), CurrentUser.SYSTEM);
    String draft = begin("9.800017");
    MvcTestResult refused = save(draft, "0", "sl.from", "30/06/2022");
    assertThat(refused).hasStatus(422);
    assertThat(body(refused)).contains("chỉ dùng từ ngày 01/7/2022");
  }

  private String begin(String code) {
    MvcTestResult begun =
        mvc.post()
            .uri("/procedures/manage/" + code + "/draft")
            .with(editor())
            .with(csrf())
            .exchange();
    return String.valueOf(begun.getResponse().getRedirectedUrl());
  }

  private static java.util.UUID id(String draft) {
    return java.util.UUID.fromString(draft.substring(draft.lastIndexOf('/') + 1));
  }

  /** Posts the form as the page shows it, with some fields typed differently. */
  private MvcTestResult save(String draft, String lockVersion, String... typed) {
    var fields =
        new java.util.LinkedHashMap<>(DraftForm.of(editing.draft(id(draft)).content()).typed());
    for (int i = 0; i < typed.length; i += 2) {
      List<String> values = new java.util.ArrayList<>(fields.getOrDefault(typed[i], List.of("")));
      values.set(0, typed[i + 1]);
      fields.put(typed[i], values);
    }
    var request = mvc.post().uri(draft).param("lockVersion", lockVersion);
    for (var field : fields.entrySet()) {
      request = request.param(field.getKey(), field.getValue().toArray(String[]::new));
    }
    return request.with(editor()).with(csrf()).exchange();
  }
}
