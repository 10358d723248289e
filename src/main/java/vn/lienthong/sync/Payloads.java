package vn.lienthong.sync;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.dossiers.DossiersApi;

/** Makes what is sent of a message, from the dossier as it stood after the act. */
@Component
class Payloads {
  private final DossiersApi dossiers;
  private final DossierFacts dossierFacts;
  private final ProgressFacts progressFacts;
  private final JsonMapper json;

  Payloads(
      DossiersApi dossiers,
      DossierFacts dossierFacts,
      ProgressFacts progressFacts,
      JsonMapper json) {
    this.dossiers = dossiers;
    this.dossierFacts = dossierFacts;
    this.progressFacts = progressFacts;
    this.json = json;
  }

  String of(Message message, Adapter adapter) throws Unsendable {
    return json.writeValueAsString(
        PayloadWriter.write(adapter, message.kind(), message.status(), facts(message)));
  }

  private Map<String, @Nullable Object> facts(Message message) throws Unsendable {
    Optional<Map<String, @Nullable Object>> facts =
        switch (message.kind()) {
          case DOSSIER ->
              dossiers.snapshot(message.dossierId(), message.version()).map(dossierFacts::of);
          case PROGRESS ->
              dossiers.progress(message.dossierId(), message.version()).map(progressFacts::of);
        };
    return facts.orElseThrow(() -> new Unsendable(Failure.of(Failure.Reason.NO_DOSSIER, null)));
  }
}
