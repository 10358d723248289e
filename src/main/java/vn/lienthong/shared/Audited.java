package vn.lienthong.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the audit action that a changing handler leaves behind, for instance {@code
 * dossiers.accepted}. The entry itself is written by the service, in the same transaction. {@code
 * "none"} needs a reason.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {
  String value();

  /** Why nothing is written, when the value is {@code none}. */
  String reason() default "";
}
