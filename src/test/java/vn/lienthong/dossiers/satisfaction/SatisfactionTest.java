package vn.lienthong.dossiers.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static vn.lienthong.FormToken.csrf;
import static vn.lienthong.dossiers.TestOffice.as;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.HouseTest;
import vn.lienthong.directory.Position;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Deed;
import vn.lienthong.dossiers.DossierRating;
import vn.lienthong.dossiers.DossierResult;
import vn.lienthong.dossiers.DossiersBulk;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.Story;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.Texts;

@HouseTest
class SatisfactionTest {
  @Autowired TestOffice offices;
  @Autowired DossiersBulk bulk;
  @Autowired DossierRating ratings;
  @Autowired Satisfaction satisfaction;
  @Autowired SatisfactionPages pages;
  @Autowired Questionnaires questionnaires;
  @Autowired MessageSource messages;
  @Autowired MockMvc mvc;
  @Autowired Clock clock;

  private LocalDate today() {
    return Vietnam.today(clock);
  }

  private static Deed.Actor actor(CurrentUser user) {
    CurrentUser.Post post = user.posts().getFirst();
    return Deed.Actor.staff(
        user.requireId(), user.name(), post.title(), post.unitId(), post.unitName());
  }

  private void rated(TestOffice.Office o, CurrentUser officer, Map<String, Integer> scores) {
    Instant at = clock.instant().minus(Duration.ofMinutes(30));
    List<Deed> deeds = new ArrayList<>();
    deeds.add(Deed.accepted(at, actor(o.counter())));
    deeds.add(Deed.assigned(at.plusSeconds(60), actor(o.head()), actor(officer), ""));
    deeds.add(Deed.proposed(at.plusSeconds(120), actor(officer), "Đủ"));
    deeds.add(Deed.approved(at.plusSeconds(180), actor(o.leader()), ""));
    deeds.add(
        Deed.issued(
            at.plusSeconds(240),
            actor(o.clerk()),
            new DossierResult.Issue(
                ResultDocument.Outcome.GRANTED, "1/GP", "Giấy phép", "Lãnh đạo", null, null)));
    deeds.add(
        Deed.rated(at.plusSeconds(300), Deed.Actor.citizen(null, "Nguyễn Văn Ân"), scores, "Tốt"));
    bulk.load(List.of(new Story(o.papers(), Channel.COUNTER, o.centre(), at, deeds)));
  }

  private static Map<String, Integer> all(int points) {
    Map<String, Integer> scores = new HashMap<>();
    for (String code : List.of("I1", "I2", "I3", "I4", "I6", "I7")) {
      scores.put(code, points);
    }
    return scores;
  }

  private SatisfactionPages.ScoresPage page(Satisfaction.Whom whom, CurrentUser user) {
    return pages.page(
        whom, Satisfaction.Quarter.of(today()), user, new Texts(messages, Locale.of("vi")));
  }

