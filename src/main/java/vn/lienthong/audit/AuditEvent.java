package vn.lienthong.audit;

import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.CurrentUser;

/**
 * What is to be remembered.
 *
 * @param action module and past participle, {@code dossiers.accepted}
 * @param objectType kind of the object, {@code dossier}
 * @param who SYSTEM for the house itself, ANONYMOUS for a stranger
 * @param unitPath the unit that it concerns; also picks the post in which {@code who} acts
 * @param before state before, any record or map; identity numbers, phones and the like are masked
 * @param after state after
 * @param basis legal ground or document number
 */
public record AuditEvent(
    String action,
    String objectType,
    String objectId,
    CurrentUser who,
    @Nullable String unitPath,
    @Nullable Object before,
    @Nullable Object after,
    @Nullable String basis) {}
