package vn.lienthong.post;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A result on its way.
 *
 * @param reference our own number, by which the post takes it once
 * @param tracking number of the post (mã vận đơn); null until it is known
 * @param fee in đồng, paid by the recipient
 * @param collect fees and charges of the dossier in đồng that the post collects besides; told when
 *     it is handed over, 0 before
 * @param receivedBy who took it, as the post told
 * @param reason why it came back or was cancelled
 */
record Consignment(
    UUID id,
    String reference,
    UUID dossierId,
    String dossierCode,
    String contents,
    UUID unitId,
    String unitName,
    String unitPath,
    ConsignmentState state,
    @Nullable String tracking,
    Address to,
    long fee,
    String feeBasis,
    long collect,
    @Nullable UUID handOverId,
    Instant preparedAt,
    String preparedBy,
    @Nullable Instant endedAt,
    @Nullable String receivedBy,
    @Nullable String reason) {

  /** Everything that the recipient pays to the post, in đồng. */
  long payable() {
    return fee + collect;
  }

  record Address(String recipient, String phone, String address) {
    /** What a caller left out is empty, and refused where it is needed. */
    static Address of(
        @Nullable String recipient, @Nullable String phone, @Nullable String address) {
      return new Address(
          recipient == null ? "" : recipient,
          phone == null ? "" : phone,
          address == null ? "" : address);
    }
  }
}
