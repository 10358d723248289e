/**
 * The national store of electronic documents: a port, the adapter to the real store, a simulator
 * that ships, and the record of every question. Only the owner of the papers asks, or a counter
 * with the word of who stands there; whatever fails there stops nobody here.
 *
 * <p>Field names of the messages are those of the model in use; the specification of 2026 is not
 * verified, so addresses, names of fields and the states that count as in force are configuration.
 */
@NamedInterface("national")
@NullMarked
package vn.lienthong.store.national;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
