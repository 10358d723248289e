package vn.lienthong.payments.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way to the gateway: one signed JSON message, one signed answer. The simulator stands at the
 * other end of the same wire, so this is what every test runs through.
 */
@Component
public class Gateway implements DisposableBean {
  private static final TypeReference<LinkedHashMap<String, Object>> FIELDS =
      new TypeReference<>() {};

  private final GatewaySettings settings;
  private final Signatures signatures;
  private final Environment environment;
  private final JsonMapper json;
  private final Clock clock;
  private final HttpClient client;

  Gateway(
      GatewaySettings settings,
      Signatures signatures,
      Environment environment,
      JsonMapper json,
      Clock clock) {
    this.settings = settings;
    this.signatures = signatures;
    this.environment = environment;
    this.json = json;
    this.clock = clock;
    this.client = HttpClient.newBuilder().connectTimeout(settings.patience()).build();
  }

  /**
   * What is to be paid.
   *
   * @param details ThongTinBienLai
   */
  public record Bill(
      String reference,
      long amount,
      String purpose,
      Map<String, Object> details,
      String lang,
      String ip) {}

  /** What the gateway says of a reference. */
  public record Standing(
      Outcome outcome,
      long amount,
      @Nullable String transactionId,
      @Nullable String bank,
      Instant at,
      String code) {}

  /** TrangThaiGD 1, 3, 4; UNKNOWN where the reference is not known. */
  public enum Outcome {
    SUCCEEDED,
    PENDING,
    FAILED,
    UNKNOWN
  }

  /** The gateway said no; nothing was begun. */
  public static class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String code) {
      super(code);
    }
  }

  /** Asks for the page where the payer pays. */
  public String begin(Bill bill) throws GatewayException, Refused {
    Map<String, Object> m = head("INIT", bill.reference());
    m.put("SoTien", Long.toString(bill.amount()));
    m.put("LoaiHinhThanhToan", "1");
    m.put("MaKenhThanhToan", settings.channel());
    m.put("MaThietBi", "WEB");
    m.put("NgonNgu", bill.lang());
    m.put("MaTienTe", "VND");
    m.put("MaNganHang", "");
    m.put("ThongTinGiaoDich", bill.purpose());
    m.put("Ip", bill.ip());
    m.put("ThongTinBienLai", bill.details());
    Message answer = exchange("INIT", m);
    String url = answer.text("UrlThanhToan");
    if (!answer.text("MaLoi").equals(Message.FINE) || !trusted(url)) {
      throw new Refused(answer.text("MaLoi"));
    }
    return url;
  }

  /** A path is taken only from the simulator, which stands in this house. */
  private boolean trusted(String url) {
    return url.startsWith("https://")
        || (settings.simulated() && url.startsWith("/simulator/payment-gateway/"));
  }

  /** QUERY: how the reference stands. */
  public Standing query(String reference) throws GatewayException {
    return standing(exchange("QUERY", head("QUERY", reference)));
  }

  /** Gives the money of the transaction back; the same reference asks for the same refund. */
  public Standing refund(String reference, String transactionId, long amount)
      throws GatewayException {
    Map<String, Object> m = head("REFUND", reference);
    m.put("MaGiaoDich", transactionId);
    m.put("SoTien", Long.toString(amount));
    return standing(exchange("REFUND", m));
  }

  /** GET_BILL: the receipt that the gateway made, PDF; null when it has none. */
  public byte @Nullable [] bill(String reference) throws GatewayException {
    Message answer = exchange("GET_BILL", head("GET_BILL", reference));
    String content = answer.text("BienLai");
    return answer.text("MaLoi").equals(Message.FINE) && !content.isEmpty()
        ? Base64.getDecoder().decode(content)
        : null;
  }

  private Standing standing(Message answer) {
    String code = answer.text("MaLoi");
    Outcome outcome =
        code.equals(Message.UNKNOWN)
            ? Outcome.UNKNOWN
            : switch (answer.text("TrangThaiGD")) {
              case "1" -> Outcome.SUCCEEDED;
              case "4" -> Outcome.FAILED;
              default -> Outcome.PENDING;
            };
    String transaction = answer.text("MaGiaoDich");
    String bank = answer.text("MaNganHang");
    return new Standing(
        outcome,
        answer.number("SoTien"),
        transaction.isEmpty() ? null : transaction,
        bank.isEmpty() ? null : bank,
        answer.time(clock.instant()),
        code);
  }

  private Map<String, Object> head(String kind, String reference) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("LoaiBanTin", kind);
    m.put("PhienBan", settings.version());
    m.put("MaDoiTac", settings.partner());
    m.put("MaThamChieu", reference);
    m.put("ThoiGianGD", Message.stamp(clock.instant()));
    return m;
  }

  private Message exchange(String kind, Map<String, Object> fields) throws GatewayException {
    Message message = signatures.sign(kind, Message.of(fields));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address()))
            .timeout(settings.patience())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(message.fields())))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new GatewayException("HTTP " + answer.statusCode());
      }
      Message told = Message.of(json.readValue(answer.body(), FIELDS));
      if (!signatures.holds(kind + "_ANSWER", told)
          || !told.text("MaThamChieu").equals(message.text("MaThamChieu"))) {
        throw new GatewayException("the answer is not signed by the gateway");
      }
      return told;
    } catch (IOException | JacksonException e) {
      throw new GatewayException("no answer that can be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayException("interrupted", e);
    }
  }

  private String address() throws GatewayException {
    if (!settings.simulated()) {
      return settings.url();
    }
    String port = environment.getProperty("local.server.port");
    if (port == null) {
      throw new GatewayException("the simulator stands only in the running product");
    }
    return "http://127.0.0.1:" + port + "/simulator/payment-gateway/api";
  }

  @Override
  public void destroy() {
    client.close();
  }
}
