package vn.lienthong.dossiers.citizen;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.dossiers.DossierRating;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.CurrentUsers;
import vn.lienthong.shared.web.Texts;

/** The applicant rates the service. */
@Controller
@Access(Access.Who.CITIZEN)
class RatingController {
  private final MyDossiers mine;
  private final DossierRating ratings;
  private final Filings filings;
  private final Clock clock;

  RatingController(MyDossiers mine, DossierRating ratings, Filings filings, Clock clock) {
    this.mine = mine;
    this.ratings = ratings;
    this.filings = filings;
    this.clock = clock;
  }

  record RatingPage(
      UUID dossier,
      String code,
      List<Question> questions,
      String comment,
      Map<String, String> errors) {}

  record Question(
      String key,
      String label,
      Map<String, String> options,
      String value,
      @Nullable String error) {}

  @GetMapping("/dossiers/mine/{id}/rate")
  String ask(@PathVariable UUID id, CurrentUser user, Locale locale, Model model) {
    return show(id, user, Map.of(), Map.of(), filings.texts(locale), model);
  }

  @PostMapping("/dossiers/mine/{id}/rate")
  @Audited("dossiers.rated")
  String rate(
      @PathVariable UUID id,
      @RequestParam Map<String, String> typed,
      CurrentUser user,
      Locale locale,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Texts texts = filings.texts(locale);
    Map<String, Integer> scores = new LinkedHashMap<>();
    Map<String, String> errors = new LinkedHashMap<>();
    for (DossierRating.Question question : questions()) {
      String points = typed.getOrDefault(question.code(), "");
      if (points.matches("\\d{1,2}") && question.options().containsKey(Integer.parseInt(points))) {
        scores.put(question.code(), Integer.parseInt(points));
      } else {
        errors.put(
            question.code(),
            texts.t("dossiers.rating.required", texts.pick(question.text(), question.textEn())));
      }
    }
    if (!errors.isEmpty()) {
      response.setStatus(422);
      return show(id, user, typed, errors, texts, model);
    }
    ratings.rate(id, scores, typed.getOrDefault("comment", ""), user);
    CurrentUsers.flash(request, "ok", texts.t("dossiers.mine.rate.thanks"));
    return "redirect:/dossiers/mine/" + id;
  }

  private List<DossierRating.Question> questions() {
    return ratings.questions(Vietnam.today(clock));
  }

  private String show(
      UUID id,
      CurrentUser user,
      Map<String, String> typed,
      Map<String, String> errors,
      Texts texts,
      Model model) {
    List<Question> fields =
        questions().stream().map(question -> field(question, typed, errors, texts)).toList();
    model.addAttribute(
        "page",
        new RatingPage(
            id, mine.get(id, user).code(), fields, typed.getOrDefault("comment", ""), errors));
    return "dossiers/citizen/rate";
  }

  private static Question field(
      DossierRating.Question question,
      Map<String, String> typed,
      Map<String, String> errors,
      Texts texts) {
    Map<String, String> options = new LinkedHashMap<>();
    question
        .options()
        .forEach((points, o) -> options.put(points.toString(), texts.pick(o.text(), o.textEn())));
    return new Question(
        question.code(),
        texts.pick(question.text(), question.textEn()),
        options,
        typed.getOrDefault(question.code(), ""),
        errors.get(question.code()));
  }
}
