package vn.lienthong.dossiers.form;

import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureJson;

/** A procedure whose form has a condition, a table, a file and prefill. */
public final class FormProcedure {
  private FormProcedure() {}

  /** The steps are those that a procedure without a table of its own has. */
  public static ProcedureContent of(String code) {
    return ProcedureJson.read(
        """
        {"code":"%s","name":"Đăng ký lớp học bơi","sector":"Thử nghiệm","levels":["PROVINCE"],
         "applicants":["CITIZEN"],"effectiveFrom":"2020-01-02","decision":"02/QĐ-UBND",
         "serviceLevels":[{"from":"2022-07-01","level":"FULL"}],
         "channels":[{"channel":"ONLINE","term":{"amount":5,"unit":"WORKING_DAY"},"fees":[]},
          {"channel":"COUNTER","term":{"amount":5,"unit":"WORKING_DAY"},"fees":[]}],
         "components":[{"key":"don","name":"Đơn","group":"SUBMIT","originals":1,"required":false}],
         "form":{"sections":[
          {"title":"Người đăng ký","fields":[
           {"key":"name","label":"Họ tên người đăng ký","type":"TEXT","required":true,"prefill":"NAME"},
           {"key":"school","label":"Trường","type":"TEXT","required":false,"prefill":"LAST_ANSWER"},
           {"key":"kind","label":"Hình thức","type":"RADIO","required":true,"options":[
            {"value":"ONE","label":"Cá nhân"},{"value":"GROUP","label":"Theo nhóm"}]}]},
          {"title":"Nhóm","showWhen":{"field":"kind","test":"IS","values":["GROUP"]},"fields":[
           {"key":"members","label":"Thành viên","type":"TABLE","required":true,"rules":{"most":"3"},
            "columns":[{"key":"name","label":"Họ tên","type":"TEXT","required":true},
             {"key":"birth","label":"Ngày sinh","type":"DATE","required":true,"rules":{"most":"TODAY"}},
             {"key":"nation","label":"Quốc tịch","type":"LOOKUP","required":false,"list":"countries"}]},
           {"key":"consent","label":"Giấy đồng ý","type":"FILE","required":true,"rules":{"most":"2"}}]}]},
         "steps":[
          {"key":"receive","name":"Tiếp nhận","role":"COUNTER","unitRule":"RECEIVING","minutes":120,
           "actions":[{"kind":"ACCEPT","to":"assign"}]},
          {"key":"assign","name":"Phân công","role":"HEAD","unitRule":"HANDLING_DIVISION","minutes":120,
           "actions":[{"kind":"ASSIGN","to":"appraise"}]},
          {"key":"appraise","name":"Thẩm định","role":"SPECIALIST","unitRule":"HANDLING_DIVISION",
           "minutes":480,"actions":[{"kind":"PROCESS"},{"kind":"CONSULT"},{"kind":"PROPOSE","to":"approve"}]},
          {"key":"approve","name":"Phê duyệt","role":"LEADER","unitRule":"HANDLING","minutes":240,
           "actions":[{"kind":"APPROVE","to":"issue"},{"kind":"SEND_BACK","to":"appraise"}]},
          {"key":"issue","name":"Phát hành","role":"CLERK","unitRule":"HANDLING","minutes":60,
           "actions":[{"kind":"ISSUE","to":"return"}]},
          {"key":"return","name":"Trả kết quả","role":"COUNTER","unitRule":"RECEIVING","minutes":30,
           "actions":[{"kind":"RETURN"}]}]}
        """
            .formatted(code));
  }
}
