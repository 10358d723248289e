/**
 * Who signs in: staff accounts with password and TOTP, citizens by the national e-ID, service
 * accounts, sessions shared by all nodes; the platform as OpenID provider of the province. Tables:
 * schema identity. Legal basis of the numbers: NĐ 331/2026, TCVN 14423:2026 §5, as dated policy.
 */
@ApplicationModule(allowedDependencies = {"shared", "directory", "audit"})
@NullMarked
package vn.lienthong.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
