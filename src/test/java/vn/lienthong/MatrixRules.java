package vn.lienthong;

import java.util.List;
import java.util.Optional;
import vn.lienthong.shared.CurrentUser;

/**
 * Who reaches an object that is not their own, and why: whatever is not in this table is refused.
 * {@code @Access} of the endpoint has been passed before a rule is asked.
 */
final class MatrixRules {
  private MatrixRules() {}

  /**
   * @param endpoints regular expression over "GET /path/{id}"
   * @param province permission that a province-wide post must give; empty: whoever may call at all
   * @param not a refusal that this rule also explains; 0 for none
   */
  record Rule(String endpoints, String province, String why, int not) {
    boolean grants(String endpoint, CurrentUser user) {
      return endpoint.matches(endpoints)
          && (province.isEmpty()
              || user.postsWith(province).stream()
                  .anyMatch(post -> post.scope() == CurrentUser.Scope.PROVINCE));
    }
  }

  static final List<Rule> RULES =
      List.of(
          // the public
          all("GET /notices/\\{id}", "notices are published"),
          all("GET /design/errors/\\{status}", "the page of components shows no object"),
          all("GET (/api/v1)?/procedures/\\{code.*", "procedures in force are public"),
          new Rule(
              "GET /directory/agencies/\\{id}",
              "",
              "agencies that serve the public are public",
              404),
          // everybody who is signed in in the right kind
          all("POST /api/v1/dossiers/filings", "every citizen may file"),
          all("(GET|POST) /dossiers/file/\\{code}", "every citizen may begin to file"),
          // every official
          all("GET (/api/v1|/directory)/units/(by-code/)?\\{\\w+}", "officials see the directory"),
          all("GET (/api/v1|/directory)/people/\\{id}", "officials see the directory"),
          all("GET /directory/units/new", "an empty form"),
          all(
              "GET /directory/people/\\{id}/assignments/new",
              "anybody may be called to one's unit"),
          all("GET /procedures/manage/\\{code}(/compare)?", "officials see all versions"),
          // what belongs to the province and to no unit; the positions are the province's
          all(".* /procedures/(drafts|imports|review)/.*", "the catalogue is the province's"),
          all("POST /procedures/manage/.*", "the catalogue is the province's"),
          all(".* /api/v1/procedures/drafts/.*", "the catalogue is the province's"),
          all("POST /api/v1/procedures/\\{code}/drafts", "the catalogue is the province's"),
          all(".* (/api/v1)?/procedures/lists/.*", "lists of choices are the province's"),
          all(".* /worktime/days/\\{date}", "the calendar is the province's"),
          province(
              ".* /worktime/values/.*",
              "worktime.edit",
              "the legal values are the province's; none begins on that day",
              404),
          all(".* /identity/policy/\\{code}", "the policy is the province's"),
          all(".* /notifications/(templates|outbox)/.*", "texts and outbox are the province's"),
          all("GET /audit/\\{id}", "auditors read the whole log"),
          new Rule(
              ".*/sync/reconciliation.*",
              "",
              "the line to the national portal is the province's",
              404),
          new Rule("POST /simulator/npsp/.*", "", "the simulator asks for tokens of its own", 401),
          all(".*/sync/dead-letters/.*", "the line to the national portal is the province's"),
          all("GET /payments/receipts/\\{code}", "whoever holds the paper may check it"),
          // the hall
          all("GET /queue/(kiosk|display)/.*", "kiosk and display stand in a public hall"),
          all("GET /queue/tickets/\\{token}", "whoever holds the number may follow it"),
          all("POST /queue/kiosk/.*", "whoever stands at the kiosk draws a number"),
          province("GET /api/v1/queue/halls/\\{id}/figures", "queue.view", "control of all"),
          province(
              "POST /queue/(counters/\\{id}|halls/\\{id}/counters)",
              "queue.manage",
              "sets all halls up, with groups of the same hall",
              404),
          province(".*/queue/(halls|groups|counters)/.*", "queue.manage", "sets all halls up"),
          new Rule(
              "GET /store/shared/\\{code}(/file)?",
              "",
              "its owner gave the link to the bearer",
              404),
          // duty over all units
          province(
              "POST /dossiers/(\\{id}/(apology|mistake(/decide)?|stop)|parts/\\{part}/ask-supplement)",
              "dossiers.view",
              "reads the dossier, and is shown what the form lacks before it is refused",
              422),
          all(".*/proactive/rules/.*", "the rules are the province's"),
          all("(GET|POST) /store/check/\\{code}", "whoever holds a copy may check it"),
          all("POST /api/v1/store/lookups", "with the word of the person, and recorded"),
          province("POST (/api/v1)?/queue/halls", "queue.manage", "sets all halls up"),
          province(
              "POST (/api/v1)?/dossiers/satisfaction/scores",
              "dossiers.control",
              "scores all units"),
          province("POST /indices/petitions", "indices.enter", "figures of all units"),
          province("GET (/api/v1)?/store/(items|copies)/\\{id}", "store.view", "control of all"),
          all(".*/indices/formulas/.*", "formulas are the province's; all may read them"),
          all("(POST|PUT) .*/indices/publications/.*", "the catalogue is the province's"),
          // duty over all units
          province("GET (/api/v1)?/indices/units/.*", "indices.view", "figures of all units", 404),
          province("(POST|PUT) .*/indices/units/.*", "indices.edit", "figures of all units", 404),
          province("GET /dossiers/\\{id}(/panel)?", "dossiers.view", "control of all"),
          province(
              "GET (/api/v1)?/dossiers/\\{id}/"
                  + "(form-0\\d|slip|slip.pdf|return-receipt(.pdf)?|declaration.pdf)",
              "dossiers.view",
              "prints what it controls",
              404),
          province(
              "GET (/api/v1)?/dossiers/\\{id}/(apology|mistake)",
              "dossiers.view",
              "control of all",
              404),
          province(
              "GET (/api/v1|/dossiers)/handovers/\\{id}(/list(.pdf)?)?",
              "dossiers.view",
              "control of all"),
          province("GET (/api/v1)?/dossiers/\\{id}/direct.*", "dossiers.view", "control of all"),
          province("POST .*/\\{id}/(directives|nudge)", "dossiers.direct", "leads the province"),
          province("GET /dossiers/consultations/.*", "dossiers.view", "reads, not answers", 403),
          province("GET /api/v1/dossiers/\\{id}(/parts)?", "dossiers.view", "control of all"),
          province("GET (/api/v1)?/files/\\{id}.*", "dossiers.view", "a file of such a dossier"),
          province("GET (/payments|/api/v1)/charges/.*", "payments.view", "control of all"),
          province("POST /payments/(anomalies|differences)/.*", "payments.reconcile", "the ledger"),
          province(".* /payments/accounts/.*", "payments.reconcile", "names all accounts"),
          province(".* /directory/.*", "directory.edit", "administers all units"),
          province(
              ".* /api/v1/(units|assignments|delegations|mergers).*",
              "directory.edit",
              "all units"),
          province(".* /identity/accounts/.*", "identity.accounts", "administers all accounts"),
          new Rule(
              "GET /identity/reviews/\\{id}",
              "",
              "one review of all units; each sees own accounts",
              404),
          province(".* /identity/reviews/.*", "identity.accounts", "reviews all accounts"),
          province(".* /identity/clients/.*", "identity.clients", "administers all clients"),
          // digital signatures
          new Rule(
              "GET (/api/v1)?/signing/verify/\\{signature}",
              "",
              "whoever holds the link of a result may check it",
              404),
          // webhooks
          province(".* (/api/v1)?/webhooks(/.*)?", "webhooks.edit", "or has just ended it", 404));

