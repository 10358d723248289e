/** PostgreSQL that comes with the product, and the migrations of every module. */
@NullMarked
package vn.lienthong.shared.db;

import org.jspecify.annotations.NullMarked;
