package vn.lienthong;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test in real Chromium; its methods may take a {@link Browser}. Skips with a clear message where
 * there is no browser, and fails there in continuous integration.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@HouseTest
@Tag("browser")
@ExtendWith(BrowserExtension.class)
public @interface BrowserTest {}
