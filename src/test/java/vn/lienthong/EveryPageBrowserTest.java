package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.NewAssignment;
import vn.lienthong.directory.NewPerson;
import vn.lienthong.directory.Position;
import vn.lienthong.identity.IdentityApi;
import vn.lienthong.shared.Vietnam;

/**
 * Opens every page type of the house on the demonstration province, as somebody who may see it, and
 * holds it to axe at 1366 and 360 px. A page that nobody could open must be named here, with why.
 */
@DemoTest
@Tag("browser")
@ExtendWith(BrowserExtension.class)
class EveryPageBrowserTest {
  /** Whose posts the one person of this test holds together. */
  private static final List<String> ROLES =
      List.of(
          "dung.quach",
          "thoa.truong",
          "nam.tran",
          "dat.luong",
          "son.do",
          "son.duong",
          "thao.mai",
          "cuong.nguyen",
          "long.phan",
          "an.vu");

  /** Pages in the middle of an act, which the tests of that act hold to axe. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          // HallJourneyBrowserTest
          "/queue/kiosk/{hall}/groups/{group}",
          "/queue/kiosk/{hall}/tickets/{token}",
          // DirectionBrowserTest, and /dossiers/parts/… in LinkedBrowserTest
          "/dossiers/reports/rows",
          // SignInBrowserTest
          "/sign-in",
          "/sign-in/citizen",
          "/sign-in/citizen/return",
          "/sign-in/enrol",
          "/sign-in/password",
          "/sign-in/staff",
          "/sign-in/totp",
          "/sign-out",
          "/simulator/vneid/auth",
          "/simulator/vneid/logout",
          // PaidJourneyBrowserTest
          "/payments/return/{reference}",
          "/payments/return/{reference}/state",
          "/simulator/payment-gateway/pay/{reference}",
          "/identity/clients/{id}",
          // WebhooksBrowserTest
          "/webhooks/{id}",
          // HomeBrowserTest
          "/error",
          "/refused",
          "/notices/{id}",
          // ReviewBrowserTest
          "/procedures/imports/{id}",
          "/procedures/review/{code}",
          // a link that only a signed result has; SigningBrowserTest looks at it
          "/signing/verify/{signature}",
          // JourneyBrowserTest
          "/dossiers/mine/{id}/sent",
          "/dossiers/drafts/{id}",
          "/dossiers/drafts/{id}/check",
          "/dossiers/drafts/{id}/papers",
          "/dossiers/drafts/{id}/step/{step}");

  /** {@code -Dlienthong.pages=/audit.*} looks at these pages only, while one works on them. */
  private static final String ONLY = System.getProperty("lienthong.pages", ".*");

  private static final Pattern NO_PAGE =
      Pattern.compile(
          "/api/(?!docs).*|/static/.*|.*\\.(xlsx|json|pdf|png|svg|xml|csv|pem|crl)|.*/panel"
              + "|.*/suggestions|.*/thumbnail.*|/files/\\{id}|/files/uploads.*|.*/form-0\\d"
              + "|/payments/simulator/settlement|/simulator/vneid/(jwks|userinfo)|/oauth2/.*"
              + "|.*/\\.well-known/.*|/store/shared/\\{code}/file");

  @Autowired JdbcClient jdbc;
  @Autowired DirectoryApi directory;
  @Autowired IdentityApi identity;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  /** One dossier of each state at each step first, as most pages are of one of them. */
  private static final String ONE_OF_EACH =
      """
      select id::text from dossiers.dossier
      order by row_number() over (partition by status, step_key, payment order by id desc), id desc
      """;

  private final Set<String> seen = new TreeSet<>();
  private final List<String> faults = new ArrayList<>();
  private int tried;

  @Test
  void everyPageTypeIsAccessible(Browser browser) {
    List<String> pages =
        MatrixEndpoints.all(mapping).stream()
            .filter(endpoint -> endpoint.method() == HttpMethod.GET)
            .map(MatrixEndpoints.Endpoint::path)
            .filter(path -> !NO_PAGE.matcher(path).matches())
            .distinct()
            .toList();
    walk(browser, pages, false);
    for (Citizen citizen : List.of(whoIsAskedForPapers(), whoHasPapers())) {
      signIn(browser, citizen);
      walk(browser, pages, false);
    }
    browser.renew();
    Administrator.signIn(browser, everybodyInOne(), identity);
    browser.open("/procedures/manage/2.002288");
    browser.page().locator("form[action$='/draft'] button").first().click();
    browser.page().waitForURL(url -> url.contains("/procedures/drafts/"));
    browser.open("/identity/reviews");
    browser.page().locator("form[action='/identity/reviews'] button").click();
    browser.page().waitForURL(url -> url.contains("/identity/reviews/"));
    walk(browser, pages, true);
    System.out.printf(
        "axe: %d page types of %d, %d addresses tried%n", seen.size(), pages.size(), tried);
    assertThat(faults).isEmpty();
    assertThat(pages)
        .filteredOn(path -> path.matches(ONLY) && !seen.contains(path))
        .filteredOn(path -> !path.startsWith("/dossiers/parts/"))
        .isSubsetOf(ELSEWHERE);
  }

