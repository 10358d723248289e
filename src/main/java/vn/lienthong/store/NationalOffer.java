package vn.lienthong.store;

import vn.lienthong.store.national.NationalFinding;

/**
 * A paper that the national store told of and that serves for the component.
 *
 * @param usable whether it is in force today
 */
public record NationalOffer(String componentKey, NationalFinding finding, boolean usable) {}
