/** The platform as OpenID provider, service accounts and their tokens. */
@NullMarked
package vn.lienthong.identity.provider;

import org.jspecify.annotations.NullMarked;