  private record Citizen(String number, String name) {}

  private static void signIn(Browser browser, Citizen citizen) {
    browser.renew();
    browser.open("/sign-in?next=/dossiers/mine");
    browser.page().locator("a[href^='/sign-in/citizen']").first().click();
    browser.page().locator(".identity-other summary").click();
    browser.page().fill("#number", citizen.number());
    browser.page().fill("#name", citizen.name());
    browser.page().locator("button[value='other']").click();
    browser.page().waitForURL(url -> url.endsWith("/dossiers/mine"));
  }

  private void walk(Browser browser, List<String> all, boolean staff) {
    List<String> pages = all.stream().filter(page -> page.matches(ONLY)).toList();
    for (String page : pages) {
      if (!seen.contains(page) && !ELSEWHERE.contains(page)) {
        for (String path : candidates(page)) {
          tried++;
          Answer answer = answer(browser, path);
          if (answer == Answer.PAGE) {
            look(browser, page, path);
          }
          boolean another =
              answer == Answer.ANOTHER
                  || answer == Answer.REFUSED && (staff || page.contains("/mine/"));
          if (!another) {
            break;
          }
        }
      }
    }
  }

  private enum Answer {
    PAGE,
    /** Perhaps another object of the kind has the page. */
    ANOTHER,
    /** A citizen is refused the pages of staff whatever the object is. */
    REFUSED,
    /** Whoever is not signed in sees it of no object. */
    SIGN_IN
  }

  private static Answer answer(Browser browser, String path) {
    APIResponse answer =
        browser
            .page()
            .request()
            .get(browser.origin() + path, RequestOptions.create().setMaxRedirects(0));
    boolean page =
        answer.status() == 200
            && answer.headers().getOrDefault("content-type", "").startsWith("text/html");
    boolean signIn =
        answer.status() == 302
            && answer.headers().getOrDefault("location", "").contains("/sign-in");
    answer.dispose();
    if (page) {
      return Answer.PAGE;
    }
    return signIn ? Answer.SIGN_IN : answer.status() == 403 ? Answer.REFUSED : Answer.ANOTHER;
  }

  private void look(Browser browser, String page, String path) {
    seen.add(page);
    browser.open(path);
    try {
      browser.isAccessible("every" + page.replaceAll("[^a-z0-9]+", "-"));
    } catch (AssertionError fault) {
      faults.add(page + ": " + fault.getMessage());
    }
  }

  private List<String> candidates(String page) {
    String path = page.replaceAll("\\{code:.*}", "2.002288").replace("{status}", "404");
    path = path.replace("{date}", LocalDate.now(Vietnam.ZONE).plusDays(30).toString());
    path = path.replace("{day}", LocalDate.now(Vietnam.ZONE).minusDays(1).toString());
    path = path.replace("{event}/{channel}/{lang}", "dossiers.accepted/EMAIL/vi");
    if (path.equals("/dossiers/parts/{part}/{action}")) {
      return parts();
    }
    if (path.equals("/sync/dossiers")) {
      return List.of(path + "?code=" + one("select code from sync.lane order by code limit 1"));
    }
    path = path.replace("{indicator}", "ON_TIME");
    if (!path.contains("{")) {
      return List.of(path);
    }
    if (path.endsWith("/compare")) {
      return List.of(path.replace("{code}", "2.002288") + versions());
    }
    String known = path;
    return ids(path).stream().map(id -> known.replaceFirst("\\{\\w+}", id)).toList();
  }

  /** Forms of the lead and of an agency, whichever the one who walks may open. */
  private List<String> parts() {
    return jdbc
        .sql("select id::text from dossiers.part where finished_at is null order by status, id")
        .query((row, number) -> row.getString(1))
        .list()
        .stream()
        .flatMap(id ->
            Stream.of("propose", "approve", "sign-approve", "nudge", "decline-supplement", "assign")
                .map(action -> "/dossiers/parts/" + id + "/" + action))
        .toList();
  }

  private List<String> ids(String path) {
    String table =
        path.startsWith("/dossiers/handovers/")
            ? "select id::text from dossiers.transfer order by state desc, id"
            : path.startsWith("/dossiers/consultations/")
                ? "select id::text from dossiers.consultation order by answered_at nulls first"
                : path.startsWith("/dossiers/drafts/")
                    ? "select id::text from dossiers.draft order by id desc"
                    : path.startsWith("/dossiers/mine/")
                        ? "select id::text from dossiers.dossier where applicant_account is not"
                            + " null"
                        : path.startsWith("/dossiers/file/")
                                || path.startsWith("/procedures/manage/")
                            ? "select '2.002288'"
                            : path.startsWith("/dossiers/") ? ONE_OF_EACH : other(path);
    return jdbc.sql(table).query((row, number) -> row.getString(1)).list();
  }

