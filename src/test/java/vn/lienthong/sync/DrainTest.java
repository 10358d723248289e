package vn.lienthong.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierIntake;
import vn.lienthong.dossiers.DossierSupplement;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;

@HouseTest
@TestPropertySource(properties = "lienthong.test.database=_sync")
class DrainTest {
  @Autowired TestOffice offices;
  @Autowired TestActs acts;
  @Autowired DossierIntake intake;
  @Autowired DossierSupplement supplement;
  @Autowired TestPortal portal;
  @Autowired DeadLetters letters;
  @Autowired SyncDesk desk;
  @Autowired Lanes lanes;
  @Autowired MockMvcTester mvc;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transactions;

  private TestOffice.Office office;

  @BeforeEach
  void open() {
    portal.reset();
    office = offices.open();
    offices.exempt(office);
  }

  @Test
  void anActAndItsMessagesStandOrFallTogether() {
    assertThatThrownBy(() ->
            transactions.executeWithoutResult(status -> {
              acts.receive(office);
              throw new IllegalStateException("no");
            }))
        .hasMessage("no");
    assertThat(portal.open()).isZero();
    Dossier stands = acts.receive(office);
    assertThat(portal.told(stands.code()))
        .containsExactly(
            stands.code() + ":1:DongBoHoSoMC", stands.code() + ":1:CapNhatTienDoHoSoMC");
  }

