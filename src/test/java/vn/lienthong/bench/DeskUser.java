package vn.lienthong.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An official at a browser: signs in with a password and opens pages. */
public final class DeskUser {
  private static final Pattern FORM =
      Pattern.compile("name=\"(_csrf|csrf|[a-z_-]*csrf[a-z_-]*)\" value=\"([^\"]+)\"");

  private final HttpClient http;
  private final String origin;

  public DeskUser(String origin) {
    this(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build(),
        origin);
  }

  private DeskUser(HttpClient http, String origin) {
    this.http = http;
    this.origin = origin;
  }

  /** The same browser at another port of the machine. */
  public DeskUser at(String other) {
    return new DeskUser(http, other);
  }

  public void signIn(String username, String password) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(
            "/sign-in/staff", "/sign-in/staff", Map.of("username", username, "password", password));
    if (answer.statusCode() != 302 && answer.statusCode() != 303) {
      throw new IOException("sign-in of " + username + " gave " + answer.statusCode());
    }
  }

  public HttpResponse<String> open(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(origin + path)).GET().build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Opens the page and sends its form there. */
  public HttpResponse<String> send(String page, String action, Map<String, String> fields)
      throws IOException, InterruptedException {
    Matcher form = FORM.matcher(open(page).body());
    if (!form.find()) {
      throw new IOException("no form on " + page);
    }
    String body =
        Stream.concat(
                Stream.of(Map.entry(form.group(1), form.group(2))), fields.entrySet().stream())
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return http.send(
        HttpRequest.newBuilder(URI.create(origin + action))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
