package vn.lienthong.payments;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for payment to be made.
 *
 * @param key asking twice with one key makes one request
 * @param counterPath unit whose counter may take the money besides the payee itself
 */
public record NewCharge(
    String key,
    Subject subject,
    Payer payer,
    Payee payee,
    String counterPath,
    List<ChargeItem> items,
    CollectionTime collection) {

  public NewCharge {
    items = List.copyOf(items);
  }

  /**
   * What is paid for.
   *
   * @param type word of the asking module, for instance {@code dossier}
   * @param code as people read it
   * @param procedure code of the procedure that the money is for; null outside of any
   * @param link page of it for staff
   * @param payerLink page of it for the payer
   */
  public record Subject(
      String type,
      String id,
      String code,
      String title,
      @Nullable String procedure,
      @Nullable String link,
      @Nullable String payerLink) {}

  /**
   * @param account citizen account; null when only the name is known
   */
  public record Payer(
      String name, @Nullable UUID account, @Nullable String identity, @Nullable String address) {}

  /** All items together, in đồng. */
  public long amount() {
    return items.stream().mapToLong(ChargeItem::amount).reduce(0, Math::addExact);
  }
}
