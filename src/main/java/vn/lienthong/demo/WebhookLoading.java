package vn.lienthong.demo;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.identity.ServiceClients;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.webhooks.WebhooksApi;

/** The software of one department hears of its dossiers, at the receiver that ships. */
@Component
class WebhookLoading {
  private static final String AGENCY = "Sở Xây dựng";
  private static final int MOST = 40;

  private final ServiceClients clients;
  private final DirectoryApi directory;
  private final WebhooksApi webhooks;

  WebhookLoading(ServiceClients clients, DirectoryApi directory, WebhooksApi webhooks) {
    this.clients = clients;
    this.directory = directory;
    this.webhooks = webhooks;
  }

  void load(List<Dossier> loaded) {
    List<Dossier> own =
        loaded.stream()
            .filter(dossier -> dossier.organisations().competent().name().equals(AGENCY))
            .sorted(Comparator.comparing(Dossier::id).reversed())
            .limit(MOST)
            .toList();
    if (own.isEmpty()) {
      return;
    }
    UUID program =
        clients.introduce(
            "Phần mềm quản lý chuyên ngành xây dựng (mô phỏng)",
            directory.unit(own.getFirst().organisations().competent().unitId()),
            Set.of("dossiers.view"));
    webhooks.subscribeSimulated(program, "Trạng thái hồ sơ xây dựng", CurrentUser.SYSTEM);
    webhooks.tellStanding(own.reversed());
  }
}
