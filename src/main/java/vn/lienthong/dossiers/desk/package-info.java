/**
 * The officers' desk: queues with exact counters, the dossier page and its actions, the register.
 */
@NullMarked
package vn.lienthong.dossiers.desk;

import org.jspecify.annotations.NullMarked;
