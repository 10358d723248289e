/**
 * The national public service portal, simulated: the outside system that {@code sync} speaks to
 * over HTTP as long as no real one is configured. It shares nothing with our modules but that
 * conversation, refuses what a portal refuses, and fails on order: outage, lost answers, refusals,
 * slowness, wrong acknowledgements, messages that come in late.
 *
 * <p>Tables: token, message (each stored once by its key), dossier, held, fault, elsewhere
 * (dossiers of this province that others handle). No events.
 */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package vn.lienthong.npsp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
