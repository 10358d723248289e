package vn.lienthong.store.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.ErrorCode;

/** The line to the real store, against a server that answers as it, well and badly. */
class HttpNationalStoreTest {
  private static final NationalStore.Question QUESTION =
      new NationalStore.Question("099900700001", "Trần Thị Hỏi", false, "1.001193");
  private static final String TOLD =
      """
      {"error_code": "0", "DanhSachGiayTo": [
        {"MaGiayToKhoQuocGia": "QG-1", "MaKetQua": "KQ.G15.000031", "TenGiayTo": "Giấy khai sinh",
         "SoKyHieu": "15/2016", "CoQuanChuQuan": "UBND phường Thử", "NguoiKy": "Lê Văn Ký",
         "NgayBanHanh": "20160105", "ThoiHanVinhVien": 1, "TrangThai": 2, "TenTep": "ks.pdf",
         "DuongDan": "/tep/1", "MaBam": "AB%s"},
        {"MaGiayToKhoQuocGia": "QG-2", "MaKetQua": "KQ.G15.000038", "TenGiayTo": "Xác nhận",
         "ThoiHanHieuLuc": "20260131", "TrangThai": 3},
        {"MaGiayToKhoQuocGia": "", "MaKetQua": "KQ.G15.000038", "TenGiayTo": "Không có mã"}]}
      """
          .formatted("0".repeat(62));

  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicReference<String> asked = new AtomicReference<>("");
  private final AtomicReference<String> credentials = new AtomicReference<>("");
  private HttpServer server;
  private HttpNationalStore store;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    store = store(Duration.ofSeconds(20));
  }

  private HttpNationalStore store(Duration patience) {
    return new HttpNationalStore(
        settings(Map.of("patience", patience.toString())), JsonMapper.builder().build());
  }

  /** As the house reads them at its start. */
  private NationalSettings settings(Map<String, String> others) {
    Map<String, String> all = new HashMap<>();
    all.put("url", "http://127.0.0.1:" + server.getAddress().getPort() + "/kho");
    all.put("query", "/hoi");
    all.put("secret", "bi-mat");
    all.put("largest", "1000");
    all.putAll(others);
    return new Binder(new MapConfigurationPropertySource(all))
        .bindOrCreate("", NationalSettings.class);
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
  }

  private void answers(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          credentials.set(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          send(exchange, status, body);
        });
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void refused(Runnable act, ErrorCode code) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(AppException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private NationalPaper at(String address) {
    return new NationalPaper(
        "QG-1", "KQ", "Giấy", null, null, null, null, null, true, true, null, null, address);
  }

  @Test
  @DisplayName("A question names owner, asker, channel and procedure; states decide what serves")
  void asked() {
    answers("/kho/hoi", 200, TOLD);
    List<NationalPaper> papers = store.ask(QUESTION);
    assertThat(asked.get())
        .contains(
            "\"SoDinhDanhChuSoHuu\":\"099900700001\"",
            "\"HoTenNguoiYeuCau\":\"Trần Thị Hỏi\"",
            "\"KenhThucHien\":2",
            "\"MaThuTuc\":\"1.001193\"");
    assertThat(credentials.get()).startsWith("Basic ");
    assertThat(papers).as("what has no code is nothing").hasSize(2);
    NationalPaper birth = papers.getFirst();
    assertThat(birth.issuedOn()).isEqualTo(LocalDate.of(2016, 1, 5));
    assertThat(birth.sha256()).isEqualTo("ab" + "0".repeat(62));
    assertThat(birth.serves(LocalDate.of(2030, 1, 1))).isTrue();
    assertThat(papers.getLast().inForce()).as("state 3 was not approved").isFalse();
    assertThat(papers.getLast().validUntil()).isEqualTo(LocalDate.of(2026, 1, 31));
  }

  @Test
  @DisplayName("Fields of other names, as the settings say, ask and tell the same")
  void otherNames() {
    answers(
        "/kho/hoi",
        200,
        """
        {"code": "0", "papers": [{"id": "QG-1", "type": "KQ", "title": "Giấy khai sinh",
          "status": "2", "expires": "20300131", "href": "/tep/1",
          "MaGiayToKhoQuocGia": "khác", "ThoiHanHieuLuc": "20200101"}]}
        """);
    NationalStore other =
        new HttpNationalStore(
            settings(
                Map.ofEntries(
                    Map.entry("ask.owner", "citizenId"),
                    Map.entry("ask.channel", "channel"),
                    Map.entry("tell.error", "code"),
                    Map.entry("tell.papers", "papers"),
                    Map.entry("tell.id", "id"),
                    Map.entry("tell.kind", "type"),
                    Map.entry("tell.name", "title"),
                    Map.entry("tell.state", "status"),
                    Map.entry("tell.valid-until", "expires"),
                    Map.entry("tell.address", "href"))),
            JsonMapper.builder().build());
    NationalPaper paper = other.ask(QUESTION).getFirst();
    assertThat(asked.get())
        .contains("\"citizenId\":\"099900700001\"", "\"channel\":2", "\"MaThuTuc\":\"1.001193\"");
    assertThat(paper.id()).isEqualTo("QG-1");
    assertThat(paper.name()).isEqualTo("Giấy khai sinh");
    assertThat(paper.validUntil()).isEqualTo(LocalDate.of(2030, 1, 31));
    assertThat(paper.inForce()).isTrue();
    assertThat(paper.address()).isEqualTo("/tep/1");
    assertThat(paper.number()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"tell.id,''", "tell.id,MaKetQua", "ask.owner,'a b'", "tell.papers,error_code"})
  @DisplayName("A house whose fields have no name, or one twice, does not start")
  void badNames(String setting, String name) {
    assertThatThrownBy(() -> settings(Map.of(setting, name)))
        .rootCause()
        .hasMessageContaining(
            "lienthong.store.national." + setting.substring(0, setting.indexOf('.')));
  }

  @Test
  @DisplayName("404 is nothing; refusals, nonsense and faults of the server are silence")
  void faults() {
    answers("/kho/hoi", 404, "");
    assertThat(store.ask(QUESTION)).isEmpty();
    for (String body : List.of("<html>", "{\"error_code\": \"9\"}")) {
      server.removeContext("/kho/hoi");
      answers("/kho/hoi", 200, body);
      refused(() -> store.ask(QUESTION), NationalErrors.SILENT);
    }
    server.removeContext("/kho/hoi");
    answers("/kho/hoi", 500, "");
    refused(() -> store.ask(QUESTION), NationalErrors.SILENT);
    server.stop(0);
    refused(() -> store.ask(QUESTION), NationalErrors.SILENT);
  }

  @Test
  @DisplayName("Nobody waits longer than the patience, for the head of an answer or for its end")
  void timeouts() {
    HttpNationalStore hasty = store(Duration.ofMillis(300));
    server.createContext("/kho/hoi", exchange -> await());
    refused(() -> hasty.ask(QUESTION), NationalErrors.SILENT);
    server.createContext(
        "/kho/tep/1",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
          await();
        });
    refused(() -> hasty.fetch(at("/tep/1"), "099900700001"), NationalErrors.SILENT);
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @DisplayName("A file comes only from the store itself, is not too large, and may be gone")
  void files() {
    answers("/kho/tep/1", 200, "nội dung");
    answers("/kho/tep/2", 410, "");
    answers("/kho/tep/3", 404, "");
    answers("/kho/tep/4", 200, "x".repeat(1001));
    assertThat(new String(store.fetch(at("/tep/1"), "x"), StandardCharsets.UTF_8))
        .isEqualTo("nội dung");
    refused(() -> store.fetch(at("/tep/2"), "x"), NationalErrors.REVOKED);
    refused(() -> store.fetch(at("/tep/3"), "x"), NationalErrors.NOT_FOUND);
    refused(() -> store.fetch(at("/tep/4"), "x"), NationalErrors.SILENT);
    for (String elsewhere :
        List.of("http://127.0.0.1:1/tep/1", "//127.0.0.1:1/x", "../bi-mat", "tep/../../x")) {
      refused(() -> store.fetch(at(elsewhere), "x"), NationalErrors.NO_FILE);
    }
    refused(() -> store.fetch(at(null), "x"), NationalErrors.NO_FILE);
  }
}
