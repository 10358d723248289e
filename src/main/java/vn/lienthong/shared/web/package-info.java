/** Pages, messages, access checks at the edge, error pages. */
@NullMarked
package vn.lienthong.shared.web;

import org.jspecify.annotations.NullMarked;
