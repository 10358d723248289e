package vn.lienthong.dossiers.citizen;

import java.time.Instant;
import java.util.UUID;

/** An unfinished filing of a citizen account; kept until it is filed or thrown away. */
record Draft(
    UUID id,
    int version,
    UUID account,
    String procedureCode,
    String procedureName,
    Instant startedAt,
    Instant savedAt,
    DraftData data) {

  Draft with(DraftData data) {
    return new Draft(id, version, account, procedureCode, procedureName, startedAt, savedAt, data);
  }
}
