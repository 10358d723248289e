package vn.lienthong.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.post.PostApi;
import vn.lienthong.shared.CurrentUser;

/** Of the results that are wanted by post some are with the postman, some packed, some ready. */
@Component
class PostLoading {
  private static final int MOST = 30;

  private final DossiersApi dossiers;
  private final PostApi post;

  PostLoading(DossiersApi dossiers, PostApi post) {
    this.dossiers = dossiers;
    this.post = post;
  }

  int load() {
    List<UUID> packed = new ArrayList<>();
    List<UUID> given = new ArrayList<>();
    List<Dossier> ready =
        dossiers.toPost(CurrentUser.SYSTEM, null, MOST).stream()
            .filter(PostLoading::addressed)
            .toList();
    for (int i = 0; i < ready.size(); i++) {
      Dossier dossier = ready.get(i);
      boolean first =
          dossier
              .organisations()
              .received()
              .unitId()
              .equals(ready.getFirst().organisations().received().unitId());
      if (i % 3 < 2) {
        UUID id = post.prepare(dossier.id(), "MP%06dVN".formatted(900_001 + i));
        (i % 3 == 0 && first ? given : packed).add(id);
      }
    }
    if (!given.isEmpty()) {
      post.handOver(given, "Nguyễn Văn Bưu (mô phỏng)");
    }
    return packed.size() + given.size();
  }

  private static boolean addressed(Dossier dossier) {
    return dossier.applicant().address() != null && dossier.applicant().phone() != null;
  }
}
