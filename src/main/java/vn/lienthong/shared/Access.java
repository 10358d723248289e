package vn.lienthong.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a handler at all; every handler carries one, on the method or its class. The row is
 * checked again in the service.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {
  Who value();

  /** The permission a STAFF or SERVICE caller needs in some post; empty = any signed-in staff. */
  String permission() default "";

  enum Who {
    /** Everybody, signed in or not. */
    PUBLIC,
    /** A citizen or business signed in with the national e-ID. */
    CITIZEN,
    /** Staff with the permission, or a service account with the scope of that name. */
    STAFF,
    /** Anybody signed in: citizen, staff or service. */
    SIGNED_IN
  }
}
