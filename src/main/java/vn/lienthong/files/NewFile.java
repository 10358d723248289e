package vn.lienthong.files;

import org.jspecify.annotations.Nullable;
import vn.lienthong.shared.CurrentUser;

/**
 * What somebody wants to store.
 *
 * @param declaredType media type that the sender announced, or null
 * @param purpose what it is for, for instance {@code dossiers.attachment}; chooses the {@link
 *     FilePurpose}
 */
public record NewFile(
    String name, @Nullable String declaredType, CurrentUser owner, String purpose) {}
