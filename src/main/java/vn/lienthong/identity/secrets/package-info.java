/** Keys, password hashes, one-time codes. */
@NamedInterface("secrets")
@NullMarked
package vn.lienthong.identity.secrets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
