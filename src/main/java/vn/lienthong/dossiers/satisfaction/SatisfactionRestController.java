package vn.lienthong.dossiers.satisfaction;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.web.Texts;

/** Scores and questionnaires for programs. */
@RestController
@RequestMapping("/api/v1/dossiers/satisfaction")
@Access(value = Access.Who.STAFF, permission = Satisfaction.READ)
@Tag(name = "satisfaction", description = "Đánh giá sự hài lòng")
class SatisfactionRestController {
  private final SatisfactionPages pages;
  private final Satisfaction satisfaction;
  private final Questionnaires questionnaires;
  private final MessageSource messages;

  SatisfactionRestController(
      SatisfactionPages pages,
      Satisfaction satisfaction,
      Questionnaires questionnaires,
      MessageSource messages) {
    this.pages = pages;
    this.satisfaction = satisfaction;
    this.questionnaires = questionnaires;
    this.messages = messages;
  }

  record QuarterScores(
      LocalDate from, LocalDate to, Scheme scheme, List<SatisfactionPages.Line> lines) {}

  record NewScheme(@Nullable Scheme scheme, @Nullable LocalDate from) {}

  @GetMapping
  @Operation(summary = "Scores of a quarter", description = "by: agency, officer; quarter: any day")
  QuarterScores scores(
      @RequestParam(required = false) @Nullable String by,
      @RequestParam(required = false) @Nullable String quarter,
      CurrentUser user,
      Locale locale) {
    SatisfactionPages.ScoresPage page =
        pages.page(
            SatisfactionController.whom(by),
            SatisfactionPages.quarter(quarter, pages.today()),
            user,
            new Texts(messages, locale));
    return new QuarterScores(
        page.quarter().from(), page.quarter().to(), page.scheme(), page.lines());
  }

  @GetMapping("/questions")
  @Operation(summary = "The questionnaire in force today")
  List<Question> questions() {
    return questionnaires.on(pages.today());
  }

  @PostMapping("/questions")
  @Access(value = Access.Who.STAFF, permission = Questionnaires.EDIT)
  @Audited("dossiers.questionnaire")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Ask an index so from a day on")
  Question put(@RequestBody Question question, CurrentUser user) {
    return questionnaires.put(question, user);
  }

  @PutMapping("/schemes")
  @Access(value = Access.Who.STAFF, permission = Questionnaires.EDIT)
  @Audited("dossiers.questionnaire")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Put a formula and its grades into force from a day on")
  void scheme(@RequestBody NewScheme body, CurrentUser user) {
    Scheme scheme = body.scheme();
    LocalDate from = body.from();
    if (scheme == null || from == null) {
      throw new AppException(SharedErrors.BAD_REQUEST);
    }
    satisfaction.put(scheme, from, user);
  }

  @PostMapping("/scores")
  @Access(value = Access.Who.STAFF, permission = Questionnaires.EDIT)
  @Audited("dossiers.unit-scored")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Give the points of an index that is scored per unit and quarter")
  void score(@RequestBody Satisfaction.UnitScore score, CurrentUser user) {
    satisfaction.score(score, user);
  }
}
