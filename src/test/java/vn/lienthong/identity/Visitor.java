package vn.lienthong.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.identity.secrets.Totp;

/** Somebody with a browser that follows no redirect by itself and keeps its cookies in sight. */
public final class Visitor {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern SECRET = Pattern.compile("<code[^>]*>([A-Z2-7 ]{16,})</code>");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  public final String origin;
  public final Map<String, String> cookies = new LinkedHashMap<>();
  public final List<String> setCookies = new ArrayList<>();

  public Visitor(int port) {
    origin = "http://localhost:" + port;
  }

  public HttpResponse<String> get(String address) {
    return send(request(address).GET().build());
  }

  /** Opens the page for its token, then posts the form. */
  public HttpResponse<String> submit(String page, String action, String... fields) {
    return post(action, token(get(page)), fields);
  }

  public HttpResponse<String> post(String action, String csrf, String... fields) {
    StringBuilder form = new StringBuilder("_csrf=").append(encode(csrf));
    for (int i = 0; i < fields.length; i += 2) {
      form.append('&').append(encode(fields[i])).append('=').append(encode(fields[i + 1]));
    }
    return send(
        request(action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
            .build());
  }

  public HttpResponse<String> signInAsStaff(String username, String password) {
    return submit("/sign-in/staff", "/sign-in/staff", "username", username, "password", password);
  }

  /** Enrols the second factor on the page that shows its secret. */
  public HttpResponse<String> enrol(String page) {
    HttpResponse<String> shown = get(page);
    Matcher secret = SECRET.matcher(shown.body());
    assertThat(secret.find()).as("a secret on %s", page).isTrue();
    byte[] key =
        new org.apache.commons.codec.binary.Base32().decode(secret.group(1).replace(" ", ""));
    String code = Totp.code(key, Totp.step(java.time.Instant.now()));
    return post(page, token(shown), "code", code);
  }

  public HttpResponse<String> signInAsCitizen(String number, String fault) {
    HttpResponse<String> page = get(location(get("/sign-in/citizen?next=/procedures")));
    List<String> fields = new ArrayList<>(hidden(page.body()));
    fields.addAll(List.of("citizen", number, "fault", fault));
    HttpResponse<String> chosen =
        post("/simulator/vneid/auth", token(page), fields.toArray(String[]::new));
    return get(location(chosen));
  }

  public static List<String> hidden(String html) {
    String form = html.substring(html.indexOf("<form"), html.indexOf("</form>"));
    Matcher matcher =
        Pattern.compile("type=\"hidden\" name=\"([a-z_]+)\" value=\"([^\"]*)\"").matcher(form);
    List<String> fields = new ArrayList<>();
    while (matcher.find()) {
      if (!matcher.group(1).equals("_csrf")) {
        fields.add(matcher.group(1));
        fields.add(matcher.group(2).replace("&amp;", "&"));
      }
    }
    return fields;
  }

  public static String token(HttpResponse<String> page) {
    Matcher matcher = TOKEN.matcher(page.body());
    assertThat(matcher.find()).as("a form with a token on %s", page.uri()).isTrue();
    return matcher.group(1);
  }

  public static String location(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Location")
        .orElseThrow(() ->
            new AssertionError(response.statusCode() + " is no redirect: " + response.body()));
  }

  /** Path and query of where the answer sends the browser. */
  public static String path(HttpResponse<String> response) {
    URI uri = URI.create(location(response));
    return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }

  public HttpRequest.Builder request(String address) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(address.startsWith("http") ? address : origin + address));
    builder.header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0 Safari/537.36");
    if (!cookies.isEmpty()) {
      builder.header(
          "Cookie",
          String.join(
              "; ",
              cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).toList()));
    }
    return builder;
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      HttpResponse<String> response =
          HTTP.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      for (String cookie : response.headers().allValues("Set-Cookie")) {
        setCookies.add(cookie);
        String[] pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
        if (pair[1].isEmpty() || cookie.contains("Max-Age=0")) {
          cookies.remove(pair[0]);
        } else {
          cookies.put(pair[0], pair[1]);
        }
      }
      return response;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
