package vn.lienthong.signing;

import java.util.UUID;

/**
 * What is to be signed, and as what.
 *
 * @param fileId an upload of the signer that is part of nothing yet, or is part of the object
 * @param seen SHA-256 of what the signer looked at
 * @param post assignment or delegation in which the signer acts
 * @param permission what that post must give over the unit at the moment of signing
 * @param objectType for instance {@code dossiers.dossier}
 */
public record SigningOrder(
    UUID fileId,
    String seen,
    UUID post,
    String permission,
    String unitPath,
    String objectType,
    String objectId) {}
