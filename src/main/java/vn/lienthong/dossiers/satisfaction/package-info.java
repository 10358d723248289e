/**
 * What applicants think of the service: questionnaires as dated data, the scores of officers and
 * agencies by quarter, and the indexes that are scored per unit.
 *
 * <p>Legal basis: Circular 01/2018/TT-VPCP Art. 13–15; whether Circular 03/2025/TT-VPCP keeps the
 * scoring is unconfirmed, so questions, formulas and grades are data. Officers never rate for
 * citizens; a rating is never a condition for getting the result.
 */
@NullMarked
package vn.lienthong.dossiers.satisfaction;

import org.jspecify.annotations.NullMarked;
