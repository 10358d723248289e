package vn.lienthong.dossiers;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody hands in.
 *
 * @param caseKey the case (trường hợp) of the procedure; null where it has none
 * @param agency who is to decide; null where only one agency can
 * @param applicant the person filing, who need not be the owner
 * @param form answers to the electronic form by field key
 * @param helpedBy the centre where the applicant was helped, if it is not the one that receives
 */
public record NewDossier(
    String procedureCode,
    @Nullable String caseKey,
    @Nullable UUID agency,
    Party applicant,
    Party owner,
    Delivery delivery,
    int copies,
    @Nullable String subject,
    Map<String, String> form,
    List<ReceivedComponent> components,
    @Nullable UUID helpedBy) {
  public NewDossier {
    form = Map.copyOf(form);
    components = List.copyOf(components);
  }

  /** Helped where it is received. */
  public NewDossier(
      String procedureCode,
      @Nullable String caseKey,
      @Nullable UUID agency,
      Party applicant,
      Party owner,
      Delivery delivery,
      int copies,
      @Nullable String subject,
      Map<String, String> form,
      List<ReceivedComponent> components) {
    this(
        procedureCode,
        caseKey,
        agency,
        applicant,
        owner,
        delivery,
        copies,
        subject,
        form,
        components,
        null);
  }

  public NewDossier helpedBy(@Nullable UUID centre) {
    return new NewDossier(
        procedureCode,
        caseKey,
        agency,
        applicant,
        owner,
        delivery,
        copies,
        subject,
        form,
        components,
        centre);
  }

  NewDossier with(Party applicant) {
    return new NewDossier(
        procedureCode,
        caseKey,
        agency,
        applicant,
        owner,
        delivery,
        copies,
        subject,
        form,
        components,
        helpedBy);
  }
}
