/**
 * What every module stands on: ids, errors, the person who acts, access rules. No business words.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package vn.lienthong.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