  private static String other(String path) {
    return "select "
        + switch (path.replaceFirst("/\\{.*", "")) {
          case "/queue/kiosk", "/queue/display" -> "slug from queue.centre order by slug desc";
          case "/queue/tickets" -> "token from queue.ticket where state = 'WAITING' limit 5";
          case "/queue/halls" -> "id::text from queue.centre";
          case "/post/consignments" -> "id::text from post.consignment order by id limit 50";
          case "/post/lists" -> "id::text from post.hand_over limit 50";
          case "/audit" ->
              "id::text from audit.entry where after is not null order by length(after) desc limit"
                  + " 1";
          case "/directory/agencies" ->
              "id::text from directory.unit where kind = 'DEPARTMENT' limit 5";
          case "/directory/assignments" -> "id::text from directory.assignment";
          case "/directory/people" -> "id::text from directory.person limit 20";
          case "/directory/units" -> "unit_id::text from directory.assignment limit 20";
          case "/files" -> "id::text from files.stored_file where media_type = 'application/pdf'";
          case "/identity/accounts" -> "id::text from identity.staff_account limit 20";
          case "/identity/clients" -> "id::text from identity.client limit 20";
          case "/identity/policy" -> "'idle.staff'";
          case "/worktime/values" -> "'ONLINE_ANSWER_HOURS'";
          case "/indices/units" -> "unit_id::text from indices.tally group by 1";
          case "/identity/reviews" -> "id::text from identity.access_review";
          case "/notices" -> "id::text from home.notice";
          case "/payments/accounts" -> "id::text from payments.beneficiary_account limit 3";
          case "/payments/charges" -> "id::text from payments.charge limit 20";
          case "/payments/receipts" ->
              "check_code from payments.charge where state = 'PAID' limit 5";
          case "/procedures/lists" -> "code from procedures.choice_list";
          case "/procedures/drafts" -> "id::text from procedures.version where state = 'DRAFT'";
          case "/store/items" ->
              "id::text from store.item order by state = 'REVOKED' desc limit 20";
          case "/store/mine" ->
              "i.id::text from store.item i join identity.citizen_account c"
                  + " on c.identity_number = i.owner order by i.state = 'APPROVED' desc, i.id"
                  + " limit 20";
          case "/store/shared", "/store/check" -> "'unknown'";
          case "/proactive/rules" -> "id::text from proactive.rule order by code limit 5";
          case "/store/copies" -> "id::text from store.certified_copy limit 5";
          default -> "'?' -- " + path;
        };
  }

  private String one(String sql) {
    return jdbc.sql(sql).query((row, number) -> row.getString(1)).single();
  }

  private String versions() {
    List<String> ids =
        jdbc.sql("select id::text from procedures.version where code = '2.002288' order by id")
            .query((row, number) -> row.getString(1))
            .list();
    return "?left=" + ids.getFirst() + "&right=" + ids.getLast();
  }

  private Citizen whoIsAskedForPapers() {
    return citizen(
        """
        select c.identity_number, c.name from identity.citizen_account c
        join dossiers.dossier d on d.applicant_account = c.id
        where d.status = 'SUPPLEMENT_REQUESTED' order by d.id limit 1
        """);
  }

  private Citizen whoHasPapers() {
    return citizen(
        """
        select c.identity_number, c.name from identity.citizen_account c
        join store.item i on i.owner = c.identity_number
        order by i.state = 'APPROVED' desc, i.id limit 1
        """);
  }

  private Citizen citizen(String sql) {
    return jdbc.sql(sql)
        .query((row, number) -> new Citizen(row.getString(1), row.getString(2)))
        .single();
  }

  /** A person with all the posts of the roles. */
  private UUID everybodyInOne() {
    UUID person =
        directory.createPerson(new NewPerson("Nguyễn Thị Thử Mọi Trang", "thu@example.vn", null));
    jdbc.sql(
            """
            select distinct a.position, a.unit_id from directory.assignment a
            join identity.staff_account s on s.person_id = a.person_id
            where s.username = any (:names) and (a.valid_until is null or a.valid_until > now())
            union select 'COUNTER_OFFICER', unit_id from post.hand_over
            """)
        .param("names", ROLES.toArray(String[]::new))
        .query((row, number) ->
            new NewAssignment(
                person,
                Position.valueOf(row.getString("position")),
                "",
                row.getObject("unit_id", UUID.class),
                LocalDate.of(2025, 7, 1),
                null,
                ""))
        .list()
        .forEach(directory::assign);
    return person;
  }
}
