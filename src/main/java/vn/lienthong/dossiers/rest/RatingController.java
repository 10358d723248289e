package vn.lienthong.dossiers.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.dossiers.Authority;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierRating;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

/** The applicant rates how the own dossier was handled, by REST. */
@RestController("dossiersRatingRest")
@RequestMapping("/api/v1/dossiers/{id}/rating")
@Access(Access.Who.CITIZEN)
@Tag(name = "dossiers")
class RatingController {
  private final Authority authority;
  private final DossierRating ratings;
  private final Clock clock;

  RatingController(Authority authority, DossierRating ratings, Clock clock) {
    this.authority = authority;
    this.ratings = ratings;
    this.clock = clock;
  }

  /**
   * @param possible whether it can be rated now
   * @param given the rating that stands, null before
   */
  record Rating(
      boolean possible,
      List<DossierRating.Question> questions,
      DossierRating.@Nullable Given given) {}

  /**
   * @param scores code of the question → points
   */
  record Answers(@Nullable Map<String, Integer> scores, @Nullable String comment) {}

  @GetMapping
  @Operation(summary = "The questions of today with their points, and the rating that was given")
  Rating read(@PathVariable UUID id, CurrentUser user) {
    return rating(authority.read(id, user));
  }

  @PostMapping
  @Audited("dossiers.rated")
  @Operation(summary = "Rate the own dossier, once, after it ended; every question has an answer")
  Rating rate(@PathVariable UUID id, @RequestBody Answers body, CurrentUser user) {
    String comment = body.comment() == null ? "" : body.comment();
    ratings.rate(id, Requests.need(body.scores(), "scores"), comment, user);
    return rating(authority.read(id, user));
  }

  private Rating rating(Dossier dossier) {
    DossierRating.Given given = ratings.of(dossier.id()).orElse(null);
    return new Rating(
        given == null && DossierRating.possible(dossier),
        ratings.questions(Vietnam.today(clock)),
        given);
  }
}
