/** The counter: reception in few keystrokes, Forms 01 to 03. */
@NullMarked
package vn.lienthong.dossiers.counter;

import org.jspecify.annotations.NullMarked;
