package vn.lienthong.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.FormToken.csrf;
import static vn.lienthong.procedures.TestProcedures.complete;
import static vn.lienthong.procedures.TestProcedures.editor;
import static vn.lienthong.procedures.TestProcedures.viewer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.CurrentUser;

@HouseTest
class LinkedDraftTest {
  private static final String PARTS =
      """
      [{"key":"birth","name":"Đăng ký khai sinh","agency":"COMPETENT",
        "term":{"amount":0,"unit":"SAME_DAY_CUTOFF"},"after":[],"lead":true},
       {"key":"insurance","name":"Cấp thẻ","agency":"FIXED","agencyCode":"H56.52",
        "term":{"amount":5,"unit":"WORKING_DAY"},"after":["birth"],"lead":false}]
      """;

  @Autowired MockMvcTester mvc;
  @Autowired ProceduresApi procedures;
  @Autowired ProcedureEditing editing;

  private UUID draft(String code) {
    procedures.publish(complete(code, "Thử liên thông"), List.of(), CurrentUser.SYSTEM);
    return editing.begin(
        code, TestProcedures.officer("procedures.edit", "procedures.publish", "procedures.view"));
  }

  private MvcTestResult save(UUID id, String... values) {
    var call = mvc.post().uri("/procedures/drafts/" + id + "/linked").with(editor()).with(csrf());
    for (int i = 0; i < values.length; i += 2) {
      call = call.param(values[i], values[i + 1]);
    }
    return call.exchange();
  }

  private MvcTestResult put(UUID id, String parts) {
    return mvc.put()
        .uri("/api/v1/procedures/drafts/" + id + "/linked-parts")
        .contentType(MediaType.APPLICATION_JSON)
        .content("{\"lockVersion\":0,\"parts\":" + parts + "}")
        .with(editor())
        .with(csrf())
        .exchange();
  }

  @Test
  @DisplayName("Linked parts are typed in rows; a missing lead is said at its place")
  void typed() throws Exception {
    UUID id = draft("9.877001");
    MvcTestResult refused =
        save(
            id,
            "lockVersion",
            "0",
            "p.key",
            "police",
            "p.name",
            "Đăng ký thường trú",
            "p.agency",
            "TERRITORY",
            "p.agencyCode",
            "H56.51",
            "p.amount",
            "7",
            "p.unit",
            "WORKING_DAY",
            "p.lead",
            "NO");
    assertThat(refused).hasStatus(422);
    assertThat(body(refused)).contains("đúng một phần việc chủ trì", "Đăng ký thường trú");
    MvcTestResult stale = save(id, "lockVersion", "7");
    assertThat(stale).hasStatus(409);
    assertThat(body(stale)).contains("Người khác vừa sửa nội dung này", "value=\"0\"");
    assertThat(
            save(
                id,
                "lockVersion",
                "0",
                "p.key",
                "police",
                "p.name",
                "Đăng ký thường trú",
                "p.agency",
                "TERRITORY",
                "p.agencyCode",
                "H56.51",
                "p.amount",
                "7",
                "p.unit",
                "WORKING_DAY",
                "p.lead",
                "YES"))
        .hasStatus3xxRedirection();
    LinkedPart part = editing.draft(id).content().linkedParts().getFirst();
    assertThat(part.agency()).isEqualTo(LinkedPart.Agency.TERRITORY);
    assertThat(part.lead()).isTrue();
    assertThat(mvc.get().uri("/procedures/drafts/" + id + "/linked").with(viewer()).exchange())
        .hasStatus(403);
  }

  @Test
  @DisplayName("A part goes away by its button, and nothing comes after it; saved is it only then")
  void removed() throws Exception {
    UUID id = draft("9.877006");
    put(id, PARTS);
    String page = "/procedures/drafts/" + id + "/linked";
    assertThat(body(mvc.get().uri(page).with(editor()).exchange()))
        .contains("REMOVE-p-0", "REMOVE-p-1", "ADD-p")
        .doesNotContain("REMOVE-p-2");
    FormRows rows = LinkedForm.of(partsOf(id));
    var call = mvc.post().uri(page).with(editor()).with(csrf()).param("lockVersion", "1");
    for (Map.Entry<String, List<String>> field : rows.typed().entrySet()) {
      call = call.param(field.getKey(), field.getValue().toArray(String[]::new));
    }
    String left = body(call.param("act", "REMOVE-p-0").exchange());
    assertThat(left)
        .contains("chưa được lưu", "value=\"insurance\"", "value=\"H56.52\"")
        .doesNotContain("birth", "Đăng ký khai sinh\"");
    assertThat(partsOf(id)).hasSize(2);
  }

  private List<LinkedPart> partsOf(UUID id) {
    return editing.draft(id).content().linkedParts();
  }

  @Test
  @DisplayName("By REST too, under the same rules; whoever saved first wins")
  void byRest() {
    UUID id = draft("9.877002");
    assertThat(put(id, PARTS.replace("\"birth\"]", "\"nobody\"]"))).hasStatus4xxClientError();
    assertThat(put(id, PARTS)).hasStatusOk();
    assertThat(put(id, PARTS)).hasStatus(409);
    assertThat(editing.draft(id).content().linkedParts()).hasSize(2);
  }

  @Test
  @DisplayName("Saving other blocks of the draft, an Excel round trip and JSON keep linked parts")
  void nothingLosesThem() throws Exception {
    UUID id = draft("9.877003");
    put(id, PARTS);
    List<LinkedPart> parts = editing.draft(id).content().linkedParts();
    ProcedureContent content = editing.draft(id).content();
    assertThat(DraftForm.read(DraftForm.of(content), content).orElseThrow().linkedParts())
        .isEqualTo(parts);
    assertThat(ContentParts.withSteps(content, List.of()).linkedParts()).isEqualTo(parts);
    assertThat(ProcedureJson.read(ProcedureJson.write(content))).isEqualTo(content);
  }

  @Test
  @DisplayName("Whoever reads the procedure sees which agencies handle it together")
  void published() throws Exception {
    UUID id = draft("9.877004");
    put(id, PARTS);
    procedures.publish(
        complete("9.877005", "Thử liên thông công khai")
            .linkedBy(editing.draft(id).content().linkedParts()),
        List.of(),
        CurrentUser.SYSTEM);
    String page = body(mvc.get().uri("/procedures/9.877005").exchange());
    assertThat(page).contains("Các cơ quan cùng giải quyết", "Cấp thẻ", "5 ngày làm việc");
  }

  private static String body(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
