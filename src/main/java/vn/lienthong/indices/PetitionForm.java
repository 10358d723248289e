package vn.lienthong.indices;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.shared.DayText;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** A petition as it was typed. */
record PetitionForm(
    @Nullable String code,
    @Nullable String receivedOn,
    @Nullable String refusedOn,
    @Nullable String askedOn,
    @Nullable String answeredOn,
    @Nullable String publishedOn,
    @Nullable String disliked,
    @Nullable String repeated) {
  static final PetitionForm EMPTY =
      new PetitionForm(null, null, null, null, null, null, null, null);

  Optional<Petition> read(
      UnitSummary unit, LocalDate today, String by, Texts texts, FormErrors errors) {
    if (code == null || !code.strip().matches("[\\p{L}\\p{N}./_-]{1,40}")) {
      errors.add("code", texts.t("indices.petition.code.wrong"));
    }
    Days days = new Days(today, texts, errors);
    LocalDate received = day("receivedOn", receivedOn, null, days);
    if (received == null) {
      errors.add("receivedOn", texts.t("indices.petition.day.wrong"));
    }
    LocalDate refused = day("refusedOn", refusedOn, received, days);
    LocalDate asked = day("askedOn", askedOn, received, days);
    LocalDate answered = day("answeredOn", answeredOn, received, days);
    LocalDate published = day("publishedOn", publishedOn, answered, days);
    if (published != null && answered == null) {
      errors.add("publishedOn", texts.t("indices.petition.published.wrong"));
    }
    if (refused != null && answered != null) {
      errors.add("answeredOn", texts.t("indices.petition.answered.wrong"));
    }
    if (!errors.isEmpty() || code == null || received == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Petition(
            Ids.next(),
            code.strip(),
            unit.id(),
            unit.path(),
            received,
            refused,
            asked,
            answered,
            published,
            checked(disliked),
            checked(repeated),
            by));
  }

  private static boolean checked(@Nullable String value) {
    return value != null && !value.isBlank();
  }

  /** The reading of the days of one form. */
  private record Days(LocalDate today, Texts texts, FormErrors errors) {}

  private static @Nullable LocalDate day(
      String field, @Nullable String text, @Nullable LocalDate from, Days days) {
    if (text == null || text.isBlank()) {
      return null;
    }
    LocalDate day = DayText.parse(text).orElse(null);
    if (day == null || day.isAfter(days.today()) || (from != null && day.isBefore(from))) {
      days.errors().add(field, days.texts().t("indices.petition.day.wrong"));
    }
    return day;
  }
}
