/** Security numbers as dated data: value, validity, legal basis. */
@NullMarked
package vn.lienthong.identity.policy;

import org.jspecify.annotations.NullMarked;
