package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.dossiers.TestOffice.as;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.Position;
import vn.lienthong.shared.CurrentUser;

/** All reports of wrong and missing results: who sees which, filters, pages, counters. */
@HouseTest
class MistakeListTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierProcessing processing;
  @Autowired DossierApproval approval;
  @Autowired DossierResult result;
  @Autowired DossierMistake service;
  @Autowired MockMvcTester mvc;

  private TestOffice.Office office;
  private final List<Dossier> handled = new ArrayList<>();

  @BeforeEach
  void open() {
    office = offices.open();
    for (String owner : List.of("Nguyễn Văn Ân", "Trịnh Thị Bưởi", "Lò Văn Cam")) {
      UUID id = intake.receive(office.papers(owner), Channel.COUNTER, null, office.counter()).id();
      assignment.assign(id, null, office.specialist().requireId(), "", office.head());
      processing.propose(
          id, null, DossierProcessing.Proposal.GRANT, "Đủ", List.of(), office.specialist());
      approval.approve(id, null, null, office.leader());
      handled.add(
          result.issue(
              id,
              null,
              new DossierResult.Issue(
                  ResultDocument.Outcome.GRANTED,
                  "12/GP",
                  "Giấy phép",
                  "Trần Thị Lãnh",
                  null,
                  null),
              office.clerk()));
    }
  }

  private void report(int number, ResultReport.Kind kind) {
    service.report(handled.get(number).id(), kind, "Sai số thửa đất", office.counter());
  }

  private void accept(int number) {
    service.decide(
        handled.get(number).id(),
        null,
        new DossierMistake.Verdict(
            true, DossierMistake.Fault.AGENCY, 120_000L, null, "Đúng là sai"),
        office.leader());
  }

  private String get(String uri, CurrentUser user) {
    MockHttpServletResponse answer = mvc.get().uri(uri).with(as(user)).exchange().getResponse();
    assertThat(answer.getStatus()).as(uri).isEqualTo(200);
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private long waiting(CurrentUser user) {
    return JSON.readTree(get("/api/v1/mistakes/counts", user)).get("WAITING").asLong();
  }

  @Test
  @DisplayName("NĐ 61/2018 Art. 21: the leader decides, the clerk reissues; each sees what waits")
  void waitsForTheRightPerson() {
    report(0, ResultReport.Kind.WRONG);
    report(1, ResultReport.Kind.MISSING);
    assertThat(waiting(office.leader())).isEqualTo(2);
    assertThat(waiting(office.clerk())).isZero();
    accept(0);
    assertThat(waiting(office.leader())).isEqualTo(1);
    assertThat(waiting(office.clerk())).isEqualTo(1);
    String page = get("/dossiers/mistakes", office.clerk());
    assertThat(page)
        .contains(handled.get(0).code(), "Cấp lại kết quả", "120.000")
        .doesNotContain(handled.get(1).code());
    assertThat(get("/dossiers/mistakes?tab=OPEN", office.specialist()))
        .as("the division sees them and decides nothing")
        .contains(handled.get(0).code(), handled.get(1).code())
        .doesNotContain("#act");
  }

  @Test
  @DisplayName("Filters by kind, by who reported, by code and by owner")
  void filters() {
    report(0, ResultReport.Kind.WRONG);
    report(1, ResultReport.Kind.MISSING);
    String all = "/dossiers/mistakes?tab=ALL";
    assertThat(get(all + "&kind=MISSING", office.leader()))
        .contains(handled.get(1).code())
        .doesNotContain(handled.get(0).code());
    assertThat(get(all + "&byApplicant=true", office.leader())).contains("Không có báo nào khớp");
    assertThat(get(all + "&q=bưởi", office.leader()))
        .contains(handled.get(1).code())
        .doesNotContain(handled.get(0).code());
    assertThat(get(all + "&q=" + handled.get(0).code(), office.leader()))
        .contains(handled.get(0).code())
        .doesNotContain(handled.get(1).code());
  }

  @Test
  @DisplayName("Pages by key, the newest first, none twice")
  void pagesByKey() {
    for (int i = 0; i < handled.size(); i++) {
      report(i, ResultReport.Kind.WRONG);
    }
    List<String> codes = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = JSON.readTree(get("/api/v1/mistakes?size=2" + next, office.leader()));
      page.get("rows").forEach(row -> codes.add(row.get("code").asString()));
      next = page.get("next").isNull() ? null : "&after=" + page.get("next").asString();
    } while (next != null);
    assertThat(codes)
        .containsExactly(handled.get(2).code(), handled.get(1).code(), handled.get(0).code());
  }

  @Test
  @DisplayName("Another agency sees none of it; its counter that received does")
  void whoSees() {
    report(0, ResultReport.Kind.WRONG);
    TestOffice.Office other = offices.open();
    assertThat(get("/dossiers/mistakes?tab=ALL", other.leader()))
        .doesNotContain(handled.get(0).code());
    assertThat(get("/api/v1/mistakes", other.clerk())).contains("\"rows\":[]");
    assertThat(get("/dossiers/mistakes?tab=ALL", office.counter())).contains(handled.get(0).code());
    CurrentUser elsewhere = offices.staff("Vũ Thị Khác", Position.DIVISION_HEAD, other.division());
    assertThat(get("/dossiers/mistakes?tab=ALL", elsewhere)).doesNotContain(handled.get(0).code());
  }
}
