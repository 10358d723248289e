package vn.lienthong.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refusal with its code; the edge turns it into a page or a problem document (RFC 9457). */
public class AppException extends RuntimeException {
  private final transient ErrorCode code;
  private final transient List<Object> arguments;

  public AppException(ErrorCode code, Object... arguments) {
    super(code.key());
    this.code = code;
    this.arguments = List.of(arguments);
  }

  public AppException(ErrorCode code, @Nullable Throwable cause, Object... arguments) {
    super(code.key(), cause);
    this.code = code;
    this.arguments = List.of(arguments);
  }

  public ErrorCode code() {
    return code;
  }

  public List<Object> arguments() {
    return arguments;
  }

  /** This refusal when the person on the page can do something about it; any other is thrown on. */
  public AppException expected() {
    return switch (code.type()) {
      case USER, CONFLICT -> this;
      case FORBIDDEN, NOT_FOUND, TOO_LARGE, TOO_MANY, TECHNICAL -> throw this;
    };
  }
}
