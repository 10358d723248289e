package vn.lienthong.papers;

import org.jspecify.annotations.Nullable;

/**
 * The office in the head of a form.
 *
 * @param superior đơn vị cấp trên, printed above
 * @param place địa danh before the date, for example Thanh Hóa
 * @param website where the progress can be looked up
 */
public record Office(
    @Nullable String superior,
    String name,
    String place,
    @Nullable String address,
    @Nullable String phone,
    @Nullable String website) {}
