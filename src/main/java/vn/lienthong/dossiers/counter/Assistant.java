package vn.lienthong.dossiers.counter;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.Delivery;
import vn.lienthong.dossiers.DossierDesign;
import vn.lienthong.dossiers.NewDossier;
import vn.lienthong.dossiers.Party;
import vn.lienthong.dossiers.ReceivedComponent;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureContent.ComponentGroup;
import vn.lienthong.procedures.ProcedureVersion;

/**
 * Helps the officer at reception (function 22 of TT 11/2025/TT-BKHCN): fixed rules over what the
 * version of the procedure says and what lies on the desk. No model, no guess, the same answer each
 * time; it decides nothing (Decree 309/2026/NĐ-CP Art. 12.2h), and the officer may switch it off.
 */
final class Assistant {
  private Assistant() {}

  /**
   * What lies on the desk.
   *
   * @param time of the day in Vietnam
   * @param cutOff what comes later is handed over the next working day
   * @param open code of a dossier of the same owner and procedure that is not finished; null for
   *     none
   * @param elsewhere whether another agency than the counter's own decides
   */
  record Desk(
      ProcedureVersion version,
      NewDossier handed,
      LocalTime time,
      LocalTime cutOff,
      @Nullable String open,
      boolean elsewhere) {}

  enum Tone {
    OK,
    WARN,
    INFO
  }

  /**
   * A line of the check list.
   *
   * @param originals how many the version asks for
   * @param scans files that are there
   */
  record Check(
      String paper,
      boolean required,
      boolean given,
      int originals,
      int certified,
      int copies,
      int scans) {}

  /**
   * A hint.
   *
   * @param rule message key below {@code dossiers.hint.}
   * @param basis article or part of the procedure that it rests on
   */
  record Hint(String rule, Tone tone, List<String> arguments, Basis basis) {
    static Hint of(String rule, Tone tone, Basis basis, String... arguments) {
      return new Hint(rule, tone, List.of(arguments), basis);
    }
  }

  /** On what a hint rests: a part of the procedure's version, or a text of law. */
  enum Basis {
    PAPERS,
    APPLICANTS,
    CASES,
    FEES,
    HAND_OVER,
    NON_TERRITORIAL,
    DIGITISE,
    POST,
    IDENTITY
  }

  /** Every paper that the version asks for in the case, and whether it is there. */
  static List<Check> checks(Desk desk) {
    NewDossier handed = desk.handed();
    return DossierDesign.asked(desk.version().content(), handed.caseKey()).stream()
        .map(paper -> {
          ReceivedComponent got = received(handed, paper);
          return new Check(
              paper.name(),
              paper.required() && paper.group() != ComponentGroup.PRESENT,
              got != null && got.present(),
              paper.originals(),
              paper.certifiedCopies(),
              paper.copies(),
              got == null ? 0 : got.files().size());
        })
        .toList();
  }

  static List<Hint> hints(Desk desk) {
    List<Hint> hints = new ArrayList<>();
    papers(desk, hints);
    parties(desk, hints);
    ProcedureContent content = desk.version().content();
    if (!content.cases().isEmpty() && desk.handed().caseKey() == null) {
      hints.add(Hint.of("CHOOSE_CASE", Tone.WARN, Basis.CASES));
    }
    if (desk.open() != null) {
      hints.add(Hint.of("OPEN_ALREADY", Tone.WARN, Basis.PAPERS, desk.open()));
    }
    if (desk.elsewhere()) {
      hints.add(Hint.of("ELSEWHERE", Tone.INFO, Basis.NON_TERRITORIAL));
    }
    if (desk.time().isAfter(desk.cutOff())) {
      hints.add(Hint.of("AFTER_CUT_OFF", Tone.INFO, Basis.HAND_OVER));
    }
    if (content.channels().stream()
        .anyMatch(row -> row.channel() == ProcedureContent.Channel.ONLINE)) {
      hints.add(Hint.of("ONLINE_TOO", Tone.INFO, Basis.FEES));
    }
    return hints;
  }

  private static void papers(Desk desk, List<Hint> hints) {
    NewDossier handed = desk.handed();
    ProcedureContent content = desk.version().content();
    List<ProcedureContent.Component> missing =
        DossierDesign.missing(content, handed.caseKey(), handed.components());
    missing.forEach(paper -> hints.add(Hint.of("MISSING", Tone.WARN, Basis.PAPERS, paper.name())));
    if (missing.size() > 1) {
      hints.add(Hint.of("ALL_AT_ONCE", Tone.INFO, Basis.PAPERS, "" + missing.size()));
    }
    for (ProcedureContent.Component paper : DossierDesign.asked(content, handed.caseKey())) {
      ReceivedComponent got = received(handed, paper);
      if (got == null || !got.present()) {
        continue;
      }
      if (paper.originals() > 0 && got.originals() == 0) {
        hints.add(Hint.of("ORIGINAL", Tone.WARN, Basis.PAPERS, paper.name()));
      } else if (paper.certifiedCopies() > 0 && got.certified() + got.originals() == 0) {
        hints.add(Hint.of("CERTIFIED", Tone.WARN, Basis.PAPERS, paper.name()));
      }
      if (got.files().isEmpty() && paper.group() != ComponentGroup.PRESENT) {
        hints.add(Hint.of("NOT_SCANNED", Tone.INFO, Basis.DIGITISE, paper.name()));
      }
    }
    if (missing.isEmpty() && hints.stream().noneMatch(hint -> hint.tone() == Tone.WARN)) {
      hints.addFirst(Hint.of("COMPLETE", Tone.OK, Basis.PAPERS));
    }
  }

  private static void parties(Desk desk, List<Hint> hints) {
    NewDossier handed = desk.handed();
    Party owner = handed.owner();
    List<ProcedureContent.Applicant> allowed = desk.version().content().applicants();
    if (!allowed.isEmpty()
        && allowed.stream().noneMatch(who -> who.name().equals(owner.kind().name()))) {
      hints.add(Hint.of("NOT_FOR_THEM", Tone.WARN, Basis.APPLICANTS));
    }
    if (owner.identityNumber() == null) {
      hints.add(Hint.of("NO_NUMBER", Tone.INFO, Basis.IDENTITY));
    }
    if (handed.delivery() == Delivery.POST && (owner.address() == null || owner.phone() == null)) {
      hints.add(Hint.of("POST_ADDRESS", Tone.WARN, Basis.POST));
    }
    if (owner.phone() == null && owner.email() == null) {
      hints.add(Hint.of("NOT_REACHABLE", Tone.INFO, Basis.IDENTITY));
    }
  }

  private static @Nullable ReceivedComponent received(
      NewDossier handed, ProcedureContent.Component paper) {
    return handed.components().stream()
        .filter(got -> got.key().equals(paper.key()))
        .findFirst()
        .orElse(null);
  }
}