  /**
   * How an endpoint says no when the object does not stand in its address.
   *
   * @param answers status and where it sends the browser
   */
  record Refusal(String endpoints, String answers, String why) {}

  static final List<Refusal> REFUSALS =
      List.of(
          new Refusal(
              "POST (/api/v1|/dossiers)/handovers",
              "409 null|302 /dossiers/handovers/new\\?.*",
              "only what is in one's own hands can be given; the rest is not told apart"),
          new Refusal(
              "POST (/api/v1/webhooks|/webhooks/new)",
              "(400|422) null",
              "a program of another unit is no choice of the form"),
          new Refusal(
              "POST /api/v1/store/copies", "400 null", "a scan has to be an upload of one's own"),
          new Refusal(
              "POST /queue/counter/(call-back|transfer|tickets)",
              "409 null|302 /queue/counter",
              "who has no seat calls nobody; a seat reaches its own hall"));

  static boolean refuses(String endpoint, int status, String location) {
    return REFUSALS.stream()
        .filter(refusal -> endpoint.matches(refusal.endpoints()))
        .anyMatch(refusal -> (status + " " + location).matches(refusal.answers()));
  }

  static Optional<Rule> granting(String endpoint, CurrentUser user) {
    return RULES.stream().filter(rule -> rule.grants(endpoint, user)).findFirst();
  }

  private static Rule all(String endpoints, String why) {
    return new Rule(endpoints, "", why, 0);
  }

  private static Rule province(String endpoints, String permission, String why) {
    return province(endpoints, permission, why, 0);
  }

  private static Rule province(String endpoints, String permission, String why, int not) {
    return new Rule(endpoints, permission, why, not);
  }
}
