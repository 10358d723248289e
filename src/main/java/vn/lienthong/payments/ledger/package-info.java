/** The ledger in double entry: postings that balance, balances of accounts, the difference. */
@NullMarked
package vn.lienthong.payments.ledger;

import org.jspecify.annotations.NullMarked;
