/** What a module tells the backup of the things it keeps outside the database. */
@NullMarked
package vn.lienthong.shared.backup;

import org.jspecify.annotations.NullMarked;
