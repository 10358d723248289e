package vn.lienthong.dossiers;

import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.Position;
import vn.lienthong.directory.TestUnits;
import vn.lienthong.directory.UnitKind;
import vn.lienthong.payments.Charge;
import vn.lienthong.payments.Means;
import vn.lienthong.payments.PaymentsApi;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureJson;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.WorktimeApi;

/** A department with a division, a service centre, its people and one procedure, per test. */
@Component
public class TestOffice {
  /** A node that follows another on the same database begins elsewhere. */
  private static final AtomicInteger NUMBER =
      new AtomicInteger(Integer.getInteger("lienthong.test.first", 100));

  private final TestUnits units;
  private final DirectoryApi directory;
  private final ProceduresApi procedures;
  private final WorktimeApi worktime;
  private final DossierRepository dossiers;
  private final DossierCharges charges;
  private final PaymentsApi payments;
  private final JdbcClient jdbc;

  TestOffice(
      TestUnits units,
      DirectoryApi directory,
      ProceduresApi procedures,
      WorktimeApi worktime,
      DossierRepository dossiers,
      DossierCharges charges,
      PaymentsApi payments,
      JdbcClient jdbc) {
    this.units = units;
    this.directory = directory;
    this.procedures = procedures;
    this.worktime = worktime;
    this.dossiers = dossiers;
    this.charges = charges;
    this.payments = payments;
    this.jdbc = jdbc;
  }

  /** The instant, or the same hour of the next day on which counters are open. */
  public Instant open(Instant at) {
    Instant open = at;
    while (!worktime.calendar().type(LocalDate.ofInstant(open, Vietnam.ZONE)).working()) {
      open = open.plus(Duration.ofDays(1));
    }
    return open;
  }

  /** An office as it stands; the users act in the posts they hold now. */
  public record Office(
      String code,
      UUID agency,
      UUID division,
      UUID centre,
      String procedure,
      CurrentUser counter,
      CurrentUser head,
      CurrentUser specialist,
      CurrentUser colleague,
      CurrentUser leader,
      CurrentUser clerk) {

    public NewDossier papers() {
      return papers("Nguyễn Văn Ân");
    }

    public NewDossier papers(String owner) {
      Party party =
          new Party(
              Party.Kind.CITIZEN,
              owner,
              "099900000011",
              "0900000001",
              null,
              "12 Lê Lợi, phường Thử",
              "99901",
              null);
      return new NewDossier(
          procedure,
          null,
          null,
          party,
          party,
          Delivery.COUNTER,
          1,
          null,
          Map.of("area", "120"),
          List.of(new ReceivedComponent("don", 1, 0, 0, List.of())));
    }
  }

  /** The fee of the procedure is not asked for from now on: nothing is owed when it is returned. */
  public void exempt(Office office) {
    exempt(office.procedure());
  }

  void exempt(String procedure) {
    collect(procedure, "EXEMPT");
  }

  /** The fee of the procedure is collected at that moment from now on. */
  public void collect(String procedure, String moment) {
    jdbc.sql(
            """
            insert into dossiers.collection_rule (procedure_code, channel, valid_from, collection,
              basis) values (:procedure, '*', '2020-01-01', :moment, 'thử')
            """)
        .param("procedure", procedure)
        .param("moment", moment)
        .update();
  }

  /** The counter takes what is due; the dossier knows it at the end. */
  public void pay(UUID dossier, CurrentUser officer) {
    for (Charge charge : charges.of(dossier)) {
      if (charge.due()) {
        payments.takeAtCounter(charge.id(), Means.CASH, "0000042", officer);
      }
    }
    await().until(() -> dossiers.get(dossier).states().payment() == States.Payment.PAID);
  }

  public Office open() {
    return open(ProcedureContent.SupplementRule.RESTART);
  }

