package vn.lienthong.dossiers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.AppException;

/**
 * Whether agencies still owe parts of an interlinked dossier: it is handled when all are done, or
 * when one is refused with its reason.
 */
@Component
class OpenParts {
  private final PartRepository parts;
  private final ProceduresApi procedures;

  OpenParts(PartRepository parts, ProceduresApi procedures) {
    this.parts = parts;
    this.procedures = procedures;
  }

  /** The refusal that names who owes what; empty when nobody does. */
  Optional<AppException> refusal(Dossier dossier) {
    if (procedures.version(dossier.procedure().versionId()).content().linkedParts().isEmpty()) {
      return Optional.empty();
    }
    List<Part> all = parts.of(dossier.id());
    if (all.stream().anyMatch(part -> part.status() == PartStatus.REFUSED)) {
      return Optional.empty();
    }
    String owed =
        all.stream()
            .filter(part -> part.status() != PartStatus.DONE)
            .map(part -> part.plan().name() + " (" + part.place().name() + ")")
            .collect(Collectors.joining("; "));
    return owed.isEmpty()
        ? Optional.empty()
        : Optional.of(new AppException(DossiersErrors.PARTS_OPEN, dossier.code(), owed));
  }
}
