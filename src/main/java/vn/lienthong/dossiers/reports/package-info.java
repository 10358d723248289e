/**
 * Reports of the one-stop by unit, sector, procedure, officer, channel and period, on the page, as
 * Excel and PDF and for programs; the public statistics; the dashboard of leaders. Everything is
 * read from the figures that {@code Tally} keeps with each move, and leads to the dossiers behind
 * it.
 */
@NullMarked
package vn.lienthong.dossiers.reports;

import org.jspecify.annotations.NullMarked;
