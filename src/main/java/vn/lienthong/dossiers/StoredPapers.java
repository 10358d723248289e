package vn.lienthong.dossiers;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.store.NationalOffer;
import vn.lienthong.store.StoreApi;
import vn.lienthong.store.StoreOffer;
import vn.lienthong.store.StoreUse;
import vn.lienthong.store.StoreWarning;
import vn.lienthong.store.TakenPaper;
import vn.lienthong.store.national.NationalAnswer;
import vn.lienthong.store.national.NationalQuestion;

/**
 * Papers that the store holds serve again: nobody hands in twice what is there and valid (NĐ
 * 45/2020/NĐ-CP, NĐ 310/2026/NĐ-CP).
 */
@Component
public class StoredPapers {
  static final String OBJECT = "dossiers.dossier";

  private final StoreApi store;
  private final ComponentRepository components;

  StoredPapers(StoreApi store, ComponentRepository components) {
    this.store = store;
    this.components = components;
  }

  /** Valid papers of the person for each paper that the case asks for; forms are always new. */
  public List<StoreOffer> offers(
      @Nullable String owner, ProcedureContent content, @Nullable String caseKey) {
    if (owner == null || owner.isBlank()) {
      return List.of();
    }
    return store.offers(owner, content.code(), asked(content, caseKey));
  }

  /** Papers that the case asks for and that are not forms: key → name. */
  private static Map<String, String> asked(ProcedureContent content, @Nullable String caseKey) {
    Map<String, String> asked = new LinkedHashMap<>();
    for (ProcedureContent.Component c : DossierDesign.asked(content, caseKey)) {
      if (c.formName() == null) {
        asked.put(c.key(), c.name());
      }
    }
    return asked;
  }

  /** Whether some paper of the case may come from the national store. */
  public boolean national(ProcedureContent content, @Nullable String caseKey) {
    return !store.askable(content.code(), asked(content, caseKey).keySet()).isEmpty();
  }

  public boolean nationalSimulated() {
    return store.nationalSimulated();
  }

  /**
   * Asks the national store for the person who is signed in, or who stands at the counter and
   * agreed. Its silence is an answer.
   */
  public NationalAnswer askNational(NationalQuestion question, CurrentUser who) {
    return store.askNational(question, who);
  }

  /** What the user was told of the person lately, for each paper that the case asks for. */
  public List<NationalOffer> nationalOffers(
      @Nullable String owner, ProcedureContent content, @Nullable String caseKey, CurrentUser who) {
    return owner == null || owner.isBlank()
        ? List.of()
        : store.nationalOffers(owner, content.code(), asked(content, caseKey).keySet(), who);
  }

  /** The paper of the store that a finding becomes; outside of any transaction. */
  public UUID takeNational(UUID finding, String ownerName, CurrentUser who) {
    return store.takeNational(finding, ownerName, who);
  }

  /** What was said of papers that the dossier used. */
  public List<StoreWarning> warnings(UUID dossier) {
    return store.warnings(OBJECT, dossier.toString());
  }

  /** Takes what was chosen; refuses the dossier when one of them cannot be taken. */
  void take(Dossier dossier, List<ReceivedComponent> handed, CurrentUser who) {
    for (ReceivedComponent component : handed) {
      for (UUID item : component.stored()) {
        TakenPaper taken = store.take(item, use(dossier, component, who), who);
        components.reuse(dossier.id(), component.key(), taken);
      }
    }
  }

  private StoreUse use(Dossier dossier, ReceivedComponent component, CurrentUser who) {
    Set<String> owners = new HashSet<>();
    for (Party party : List.of(dossier.applicant(), dossier.owner())) {
      if (party.identityNumber() != null) {
        owners.add(party.identityNumber());
      }
    }
    Place handling = dossier.organisations().handling();
    return new StoreUse(
        OBJECT,
        dossier.id().toString(),
        dossier.code(),
        dossier.procedure().name(),
        component.key(),
        name(dossier.id(), component.key()),
        owners,
        who.isCitizen() ? StoreUse.Consent.OWN : StoreUse.Consent.AT_COUNTER,
        handling.unitId(),
        handling.path(),
        handling.name());
  }

  private String name(UUID dossier, String key) {
    return components.of(dossier).stream()
        .filter(line -> line.key().equals(key))
        .map(ComponentRepository.Line::name)
        .findFirst()
        .orElse(key);
  }
}
