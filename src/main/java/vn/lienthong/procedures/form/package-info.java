/**
 * The electronic form of a procedure: what may be typed into it, the same in page, counter and API,
 * and how a page shows it. Pure rules; lists come from {@link
 * vn.lienthong.procedures.form.FormLists}.
 */
@NamedInterface("form")
@NullMarked
package vn.lienthong.procedures.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
