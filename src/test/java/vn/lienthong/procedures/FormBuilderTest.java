package vn.lienthong.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.FormToken.csrf;
import static vn.lienthong.procedures.TestProcedures.complete;
import static vn.lienthong.procedures.TestProcedures.editor;
import static vn.lienthong.procedures.TestProcedures.viewer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienthong.HouseTest;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.ProcedureContent.FieldType;
import vn.lienthong.procedures.ProcedureContent.Form;
import vn.lienthong.procedures.form.FormLists;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;

@HouseTest
class FormBuilderTest {
  private static int number = 810_000;

  @Autowired MockMvcTester mvc;
  @Autowired ProceduresApi procedures;
  @Autowired ProcedureEditing editing;
  @Autowired FormLists lists;
  @Autowired java.time.Clock clock;

  private UUID draft = Ids.next();

  @BeforeEach
  void begin() {
    String code = "9." + ++number;
    procedures.publish(complete(code, "Dựng biểu mẫu"), List.of(), CurrentUser.SYSTEM);
    draft = editing.begin(code, CurrentUser.SYSTEM);
  }

  private Form form() {
    return Objects.requireNonNull(editing.draft(draft).content().form());
  }

  private Field field(int section, int field) {
    return form().sections().get(section).fields().get(field);
  }

  private MvcTestResult post(String path, String... typed) {
    var request =
        mvc.post()
            .uri("/procedures/drafts/" + draft + "/form" + path)
            .param("lockVersion", "" + editing.draft(draft).lockVersion());
    for (int i = 0; i < typed.length; i += 2) {
      request = request.param(typed[i], typed[i + 1]);
    }
    return request.with(editor()).with(csrf()).exchange();
  }

