package vn.lienthong.store;

import java.util.Set;
import java.util.UUID;

/**
 * What a paper is to be used for.
 *
 * @param owners numbers of the people of the object: nobody else's paper may be used for it
 * @param consent on whose word; at the counter the officer notes that the owner agreed
 * @param unitId the unit that handles the object: it is warned
 */
public record StoreUse(
    String objectType,
    String objectId,
    String objectCode,
    String title,
    String componentKey,
    String componentName,
    Set<String> owners,
    Consent consent,
    UUID unitId,
    String unitPath,
    String unitName) {
  public StoreUse {
    owners = Set.copyOf(owners);
  }

  public enum Consent {
    OWN,
    AT_COUNTER;

    public String label() {
      return "store.consent." + name();
    }
  }
}
