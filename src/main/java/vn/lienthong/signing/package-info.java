/**
 * Digital signatures: functions 10 (use of digital signatures) and 11 (integration of signing
 * services) of the 31 of the one-stop. An official signs a PDF by a service that holds the keys
 * (remote signing); only the hash leaves the house. Anybody may check a signed file, on a page or
 * offline.
 *
 * <p>Tables: {@code signing.signature}; of the simulated service {@code signing.authority}, {@code
 * signing.stamping}, {@code signing.certificate}, {@code signing.simulator}. Calls no module above.
 *
 * <p>Legal basis: Law on Electronic Transactions 20/2023/QH15 Art. 22–26; Decree 30/2020/NĐ-CP Art.
 * 13 (capacity); TT 21/2023/TT-BTTTT as amended by TT 11/2025/TT-BKHCN (functions). Format: PAdES
 * baseline B-B (ETSI EN 319 142-1).
 */
@ApplicationModule(
    allowedDependencies = {"shared", "directory", "identity :: secrets", "audit", "files"})
@NullMarked
package vn.lienthong.signing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
