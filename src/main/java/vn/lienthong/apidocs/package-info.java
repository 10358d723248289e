/** The page {@code /api/docs}: the OpenAPI document of the product, readable by people. */
@ApplicationModule(allowedDependencies = {"shared :: *", "shared"})
@NullMarked
package vn.lienthong.apidocs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
