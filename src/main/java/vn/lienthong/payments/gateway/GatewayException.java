package vn.lienthong.payments.gateway;

/** The gateway gave no answer that counts; whether it did anything is not known. */
public class GatewayException extends Exception {
  private static final long serialVersionUID = 1L;

  public GatewayException(String message) {
    super(message);
  }

  public GatewayException(String message, Throwable cause) {
    super(message, cause);
  }
}