  public Office open(ProcedureContent.SupplementRule rule) {
    int n = NUMBER.incrementAndGet();
    String code = "H97." + n;
    UUID agency = units.unit(code, "Sở Thử " + n, UnitKind.DEPARTMENT, units.root());
    UUID division = units.unit(code + ".01", "Phòng Thẩm định", UnitKind.DIVISION, agency);
    UUID centre =
        units.unit(
            code + ".09", "Trung tâm Phục vụ hành chính công", UnitKind.SERVICE_CENTRE, agency);
    String procedure = "9.%06d".formatted(n);
    procedures.publish(content(procedure, rule), List.of(agency), CurrentUser.SYSTEM);
    return new Office(
        code,
        agency,
        division,
        centre,
        procedure,
        staff("Lê Thị Quầy", Position.COUNTER_OFFICER, centre),
        staff("Vũ Văn Trưởng", Position.DIVISION_HEAD, division),
        staff("Phạm Thị Chuyên", Position.SPECIALIST, division),
        staff("Đỗ Văn Viên", Position.SPECIALIST, division),
        staff("Trần Thị Lãnh", Position.LEADER, agency),
        staff("Hồ Văn Thư", Position.CLERK, agency));
  }

  /** Publishes the procedure of the office once more from the day on, with a change to its JSON. */
  public void publishAgain(Office office, LocalDate from, Consumer<ObjectNode> change) {
    LocalDate today = LocalDate.now(Vietnam.ZONE);
    ProcedureContent content =
        procedures.inForce(office.procedure(), today).orElseThrow().content();
    ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(ProcedureJson.write(content));
    json.put("effectiveFrom", from.toString());
    change.accept(json);
    procedures.publish(
        ProcedureJson.read(json.toString()), List.of(office.agency()), CurrentUser.SYSTEM);
  }

  public CurrentUser staff(String name, Position position, UUID unit) {
    UUID person = units.person(name);
    units.assign(person, position, unit);
    return new CurrentUser(
        CurrentUser.Kind.STAFF, person, name, null, directory.postsOf(person, Instant.now()));
  }

  /** A request made by the user. */
  public static RequestPostProcessor as(CurrentUser user) {
    return authentication(new PreAuthenticatedAuthenticationToken(user, null, List.of()));
  }

  public static CurrentUser citizen(String name, String number) {
    return new CurrentUser(CurrentUser.Kind.CITIZEN, UUID.randomUUID(), name, number, List.of());
  }

  static ProcedureContent content(String code, ProcedureContent.SupplementRule rule) {
    return new ProcedureContent(
        code,
        "Cấp giấy phép thử",
        null,
        "THU-01",
        "Thử nghiệm",
        null,
        List.of(ProcedureContent.Level.PROVINCE),
        List.of(ProcedureContent.Applicant.CITIZEN),
        LocalDate.of(2020, 1, 1),
        "01/QĐ-UBND",
        null,
        null,
        null,
        null,
        List.of(new ProcedureContent.Result(null, "Giấy phép", true)),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            channel(ProcedureContent.Channel.COUNTER), channel(ProcedureContent.Channel.ONLINE)),
        List.of(
            new ProcedureContent.Component(
                "don",
                "Đơn đề nghị",
                ProcedureContent.ComponentGroup.SUBMIT,
                null,
                1,
                0,
                0,
                null,
                true),
            new ProcedureContent.Component(
                "banve",
                "Bản vẽ",
                ProcedureContent.ComponentGroup.SUBMIT,
                null,
                0,
                1,
                0,
                null,
                false)),
        List.of(),
        null,
        List.of(),
        rule,
        List.of());
  }

  private static ProcedureContent.ChannelRow channel(ProcedureContent.Channel channel) {
    return new ProcedureContent.ChannelRow(
        channel,
        null,
        new ProcedureContent.Term(5, ProcedureContent.TermUnit.WORKING_DAY),
        null,
        List.of(
            new ProcedureContent.Fee(
                null, ProcedureContent.FeeKind.CHARGE, "Lệ phí", 75_000L, null, null)),
        null,
        null);
  }
}
