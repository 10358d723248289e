package vn.lienthong.post;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.shared.CurrentUser;

/** For programs that load what lies ready for the post. */
@Service
public class PostApi {
  private final PostOffice office;
  private final ConsignmentRepository consignments;

  PostApi(PostOffice office, ConsignmentRepository consignments) {
    this.office = office;
    this.consignments = consignments;
  }

  /** Packs the result of the dossier for the address of the dossier, under this label. */
  @Transactional
  public UUID prepare(UUID dossier, String tracking) {
    UUID id = office.prepare(dossier, null, CurrentUser.SYSTEM).id();
    consignments.track(id, tracking);
    return id;
  }

  /** Gives them to the postman; from then on the post tells how they travel. */
  @Transactional
  public void handOver(List<UUID> prepared, String postman) {
    office.handOver(prepared, postman, CurrentUser.SYSTEM);
  }
}
