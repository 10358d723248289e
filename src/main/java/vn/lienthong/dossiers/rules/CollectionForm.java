package vn.lienthong.dossiers.rules;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.desk.Filter;
import vn.lienthong.payments.CollectionTime;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** A new rule for collecting fees as it was typed; an empty procedure or channel is every one. */
record CollectionForm(
    @Nullable String procedure,
    @Nullable String channel,
    @Nullable String collection,
    @Nullable String from,
    @Nullable String basis) {
  static final CollectionForm EMPTY = new CollectionForm("", "", "", "", "");

  /** The rule, or nothing and the errors say why. */
  Optional<CollectionRule> read(LocalDate today, Texts texts, FormErrors errors) {
    Optional<CollectionTime> time =
        Arrays.stream(CollectionTime.values())
            .filter(one -> one.name().equals(clean(collection)))
            .findFirst();
    String way = clean(channel);
    if (!way.isEmpty() && Arrays.stream(Channel.values()).noneMatch(c -> c.name().equals(way))) {
      errors.add("channel", texts.t("dossiers.rules.wrong.choice"));
    }
    if (time.isEmpty()) {
      errors.add("collection", texts.t("dossiers.rules.wrong.choice"));
    }
    LocalDate day = day(from, today, texts, errors);
    if (clean(basis).isEmpty()) {
      errors.add("basis", texts.t("dossiers.rules.wrong.basis"));
    }
    return errors.isEmpty() && time.isPresent() && day != null
        ? Optional.of(
            new CollectionRule(
                clean(procedure).isEmpty() ? CollectionRule.ALL : clean(procedure),
                way.isEmpty() ? CollectionRule.ALL : way,
                day,
                null,
                time.get(),
                clean(basis)))
        : Optional.empty();
  }

  /** A day after today, or null and the error says why. */
  static @Nullable LocalDate day(
      @Nullable String typed, LocalDate today, Texts texts, FormErrors errors) {
    LocalDate day = Filter.day(typed);
    if (day == null) {
      errors.add("from", texts.t("dossiers.rules.wrong.day"));
    } else if (!day.isAfter(today)) {
      errors.add("from", texts.t(RuleErrors.RULE_BEGUN.key()));
    }
    return day;
  }

  static String clean(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