  @Test
  @DisplayName(
      "TT 01/2018 Art. 14, 15: score = sum of points / dossiers, one decimal, then a grade")
  void pointsBecomeScoresAndGrades() {
    TestOffice.Office office = offices.open();
    rated(office, office.specialist(), all(2));
    rated(office, office.specialist(), all(1));
    rated(office, office.colleague(), all(0));
    SatisfactionPages.ScoresPage officers = page(Satisfaction.Whom.OFFICER, office.leader());
    assertThat(officers.lines())
        .extracting(SatisfactionPages.Line::name, SatisfactionPages.Line::total)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("Phạm Thị Chuyên", "9,0"),
            org.assertj.core.groups.Tuple.tuple("Đỗ Văn Viên", "0,0"));
    SatisfactionPages.Line agency =
        page(Satisfaction.Whom.AGENCY, office.leader()).lines().getFirst();
    assertThat(agency.ratings()).isEqualTo(3);
    assertThat(agency.total()).isEqualTo("6,0");
    assertThat(agency.grade().text()).isEqualTo("Trung bình");
    assertThat(agency.whole()).as("the indexes of the unit are missing").isFalse();
    CurrentUser control = offices.staff("Cao Thị Soát", Position.PROCEDURE_ADMIN, office.agency());
    for (String code : List.of("I5", "I8", "I9")) {
      satisfaction.score(
          new Satisfaction.UnitScore(office.agency(), today(), code, 2, "Đủ"), control);
    }
    agency = page(Satisfaction.Whom.AGENCY, office.leader()).lines().getFirst();
    assertThat(agency.total()).isEqualTo("12,0");
    assertThat(agency.grade().text()).isEqualTo("Tốt");
    assertThat(agency.whole()).isTrue();
    assertThat(page(Satisfaction.Whom.AGENCY, offices.open().leader()).lines())
        .as("nobody sees the scores of others")
        .isEmpty();
    assertThatThrownBy(() ->
            satisfaction.score(
                new Satisfaction.UnitScore(office.agency(), today(), "I1", 2, ""), control))
        .as("an index of applicants is not given by officials")
        .hasMessageContaining("BAD_REQUEST");
  }

  @Test
  void gradesBeginWhereTheySay() {
    Scheme scheme = satisfaction.scheme(Satisfaction.Whom.AGENCY, today());
    Map<String, String> expected =
        Map.of(
            "18",
            "Xuất sắc",
            "15.0",
            "Xuất sắc",
            "14.9",
            "Tốt",
            "12",
            "Tốt",
            "11.9",
            "Khá",
            "9",
            "Khá",
            "8.9",
            "Trung bình",
            "6",
            "Trung bình",
            "5.9",
            "Yếu");
    expected.forEach((score, grade) ->
        assertThat(scheme.grade(new BigDecimal(score)).text()).as(score).isEqualTo(grade));
  }

  @Test
  @DisplayName("TT 01/2018 Art. 13: the split is data; a changed question leaves old ratings alone")
  @Transactional
  public void aQuestionIsAskedAnewFromADayOn() {
    CurrentUser control =
        offices.staff("Cao Thị Soát", Position.PROCEDURE_ADMIN, offices.open().agency());
    LocalDate tomorrow = today().plusDays(1);
    assertThat(ratings.questions(today()))
        .extracting(DossierRating.Question::code)
        .containsExactly("I1", "I2", "I3", "I4", "I6", "I7");
    Question six =
        questionnaires.on(today()).stream()
            .filter(question -> question.code().equals("I6"))
            .findFirst()
            .get();
    questionnaires.put(
        new Question(
            0,
            "I6",
            6,
            "Thái độ phục vụ?",
            "Manner?",
            Question.Scope.UNIT,
            tomorrow,
            null,
            "Thử",
            true,
            six.options()),
        control);
    assertThat(ratings.questions(tomorrow))
        .extracting(DossierRating.Question::code)
        .doesNotContain("I6");
    assertThat(ratings.questions(today())).extracting(DossierRating.Question::code).contains("I6");
  }

  @Test
  @DisplayName("TT 01/2018 Art. 15: formula and grades are data")
  @Transactional
  public void theFormulaIsData() throws Exception {
    CurrentUser control =
        offices.staff("Cao Thị Soát", Position.PROCEDURE_ADMIN, offices.open().agency());
    mvc.perform(
            post("/dossiers/satisfaction/schemes")
                .with(csrf())
                .with(as(control))
                .param("code", "OFFICER")
                .param("questions", "I1", "I6")
                .param("grades", "3,5 | Giỏi | Good | ok\n0 | Kém | Poor | late")
                .param("from", today().toString())
                .param("legalBasis", "Thử"))
        .andExpect(status().is3xxRedirection());
    Scheme scheme = satisfaction.scheme(Satisfaction.Whom.OFFICER, today());
    assertThat(scheme.questions()).containsExactly("I1", "I6");
    assertThat(scheme.grade(new BigDecimal("3.5")).text()).isEqualTo("Giỏi");
    assertThat(satisfaction.scheme(Satisfaction.Whom.OFFICER, today().minusDays(1)).questions())
        .as("earlier quarters keep theirs")
        .hasSize(6);
    mvc.perform(get("/dossiers/satisfaction/schemes").with(as(control))).andExpect(status().isOk());
    assertThat(Scheme.read("năm | Giỏi | Good | ok")).isNull();
  }

  @Test
  @DisplayName(
      "TT 01/2018 Art. 15: of two formulas to come each has its days, and none reaches back into"
          + " what was scored")
  @Transactional
  public void formulasFollowEachOther() throws Exception {
    CurrentUser control =
        offices.staff("Cao Thị Soát", Position.PROCEDURE_ADMIN, offices.open().agency());
    Scheme now = satisfaction.scheme(Satisfaction.Whom.OFFICER, today());
    LocalDate later = today().plusDays(60);
    LocalDate sooner = today().plusDays(30);
    satisfaction.put(with(now, "I1"), later, control);
    satisfaction.put(with(now, "I2"), sooner, control);
    assertThat(questions(sooner.minusDays(1))).hasSize(6);
    assertThat(questions(sooner)).containsExactly("I2");
    assertThat(questions(later.minusDays(1))).containsExactly("I2");
    assertThat(questions(later)).containsExactly("I1");
    mvc.perform(
            post("/dossiers/satisfaction/schemes")
                .with(csrf())
                .with(as(control))
                .param("code", "OFFICER")
                .param("questions", "I1")
                .param("grades", "0 | Kém | Poor | late")
                .param("from", today().minusDays(1).toString())
                .param("legalBasis", "Thử"))
        .andExpect(status().is(422));
  }

  private List<String> questions(LocalDate day) {
    return satisfaction.scheme(Satisfaction.Whom.OFFICER, day).questions();
  }

  private static Scheme with(Scheme scheme, String question) {
    return new Scheme(scheme.code(), List.of(question), scheme.legalBasis(), true, scheme.grades());
  }

  @Test
  @DisplayName("Officers never rate for citizens")
  void officersDoNotRate() {
    TestOffice.Office office = offices.open();
    rated(office, office.specialist(), all(2));
    assertThatThrownBy(
            () -> ratings.rate(java.util.UUID.randomUUID(), all(2), "", office.counter()))
        .hasMessageContaining("NO_SUCH_DOSSIER");
  }

  @Test
  void thePagesAreShownToThoseWhoMay() throws Exception {
    TestOffice.Office office = offices.open();
    rated(office, office.specialist(), all(2));
    CurrentUser control = offices.staff("Cao Thị Soát", Position.PROCEDURE_ADMIN, office.agency());
    for (String path :
        List.of(
            "/dossiers/satisfaction",
            "/dossiers/satisfaction?by=officer",
            "/dossiers/satisfaction/scores.xlsx",
            "/api/v1/dossiers/satisfaction",
            "/api/v1/dossiers/satisfaction/questions")) {
      mvc.perform(get(path).with(as(office.leader()))).andExpect(status().isOk());
    }
    mvc.perform(get("/dossiers/satisfaction/questions").with(as(office.leader())))
        .andExpect(status().isForbidden());
    mvc.perform(get("/dossiers/satisfaction/questions?code=I6").with(as(control)))
        .andExpect(status().isOk());
    mvc.perform(
            post("/dossiers/satisfaction/questions")
                .with(csrf())
                .with(as(control))
                .param("code", "i6"))
        .andExpect(status().is(422));
    mvc.perform(
            post("/dossiers/satisfaction/scores")
                .with(csrf())
                .with(as(control))
                .param("agency", office.agency().toString())
                .param("quarter", today().toString())
                .param("code", "I5")
                .param("points", "1")
                .param("note", "Đủ"))
        .andExpect(status().is3xxRedirection());
  }
}
