package vn.lienthong.payments.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which gateway. Without an address the simulator that ships takes its place.
 *
 * @param url address that takes the messages
 * @param partner MaDoiTac, given by the platform
 * @param secret shared with the platform; of the simulator it is made by the database
 * @param version PhienBan of the message set, names the rows of {@code payments.message_format}
 * @param channel MaKenhThanhToan
 * @param national whether it is the payment platform of the national portal, and not a gateway of
 *     the province's own: the portal asks which (DuocThanhToanTrucTuyen 1 or 2)
 * @param expires how long a payer may take before the gateway is asked whether anything came
 */
@ConfigurationProperties("lienthong.payments")
public record GatewaySettings(
    @DefaultValue("") String url,
    @DefaultValue("LIENTHONG") String partner,
    @DefaultValue("") String secret,
    @DefaultValue("1.0.6") String version,
    @DefaultValue("VNPAY") String channel,
    @DefaultValue("true") boolean national,
    @DefaultValue("20s") Duration patience,
    @DefaultValue("30m") Duration expires) {

  public GatewaySettings {
    if (!url.isBlank() && secret.isBlank()) {
      throw new IllegalArgumentException("lienthong.payments.secret is missing");
    }
  }

  public boolean simulated() {
    return url.isBlank();
  }
}
