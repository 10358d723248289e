/**
 * The electronic data store of people and organisations: papers that were accepted once, digitised
 * and checked, or issued here, and that serve again without a new upload, with where they came
 * from, what used them, and a warning to each user when they go out of force.
 *
 * <p>Tables: {@code store.item} with {@code item_version} (append-only), {@code use}, {@code
 * warning}, {@code share}, {@code lookup}; {@code kind} and {@code acceptance} say which paper
 * serves for which component; {@code certified_copy}; {@code national_query} and {@code
 * national_finding} are what the national store was asked and told ({@link
 * vn.lienthong.store.national}). Events: {@link vn.lienthong.store.StoreItemEntered}, {@link
 * vn.lienthong.store.StoreItemEnded}.
 *
 * <p>Legal basis: Decree 45/2020/NĐ-CP (electronic store, certified electronic copies Art. 10),
 * Decree 310/2026/NĐ-CP, Decree 309/2026/NĐ-CP (reuse of data). Details of Decree 310/2026 are not
 * verified: validity and kinds are data.
 */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "directory",
      "identity",
      "audit",
      "files",
      "notifications",
      "procedures",
      "papers",
      "search",
      "signing"
    })
@NullMarked
package vn.lienthong.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