  @Test
  @DisplayName(
      "The portal hears every act in its order, with the status the act made: 2 4 5 4 6 4 9 10")
  void wholeLifeInOrder() {
    Dossier d = acts.receive(office);
    acts.assign(office, d.id());
    acts.supplement(office, d.id());
    acts.supplemented(office, d.id());
    acts.pay(office, d.id());
    acts.finish(office, d.id());
    portal.drainAll(portal.drain());
    assertThat(portal.heard(d.code())).isEqualTo(portal.told(d.code()));
    assertThat(
            jdbc.sql(
                    """
                    select status from npsp.message
                    where code = :code and service = 'CapNhatTienDoHoSoMC' order by number
                    """)
                .param("code", d.code())
                .query(Integer.class)
                .list())
        .containsExactly(2, 4, 5, 4, 6, 4, 4, 4, 9, 10);
    assertThat(
            jdbc.sql(
                    """
                    select status from npsp.message
                    where code = :code and service = 'DongBoHoSoMC' order by number
                    """)
                .param("code", d.code())
                .query(Integer.class)
                .list())
        .containsExactly(2, 4, 5, 4, 6, 4, 9, 10);
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from npsp.message
                    where code = :code and service = 'DongBoHoSoMC' and status < 9
                      and body like '%"NgayKetThucXuLy":"%'
                    """)
                .param("code", d.code())
                .query(Long.class)
                .single())
        .as("messages of earlier acts that know of the later end")
        .isZero();
  }

  private String heard(Dossier dossier, String service) {
    return jdbc.sql(
            """
            select body from npsp.message where code = :code and service = :service
            order by number desc limit 1
            """)
        .param("code", dossier.code())
        .param("service", service)
        .query(String.class)
        .single();
  }

  @Test
  @DisplayName(
      "Form 02: the portal hears which database is wrong (NĐ 309/2026 Art. 8.1a) and until when an"
          + " answer is asked, in the text of the supplement")
  void formTwo() {
    Dossier d = acts.receive(office);
    acts.assign(office, d.id());
    LocalDate day = LocalDate.now(Vietnam.ZONE).plusDays(5);
    supplement.request(
        d.id(),
        null,
        new DossierSupplement.Request(
            "Sai nơi cư trú",
            List.of(
                new Supplement.Item(null, "Nơi cư trú", "Cập nhật", "CSDL quốc gia về dân cư"),
                new Supplement.Item("banve", "Bản vẽ", "Nộp bản vẽ có dấu")),
            null,
            null,
            day),
        office.specialist());
    portal.drainAll(portal.drain());
    String shown = DateTimeFormatter.ofPattern("dd/MM/yyyy").format(day);
    JsonNode sent =
        JsonMapper.shared().readTree(heard(d, "DongBoHoSoMC")).path("DanhSachHoSoBoSung").path(0);
    assertThat(sent.path("NoiDungBoSung").asString())
        .isEqualTo(
            """
            Sai nơi cư trú
            Bổ sung trước hết ngày %s
            - Nơi cư trú: Cập nhật (nguồn dữ liệu: CSDL quốc gia về dân cư)
            - Bản vẽ: Nộp bản vẽ có dấu\
            """
                .formatted(shown));
    assertThat(sent.path("DanhSachGiayToBoSung").path(0).path("YeuCau").asString())
        .isEqualTo("Cập nhật (nguồn dữ liệu: CSDL quốc gia về dân cư)");
    assertThat(
            JsonMapper.shared()
                .readTree(heard(d, "CapNhatTienDoHoSoMC"))
                .path("NoiDungXuLy")
                .asString())
        .contains("Sai nơi cư trú; Bổ sung trước hết ngày " + shown);
  }

  @Test
  @DisplayName("Form 03: reason and legal ground of a refusal reach the portal, as its free texts")
  void formThree() {
    Dossier refused = intake.register(office.papers(), Channel.COUNTER, null, office.counter());
    intake.refuse(
        refused.id(), null, "Không thuộc thẩm quyền", "Điều 5 Luật Thử", office.counter());
    Dossier appraised = acts.receive(office);
    acts.assign(office, appraised.id());
    acts.refuse(office, appraised.id(), "Đất không đủ điều kiện", "Điều 9 Luật Thử");
    Dossier granted = acts.receive(office);
    acts.assign(office, granted.id());
    acts.finish(office, granted.id());
    portal.drainAll(portal.drain());
    assertThat(note(refused))
        .isEqualTo("Lý do từ chối: Không thuộc thẩm quyền; Căn cứ pháp lý: Điều 5 Luật Thử");
    assertThat(heard(refused, "CapNhatTienDoHoSoMC"))
        .contains("Không thuộc thẩm quyền", "Căn cứ pháp lý: Điều 5 Luật Thử");
    assertThat(note(appraised))
        .isEqualTo("Lý do từ chối: Đất không đủ điều kiện; Căn cứ pháp lý: Điều 9 Luật Thử");
    assertThat(heard(appraised, "CapNhatTienDoHoSoMC"))
        .contains("Đất không đủ điều kiện", "Căn cứ pháp lý: Điều 9 Luật Thử");
    assertThat(note(granted)).isEmpty();
  }

  private String note(Dossier dossier) {
    return JsonMapper.shared().readTree(heard(dossier, "DongBoHoSoMC")).path("GhiChu").asString("");
  }

  @Test
  @DisplayName(
      "Programs read how much of a dossier the portal has: waiting, acknowledged, refused, again")
  void theDossierSaysHowMuchOfItIsTold() {
    Dossier d = acts.receive(office);
    assertThat(told(d)).isEqualTo("PENDING");
    portal.drainAll(portal.drain());
    assertThat(told(d)).isEqualTo("ACKNOWLEDGED");
    acts.assign(office, d.id());
    assertThat(told(d)).isEqualTo("PENDING");
    portal.fault("REJECT", 1, 100, 0);
    portal.drainAll(portal.drain());
    assertThat(told(d)).isEqualTo("FAILED");
    jdbc.sql("truncate sync.lane, sync.message").update();
    assertThat(told(d)).isEqualTo("NOT_SENT");
  }

  private String told(Dossier dossier) {
    var answer =
        mvc.get()
            .uri("/api/v1/dossiers/" + dossier.id())
            .with(TestOffice.as(office.counter()))
            .exchange()
            .getResponse();
    assertThat(answer.getStatus()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.getContentAsByteArray()).path("sync").asString();
  }

  @Test
  @DisplayName(
      "2,000 messages, every failure of the portal and a sender killed again and again: none lost,"
          + " none doubled, all in order")
  void survivesEverything() {
    int dossiers = 100;
    List<Dossier> all = new ArrayList<>();
    for (int i = 0; i < dossiers; i++) {
      Dossier d = acts.receive(office);
      acts.assign(office, d.id());
      for (int n = 0; n < 16; n++) {
        acts.note(office, d.id());
      }
      all.add(d);
    }
    portal.fault("OUTAGE", 60, 20, 0);
    portal.fault("TIMEOUT_AFTER_STORING", 40, 10, 20);
    portal.fault("REJECT", 15, 3, 0);
    portal.fault("SLOW", 20, 5, 50);
    portal.fault("DUPLICATE_ACKNOWLEDGEMENT", 40, 10, 0);
    portal.fault("OUT_OF_ORDER", 40, 10, 0);
    Random random = new Random(42);
    int replayed = 0;
    for (int rounds = 0; rounds < 50 && (portal.open() > 0 || desk.dead() > 0); rounds++) {
      portal.drainAll(portal.dyingDrain(message -> random.nextInt(100) < 3));
      for (DeadLetters.Kind kind : letters.kinds()) {
        replayed += letters.replayAll(kind.reason(), kind.field(), CurrentUser.SYSTEM);
      }
    }
    for (Dossier d : all) {
      assertThat(portal.told(d.code())).hasSize(20);
      assertThat(portal.heard(d.code())).isEqualTo(portal.told(d.code()));
    }
    assertThat(count("select count(*) from npsp.message")).isEqualTo(20L * dossiers);
    assertThat(count("select count(*) from npsp.message where copies > 1"))
        .as("came twice, stored once")
        .isGreaterThan(50);
    assertThat(count("select count(*) from npsp.fault where struck > 0")).isEqualTo(6);
    assertThat(count("select count(*) from npsp.dossier where status = 4")).isEqualTo(dossiers);
    assertThat(replayed).isGreaterThan(0);
  }

  @Test
  void aDeadNodesLaneComesBackWhenItsLeaseIsOver() {
    Dossier d = acts.receive(office);
    assertThat(lanes.claim(10, portal.instant())).hasSize(1);
    assertThat(portal.drain().run()).isZero();
    portal.turn(Lanes.LEASE.plusSeconds(1));
    assertThat(portal.drain().run()).isEqualTo(2);
    assertThat(portal.heard(d.code())).hasSize(2);
  }

  @Test
  @DisplayName("While the portal is down one message at a time tries it, and nothing dies")
  void anOutageCostsLittle() {
    for (int i = 0; i < 30; i++) {
      acts.receive(office);
    }
    portal.fault("OUTAGE", 1_000_000, 100, 0);
    Drain drain = portal.drain();
    int rounds = 60;
    for (int i = 0; i < rounds; i++) {
      drain.run();
      portal.turn(Duration.ofSeconds(61));
    }
    assertThat(count("select struck from npsp.fault where kind = 'OUTAGE'"))
        .isLessThan(rounds + 20);
    SyncDesk.Summary summary = desk.summary();
    assertThat(summary.waiting()).isEqualTo(60);
    assertThat(summary.dead()).isZero();
    assertThat(summary.lineError()).isEqualTo(Failure.Reason.UNREACHABLE);
    portal.fault("OUTAGE", 0, 100, 0);
    assertThat(portal.drainAll(drain)).isEqualTo(60);
    assertThat(desk.summary().nextTryAt()).isNull();
  }

  @Test
  @DisplayName(
      "An outage that one lane alone meets kills no message, nor does one passing fault after it")
  void anOutageIsNoFaultOfTheMessage() {
    acts.receive(office);
    portal.drainAll(portal.drain());
    Dossier d = acts.receive(office);
    portal.fault("OUTAGE", 1_000_000, 100, 0);
    Drain drain = portal.drain();
    for (int i = 0; i < 40; i++) {
      drain.run();
      portal.turn(Duration.ofMinutes(6));
    }
    assertThat(desk.summary().dead()).isZero();
    portal.fault("OUTAGE", 0, 100, 0);
    portal.fault("DUPLICATE_ACKNOWLEDGEMENT", 1, 100, 0);
    portal.drainAll(drain);
    assertThat(count("select struck from npsp.fault where kind = 'DUPLICATE_ACKNOWLEDGEMENT'"))
        .isOne();
    assertThat(desk.summary().dead()).isZero();
    assertThat(portal.heard(d.code())).isEqualTo(portal.told(d.code()));
  }

  @Test
  @DisplayName("A dead letter names its field; mended and sent again, what stood behind it follows")
  void deadLetters() {
    LocalDate today = LocalDate.now(Vietnam.ZONE);
    offices.publishAgain(office, today.minusDays(1), json -> json.remove("sectorCode"));
    Dossier d = acts.receive(office);
    acts.assign(office, d.id());
    portal.drainAll(portal.drain());
    DeadLetters.Letter letter =
        letters.letters(null, 100).stream()
            .filter(l -> l.code().equals(d.code()))
            .findFirst()
            .orElseThrow();
    assertThat(letter.failure())
        .isEqualTo(new Failure(Failure.Reason.FIELD_MISSING, "MaLinhVuc", null, null));
    assertThat(letter.label()).isEqualTo("Mã lĩnh vực");
    assertThat(letter.remedy()).isEqualTo(Adapter.Remedy.PROCEDURE);
    assertThat(letter.behind()).isEqualTo(3);
    assertThat(portal.heard(d.code())).isEmpty();
    UUID id = letter.message().id();
    assertThatThrownBy(() -> letters.replay(id, office.leader())).isInstanceOf(AppException.class);

    offices.publishAgain(office, today, json -> json.put("sectorCode", "THU-01"));
    letters.replay(id, CurrentUser.SYSTEM);
    portal.drainAll(portal.drain());
    assertThat(portal.heard(d.code())).isEqualTo(portal.told(d.code())).hasSize(4);
    assertThatThrownBy(() -> letters.replay(id, CurrentUser.SYSTEM))
        .hasMessage(SyncErrors.NOT_DEAD.key());
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
