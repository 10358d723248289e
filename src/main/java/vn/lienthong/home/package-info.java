/**
 * The front door: public home page, notices, help, the officer's desk, the page of all components.
 * Shows what other modules offer through {@code HomeSource}, {@code DeskSource} and {@code
 * MenuSource}; nobody calls it. Table: home.notice. Legal basis: NĐ 224/2026 Đ9, Đ13 (what a portal
 * publishes, planned outages).
 */
@ApplicationModule(allowedDependencies = {"shared", "shared::*"})
@NullMarked
package vn.lienthong.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
