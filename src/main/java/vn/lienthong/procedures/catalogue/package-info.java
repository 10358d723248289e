/**
 * Import of the national catalogue of procedures: one JSON object a line, whose tables run together
 * in one string. Every field is read with a confidence; what was not understood is listed, never
 * guessed. Pure code without database or Spring.
 */
@NullMarked
package vn.lienthong.procedures.catalogue;

import org.jspecify.annotations.NullMarked;
