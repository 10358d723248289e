package vn.lienthong.sync;

import java.time.Instant;
import java.util.UUID;

/** The national portal has the dossier: its first message was acknowledged. */
public record DossierSynced(UUID dossierId, Instant at) {}
