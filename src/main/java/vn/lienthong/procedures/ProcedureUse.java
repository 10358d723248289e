package vn.lienthong.procedures;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.ActionKind;

/**
 * How a procedure is used by those who handle it; a Spring bean per module that does. Asked before
 * a version is published.
 */
public interface ProcedureUse {
  /** The newest dossiers of the procedure, newest first. */
  List<PastDossier> past(String procedure, int most);

  /** What is open now. */
  Open open(String procedure);

  /**
   * A dossier as it went.
   *
   * @param deeds in the order in which they were done
   * @param answers to the electronic form; empty where it was filed on paper
   */
  record PastDossier(
      String code,
      boolean finished,
      List<Deed> deeds,
      Map<String, String> answers,
      @Nullable String caseKey,
      LocalDate filed) {}

  /**
   * @param step key of the step where it was done
   * @param minutes working minutes that the step took when it ended there; null otherwise
   */
  record Deed(ActionKind kind, String step, @Nullable Integer minutes) {}

  /**
   * @param unfinishedFilings drafts that citizens have not filed yet
   */
  record Open(List<Agency> agencies, long unfinishedFilings) {
    public long dossiers() {
      return agencies.stream().mapToLong(agency -> agency.waiting() + agency.accepted()).sum();
    }
  }

  /**
   * @param waiting filed and not accepted yet
   * @param accepted accepted and not finished
   */
  record Agency(String name, long waiting, long accepted) {}
}
