/**
 * What citizens and businesses do with dossiers: file step by step, save and come back, follow,
 * supplement, withdraw, fetch the result, rate; and the public lookup by code.
 */
@NullMarked
package vn.lienthong.dossiers.citizen;

import org.jspecify.annotations.NullMarked;
