/** Passkeys of staff by WebAuthn Level 2: registered on the account page, used to sign in. */
@NullMarked
package vn.lienthong.identity.passkeys;

import org.jspecify.annotations.NullMarked;
