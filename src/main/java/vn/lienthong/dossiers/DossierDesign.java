package vn.lienthong.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureContent.ChannelRow;
import vn.lienthong.procedures.ProcedureContent.ComponentGroup;
import vn.lienthong.procedures.ProcedureVersion;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.procedures.form.AnswerRules;
import vn.lienthong.procedures.form.FormLists;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.Vietnam;

/** Draws up a new dossier from what was handed in and the procedure in force that day. */
@Component
public class DossierDesign {
  private final ProceduresApi procedures;
  private final DossierCodes codes;
  private final HandlingUnits units;
  private final FormLists lists;

  DossierDesign(
      ProceduresApi procedures, DossierCodes codes, HandlingUnits units, FormLists lists) {
    this.procedures = procedures;
    this.codes = codes;
    this.units = units;
    this.lists = lists;
  }

  /** The version for a new dossier; refuses a procedure that another system takes by then. */
  ProcedureVersion inForce(String code, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, Vietnam.ZONE);
    ProcedureVersion version =
        procedures
            .inForce(code, day)
            .orElseThrow(() -> new AppException(DossiersErrors.NO_SUCH_PROCEDURE, code));
    if (procedures.route(version, day) != ProcedureContent.Route.OWN) {
      throw new AppException(DossiersErrors.OTHER_SYSTEM, code);
    }
    return version;
  }

  /** The papers of the procedure that are asked for in the case, and the files of its form. */
  public static List<ProcedureContent.Component> asked(
      ProcedureContent content, @Nullable String caseKey) {
    return Stream.concat(
            content.components().stream()
                .filter(c -> c.group() != ComponentGroup.NOTE)
                .filter(c -> c.caseKey() == null || c.caseKey().equals(caseKey)),
            FormFiles.components(content).stream())
        .toList();
  }

  /** Required papers that were not handed in. */
  public static List<ProcedureContent.Component> missing(
      ProcedureContent content, @Nullable String caseKey, List<ReceivedComponent> received) {
    return asked(content, caseKey).stream()
        .filter(ProcedureContent.Component::required)
        .filter(c -> c.group() != ComponentGroup.PRESENT)
        .filter(c -> received.stream().noneMatch(r -> r.key().equals(c.key()) && r.present()))
        .toList();
  }

  /** The row of times and fees for the channel and the case: the most exact one that fits. */
  public static Optional<ChannelRow> row(
      ProcedureContent content, Channel channel, @Nullable String caseKey) {
    List<ChannelRow> rows = content.channels();
    return Stream.<java.util.function.Predicate<ChannelRow>>of(
            row -> row.channel().name().equals(channel.name()) && same(row.caseKey(), caseKey),
            row -> row.channel().name().equals(channel.name()) && row.caseKey() == null,
            row -> same(row.caseKey(), caseKey),
            row -> row.channel().name().equals(channel.name()),
            row -> true)
        .flatMap(fits -> rows.stream().filter(fits).limit(1))
        .findFirst();
  }

  private static boolean same(@Nullable String one, @Nullable String other) {
    return one == null ? other == null : one.equals(other);
  }

  /** Fees and charges of the row in đồng; null when one of them is not known as a number. */
  public static @Nullable Long fee(ChannelRow row) {
    long sum = 0;
    for (ProcedureContent.Fee fee : row.fees()) {
      if (fee.amount() == null) {
        return null;
      }
      sum += fee.amount();
    }
    return sum;
  }

  static Dossier.Term term(ProcedureContent content, Channel channel, @Nullable String caseKey) {
    ProcedureContent.Term term =
        row(content, channel, caseKey).map(ChannelRow::term).orElse(ProcedureContent.Term.NONE);
    boolean counted =
        switch (term.unit()) {
          case HOUR, WORKING_DAY, CALENDAR_DAY, MONTH -> true;
          case SAME_DAY_CUTOFF, NONE -> false;
        };
    ProcedureContent.TermUnit unit =
        counted && term.amount() < 1 ? ProcedureContent.TermUnit.NONE : term.unit();
    // The legal default is a new start from zero (NĐ 61/2018 Art. 19.4).
    Dossier.SupplementEffect effect =
        content.supplementRule() == ProcedureContent.SupplementRule.PAUSE
            ? Dossier.SupplementEffect.PAUSE
            : Dossier.SupplementEffect.RESTART;
    return new Dossier.Term(
        counted && unit != ProcedureContent.TermUnit.NONE ? term.amount() : 0, unit.name(), effect);
  }

  /** The procedure as the dossier keeps it. */
  static Dossier.Procedure procedure(
      ProcedureVersion version, Channel channel, @Nullable String caseKey) {
    ProcedureContent content = version.content();
    return new Dossier.Procedure(
        version.id(),
        content.code(),
        content.name(),
        content.sector(),
        caseKey,
        content.cases().stream()
            .filter(c -> c.key().equals(caseKey))
            .map(ProcedureContent.Case::name)
            .findFirst()
            .orElse(null),
        term(content, channel, caseKey));
  }

  /** How a dossier is to begin. */
  record Start(
      ProcedureVersion version,
      Channel channel,
      Dossier.Organisations organisations,
      DossierStatus status,
      Dossier.Times times,
      Dossier.@Nullable Desk desk) {}

  /** For many dossiers in one transaction. */
  FormLists.Once listsOnce() {
    return new FormLists.Once(lists);
  }

  /** The new dossier with its code; the counter of codes stays locked until the commit. */
  Dossier draw(NewDossier handed, Start start, Instant at) {
    return draw(handed, start, at, listsOnce());
  }

  Dossier draw(NewDossier handed, Start start, Instant at, FormLists.Once known) {
    if (!start.status().initial()) {
      throw new AppException(DossiersErrors.ILLEGAL_MOVE, "", "", start.status().name());
    }
    ProcedureContent content = start.version().content();
    Dossier.Procedure procedure = procedure(start.version(), start.channel(), handed.caseKey());
    String subject =
        handed.subject() == null || handed.subject().isBlank()
            ? content.name()
            : handed.subject().strip();
    Long fee = row(content, start.channel(), handed.caseKey()).map(DossierDesign::fee).orElse(null);
    LocalDate day = LocalDate.ofInstant(at, Vietnam.ZONE);
    String agency = units.code(start.organisations().competent(), codes.rule(day).oldStyle(), day);
    States states = States.at(start.status());
    return new Dossier(
        Ids.next(),
        1,
        codes.next(agency, at),
        procedure,
        start.organisations(),
        handed.applicant(),
        handed.owner(),
        new Dossier.Filing(
            start.channel(),
            handed.delivery(),
            handed.copies(),
            subject,
            answers(content, handed.form(), day, known),
            fee),
        states,
        start.times(),
        start.desk());
  }

  /** What was sent, checked by the form; what stands on paper instead is not asked for. */
  private static Map<String, String> answers(
      ProcedureContent content, Map<String, String> sent, LocalDate day, FormLists.Once known) {
    if (content.form() == null) {
      return sent;
    }
    AnswerRules.Checked checked =
        AnswerRules.sent(content.form(), sent, known.context(content.form(), day, "vi"));
    checked.problems().stream()
        .findFirst()
        .ifPresent(problem -> {
          throw new AppException(
              problem.number() ? DossiersErrors.BAD_NUMBER : DossiersErrors.BAD_ANSWER,
              problem.label(),
              sent.getOrDefault(problem.field(), ""));
        });
    return checked.answers();
  }
}
