package vn.lienthong.proactive;

import org.jspecify.annotations.Nullable;
import vn.lienthong.store.StoreItem;

/**
 * Somebody whom a rule sees.
 *
 * @param subject what makes it one case of the rule: the paper, or the age of the person
 * @param owner number of the citizen
 * @param why the fact in words
 */
record Hit(String subject, String owner, String why, @Nullable StoreItem item) {}
