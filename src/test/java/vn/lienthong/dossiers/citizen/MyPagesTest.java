package vn.lienthong.dossiers.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.TestUsers;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierFiling;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossierPayment;
import vn.lienthong.dossiers.DossierProcessing;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;

@HouseTest
class MyPagesTest {
  @Autowired TestOffice offices;
  @Autowired DossierFiling filing;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierProcessing processing;
  @Autowired DossierPayment payment;
  @Autowired MockMvcTester mvc;

  @Test
  @DisplayName("NĐ 224/2026 Art. 15.1: applicants see who did what, what to pay, and no opinions")
  void myDossier() {
    TestOffice.Office office = offices.open();
    CurrentUser citizen = TestOffice.citizen("Nguyễn Văn Ân", "099900000011");
    UUID id = filing.file(office.papers(), citizen).id();
    intake.accept(id, null, office.counter());
    assignment.assign(id, null, office.specialist().requireId(), "Làm kỹ nhé", office.head());
    processing.note(id, null, "Nghi ngờ giấy tờ giả", List.of(), office.specialist());
    payment.request(id, null, 1_250_000, "Tiền sử dụng đất", office.specialist());
    String mine = "/dossiers/mine/" + id;
    assertThat(mvc.get().uri(mine).with(TestUsers.as(citizen)))
        .hasStatusOk()
        .bodyText()
        .contains(
            "Lê Thị Quầy", "Cần thực hiện nghĩa vụ tài chính", "1.250.000 đ", "Tiền sử dụng đất")
        .doesNotContain("Nghi ngờ", "Làm kỹ");
    payment.confirm(id, null, "BL 07", office.counter());
    assertThat(mvc.get().uri(mine).with(TestUsers.as(citizen)))
        .bodyText()
        .contains("Đã thanh toán")
        .doesNotContain("Cần thực hiện nghĩa vụ tài chính", "BL 07");
    CurrentUser stranger = TestOffice.citizen("Kẻ Khác", "099900000077");
    assertThat(mvc.get().uri(mine).with(TestUsers.as(stranger))).hasStatus(404);
  }
}
