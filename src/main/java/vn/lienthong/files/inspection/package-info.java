/**
 * Judges an uploaded file before anybody opens it. Reads the file as a stream, never whole; knows
 * no database, no web, no user. The only answer is an {@link
 * vn.lienthong.files.inspection.InspectionVerdict}.
 */
@NullMarked
package vn.lienthong.files.inspection;

import org.jspecify.annotations.NullMarked;