  private static String body(MvcTestResult result) throws Exception {
    return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("Pages, fields, choices, conditions and tables are built without code, step by step")
  void builds() {
    assertThat(post("", "at", "0", "act", "ADD_PAGE")).hasStatus3xxRedirection();
    post("", "at", "1", "act", "ADD");
    post(
        "",
        "at",
        "1.0",
        "act",
        "SAVE",
        "f.label",
        "Hình thức",
        "f.type",
        "RADIO",
        "f.required",
        "true",
        "f.options",
        "NEW | Thành lập mới | New\nĐổi tên");
    assertThat(field(1, 0).key()).isEqualTo("hinhThuc");
    assertThat(field(1, 0).options())
        .containsExactly(
            new ProcedureContent.Option("NEW", "Thành lập mới", "New"),
            new ProcedureContent.Option("doiTen", "Đổi tên", null));
    post("", "at", "1.0", "act", "ADD");
    post(
        "",
        "at",
        "1.1",
        "act",
        "SAVE",
        "f.label",
        "Thành viên",
        "f.type",
        "TABLE",
        "f.most",
        "5",
        "f.show.field",
        "hinhThuc",
        "f.show.test",
        "IS",
        "f.show.values",
        "NEW");
    assertThat(field(1, 1).type()).isEqualTo(FieldType.TABLE);
    assertThat(field(1, 1).columns()).hasSize(1);
    assertThat(field(1, 1).showWhen())
        .isEqualTo(new FieldCondition("hinhThuc", FieldCondition.Test.IS, List.of("NEW")));
    post("", "at", "1.1.0", "act", "ADD");
    post(
        "",
        "at",
        "1.1.1",
        "act",
        "SAVE",
        "f.label",
        "Quốc tịch",
        "f.type",
        "LOOKUP",
        "f.list",
        "countries");
    assertThat(field(1, 1).columns()).extracting(Field::key).containsExactly("column1", "quocTich");
    post("", "at", "1.1.1", "act", "UP");
    assertThat(field(1, 1).columns()).extracting(Field::key).containsExactly("quocTich", "column1");
    post("", "at", "0.0", "act", "DOWN");
    assertThat(form().sections().get(0).fields()).isEmpty();
    assertThat(form().sections().get(1).fields())
        .extracting(Field::key)
        .containsExactly("fullName", "hinhThuc", "thanhVien");
    post("", "at", "0", "act", "REMOVE");
    assertThat(form().sections()).hasSize(1);
  }

  @Test
  @DisplayName("What nobody could answer is refused, and what was typed stays")
  void refuses() throws Exception {
    MvcTestResult noOptions =
        post("", "at", "0.0", "act", "SAVE", "f.label", "Màu", "f.key", "mau", "f.type", "SELECT");
    assertThat(noOptions).hasStatus(422);
    assertThat(body(noOptions)).contains("phải có danh sách lựa chọn", "Màu");
    assertThat(
            post(
                "",
                "at",
                "0.0",
                "act",
                "SAVE",
                "f.label",
                "Số",
                "f.key",
                "so",
                "f.type",
                "TEXT",
                "f.pattern",
                "(a+)+",
                "f.patternText",
                "chữ a"))
        .hasStatus(422);
    assertThat(
            post("", "at", "0.0", "act", "SAVE", "f.label", "A", "f.key", "add", "f.type", "TEXT"))
        .hasStatus(422);
    assertThat(
            post(
                "",
                "at",
                "0.0",
                "act",
                "SAVE",
                "f.label",
                "A",
                "f.key",
                "a",
                "f.type",
                "TEXT",
                "f.show.field",
                "later",
                "f.show.test",
                "FILLED"))
        .hasStatus(422);
    assertThat(field(0, 0).label()).isEqualTo("Họ và tên");
  }

  @Test
  @DisplayName(
      "The preview shows what is typed and keeps nothing; the trial checks as for an applicant")
  void previews() throws Exception {
    String shown =
        body(
            post(
                "/preview",
                "at",
                "0.0",
                "f.label",
                "Tên cơ sở",
                "f.key",
                "name",
                "f.type",
                "TEXTAREA"));
    assertThat(shown).contains("Tên cơ sở", "<textarea");
    assertThat(field(0, 0).label()).isEqualTo("Họ và tên");
    MvcTestResult missing = post("/try", "fullName", "");
    assertThat(missing).hasStatus(422);
    assertThat(body(missing)).contains("Hãy trả lời câu “Họ và tên”.");
    assertThat(body(post("/try", "fullName", "Nguyễn Văn An"))).contains("Câu trả lời hợp lệ");
  }

  @Test
  @DisplayName("Two who build the same form do not overwrite each other")
  void conflict() throws Exception {
    MvcTestResult stale = stale("ADD", "");
    assertThat(stale).hasStatus(409);
    assertThat(form().sections().getFirst().fields()).hasSize(1);
    MvcTestResult typed = stale("SAVE", "Trang của tôi");
    assertThat(typed).hasStatus(409);
    assertThat(body(typed)).contains("Bản của bạn\">Trang của tôi<", "Bản đã lưu");
    MvcTestResult refused = stale("SAVE", "");
    assertThat(refused).hasStatus(422);
    assertThat(body(refused)).contains("name=\"lockVersion\" value=\"77\"");
  }

  private MvcTestResult stale(String act, String title) {
    return mvc.post()
        .uri("/procedures/drafts/" + draft + "/form")
        .param("lockVersion", "77")
        .param("at", "0")
        .param("act", act)
        .param("f.title", title)
        .with(editor())
        .with(csrf())
        .exchange();
  }

  @Test
  @DisplayName("Own lists are data with dates: an item that goes is no longer offered")
  void lists() {
    String code = "mau-" + number;
    assertThat(
            mvc.post()
                .uri("/procedures/lists")
                .param("list.code", code)
                .param("list.name", "Màu xe")
                .with(editor())
                .with(csrf())
                .exchange())
        .hasStatus3xxRedirection();
    save(code, "Trắng", "Xanh");
    assertThat(lists.choices(code, Vietnam.today(clock), "vi")).containsValues("Trắng", "Xanh");
    save(code, "Trắng");
    assertThat(lists.choices(code, Vietnam.today(clock), "vi")).containsOnlyKeys("trang");
    assertThat(lists.choices(code, Vietnam.today(clock).minusDays(1), "vi"))
        .as("a dossier of yesterday keeps the name")
        .containsKey("xanh");
    assertThat(mvc.get().uri("/procedures/lists").with(viewer()).exchange()).hasStatus(403);
    assertThat(lists.choices(FormLists.COUNTRIES, Vietnam.today(clock), "vi"))
        .containsEntry("VN", "Việt Nam")
        .containsEntry("LA", "Lào");
    assertThat(lists.choices("ethnic-groups", Vietnam.today(clock), "vi")).hasSize(54);
  }

  @Test
  @DisplayName("Of two who edit an own list each sees the other's version before it is gone")
  void ofTwoListsBothAreSeen() throws Exception {
    String code = "mau-hai-" + number;
    mvc.post()
        .uri("/procedures/lists")
        .param("list.code", code)
        .param("list.name", "Màu xe")
        .with(editor())
        .with(csrf())
        .exchange();
    String seen = mark(mvc.get().uri("/procedures/lists/" + code).with(editor()).exchange());
    save(code, "Trắng");
    MvcTestResult conflict = list(code, seen, "Xanh");
    assertThat(conflict).hasStatus(409);
    assertThat(body(conflict)).contains("value=\"Xanh\"", "trang · Trắng");
    assertThat(lists.choices(code, Vietnam.today(clock), "vi")).containsOnlyKeys("trang");
    assertThat(list(code, mark(conflict), "Xanh")).hasStatus3xxRedirection();
    assertThat(lists.choices(code, Vietnam.today(clock), "vi")).containsOnlyKeys("xanh");
  }

  private static String mark(MvcTestResult page) throws Exception {
    return body(page).replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1");
  }

  private MvcTestResult list(String code, String seen, String label) {
    return mvc.post()
        .uri("/procedures/lists/" + code)
        .param("list.name", "Màu xe")
        .param("i.label", label)
        .param("seen", seen)
        .with(editor())
        .with(csrf())
        .exchange();
  }

  private void save(String code, String... labels) {
    assertThat(
            mvc.post()
                .uri("/procedures/lists/" + code)
                .param("list.name", "Màu xe")
                .param("i.label", labels)
                .with(editor())
                .with(csrf())
                .exchange())
        .hasStatus3xxRedirection();
  }
}
