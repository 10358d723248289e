package vn.lienthong.procedures;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.CurrentUser;

/** Invented officers, and lines and contents of procedures that no catalogue has. */
final class TestProcedures {
  static final String HEAD = "Hình thức nộpThời gianPhí, lệ phíMô tả";

  private TestProcedures() {}

  static CurrentUser officer(String... permissions) {
    return new CurrentUser(
        CurrentUser.Kind.STAFF,
        UUID.randomUUID(),
        "Phạm Thử Nghiệm",
        null,
        List.of(
            new CurrentUser.Post(
                UUID.randomUUID(),
                "PROCEDURE_ADMIN",
                "Chuyên viên",
                UUID.randomUUID(),
                "Văn phòng",
                "/1/2/",
                CurrentUser.Scope.PROVINCE,
                Set.of(permissions),
                null)));
  }

  static RequestPostProcessor as(CurrentUser user) {
    return authentication(new PreAuthenticatedAuthenticationToken(user, null, List.of()));
  }

  static RequestPostProcessor editor() {
    return as(
        officer("procedures.view", "procedures.edit", "procedures.publish", "procedures.import"));
  }

  static RequestPostProcessor viewer() {
    return as(officer("procedures.view"));
  }

  /** A line of the catalogue with one table of channels. */
  static String line(String code, String name, String channels) {
    return JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "ma_thu_tuc",
                    code,
                    "ten_thu_tuc",
                    name,
                    "cap_thuc_hien",
                    "Cấp xã",
                    "linh_vuc",
                    "Thử nghiệm",
                    "cach_thuc_thuc_hien",
                    HEAD + channels))
        + "\n";
  }

  /** A procedure that can be filed online: form, steps, two channels. */
  static ProcedureContent complete(String code, String name) {
    return ProcedureJson.read(
        """
        {"code":"%s","name":"%s","nameEn":"Test procedure","sector":"Thử nghiệm","sectorEn":"Test",
         "levels":["COMMUNE"],"applicants":["CITIZEN"],"decision":"01/QĐ-TEST",
         "authority":"Ủy ban nhân dân cấp xã","sequence":"Bước 1: Nộp hồ sơ.\\n- Trực tuyến.\\n- Trực tiếp.",
         "results":[{"code":"KQ.G15.000033","name":"Giấy xác nhận","paper":true}],
         "serviceLevels":[{"from":"2022-07-01","level":"FULL"}],
         "channels":[
          {"channel":"ONLINE","term":{"amount":5,"unit":"WORKING_DAY"},"fees":[{"kind":"CHARGE",
           "name":"Lệ phí cấp giấy xác nhận","amount":75000,"unitText":"Đồng/giấy"}]},
          {"channel":"COUNTER","term":{"amount":0,"unit":"SAME_DAY_CUTOFF"},"fees":[]}],
         "components":[{"key":"c1","name":"Tờ khai","group":"SUBMIT","originals":1,"formName":"Mẫu 01",
           "required":true}],
         "legalBases":[{"number":"60/2014/QH13","title":"Luật Hộ tịch","issued":"2014-11-20",
           "issuer":"Quốc hội"}],
         "form":{"sections":[{"title":"Người yêu cầu","fields":[{"key":"fullName","label":"Họ và tên",
           "type":"TEXT","required":true}]}]},
         "steps":[
          {"key":"intake","name":"Tiếp nhận","role":"COUNTER","unitRule":"RECEIVING","minutes":60,
           "actions":[{"kind":"ACCEPT","to":"decide"}]},
          {"key":"decide","name":"Duyệt","role":"LEADER","unitRule":"HANDLING","minutes":240,
           "actions":[{"kind":"APPROVE","to":"return"},{"kind":"SEND_BACK","to":"intake"}]},
          {"key":"return","name":"Trả kết quả","role":"COUNTER","unitRule":"RECEIVING","minutes":30,
           "actions":[{"kind":"RETURN"}]}],
         "supplementRule":"RESTART"}
        """
            .formatted(code, name));
  }
}
