package vn.lienthong.dossiers;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.directory.UnitKind;
import vn.lienthong.procedures.LinkedPart;
import vn.lienthong.procedures.LinkedPart.Agency;
import vn.lienthong.procedures.ProcedureContent.SupplementRule;
import vn.lienthong.procedures.ProcedureContent.Term;
import vn.lienthong.procedures.ProcedureContent.TermUnit;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.CurrentUser;

/**
 * An office that leads, the police and the insurance beside it, and a procedure that links them.
 */
@Component
public class LinkedOffice {
  private final TestOffice offices;
  private final TestUnits units;
  private final ProceduresApi procedures;

  LinkedOffice(TestOffice offices, TestUnits units, ProceduresApi procedures) {
    this.offices = offices;
    this.units = units;
    this.procedures = procedures;
  }

  /** An agency with one specialist and one leader. */
  public record Agent(UUID unit, String code, CurrentUser specialist, CurrentUser leader) {}

  public record Office(TestOffice.Office lead, String procedure, Agent police, Agent insurance) {

    /** Scanned or not is the same here: online filings are electronic. */
    public NewDossier papers() {
      NewDossier plain = lead.papers();
      return new NewDossier(
          procedure,
          null,
          null,
          plain.applicant(),
          plain.owner(),
          Delivery.COUNTER,
          1,
          "Khai sinh liên thông",
          Map.of(),
          plain.components());
    }
  }

  /**
   * Birth leads.
   *
   * @param afterBirth whether the two others wait for it
   */
  public Office open(boolean afterBirth) {
    TestOffice.Office lead = offices.open();
    Agent police = agent(lead.code() + ".71", "Công an phường thử");
    Agent insurance = agent(lead.code() + ".72", "Bảo hiểm xã hội thử");
    List<String> after = afterBirth ? List.of("birth") : List.of();
    String code = lead.procedure().replace("9.", "8.");
    procedures.publish(
        TestOffice.content(code, SupplementRule.RESTART)
            .linkedBy(
                List.of(
                    part("birth", "Đăng ký khai sinh", null, 1, List.of()),
                    part("residence", "Đăng ký thường trú", police.code(), 4, after),
                    part("insurance", "Cấp thẻ bảo hiểm y tế", insurance.code(), 5, after))),
        List.of(lead.agency()),
        CurrentUser.SYSTEM);
    offices.exempt(code);
    return new Office(lead, code, police, insurance);
  }

  private static LinkedPart part(
      String key, String name, String agency, int days, List<String> after) {
    return new LinkedPart(
        key,
        name,
        null,
        null,
        agency == null ? Agency.COMPETENT : Agency.FIXED,
        agency,
        new Term(days, TermUnit.WORKING_DAY),
        after,
        agency == null);
  }

  private Agent agent(String code, String name) {
    UUID unit = units.unit(code, name, UnitKind.DEPARTMENT, units.root());
    return new Agent(
        unit,
        code,
        offices.staff("Bùi Văn Cảnh", Position.SPECIALIST, unit),
        offices.staff("Đinh Thị Trưởng", Position.LEADER, unit));
  }

  public static DossierResult.Issue document(String number) {
    return new DossierResult.Issue(
        ResultDocument.Outcome.GRANTED,
        number,
        "Văn bản kết quả",
        "Người ký",
        LocalDate.of(2026, 11, 1),
        null);
  }
}
