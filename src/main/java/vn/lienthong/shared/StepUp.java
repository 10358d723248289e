package vn.lienthong.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A sensitive act: who is signed in at a browser shows once more to be the holder of the account,
 * unless that was shown a few minutes ago. What was typed in the form goes on afterwards.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface StepUp {
  /**
   * The field of the form that makes the act a sensitive one, for a handler of several acts: a
   * paper is signed only with the hash of what was looked at. Empty: always.
   */
  String given() default "";
}
