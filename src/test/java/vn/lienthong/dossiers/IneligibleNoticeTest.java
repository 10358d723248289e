package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.FormToken.csrf;
import static vn.lienthong.dossiers.TestOffice.as;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.Vietnam;

@HouseTest
class IneligibleNoticeTest {
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierSupplement service;
  @Autowired DossierRepository dossiers;
  @Autowired SupplementRepository supplements;
  @Autowired Deadlines deadlines;
  @Autowired MockMvcTester mvc;
  @Autowired JdbcClient jdbc;

  private TestOffice.Office office;

  @BeforeEach
  void open() {
    office = offices.open();
  }

  private Dossier received(Instant at) {
    UUID id = intake.receive(office.papers(), Channel.COUNTER, null, office.counter()).id();
    assignment.assign(id, null, office.specialist().requireId(), "", office.head());
    jdbc.sql("update dossiers.dossier set received_at = :at, clock_start = :at where id = :id")
        .param("at", at.atZone(Vietnam.ZONE).toOffsetDateTime())
        .param("id", id)
        .update();
    return dossiers.get(id);
  }

  private Dossier ask(Dossier dossier, @Nullable String lateReason) {
    return service.request(
        dossier.id(),
        null,
        new DossierSupplement.Request(
            "Chưa đủ điều kiện",
            List.of(new Supplement.Item("banve", "Bản vẽ", "Có dấu")),
            null,
            lateReason,
            null),
        office.specialist());
  }

  private String page(Dossier dossier) {
    return body(
        mvc.get().uri("/dossiers/" + dossier.id()).with(as(office.specialist())).exchange());
  }

  private static String body(MvcTestResult answer) {
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("NĐ 61/2018 Art. 19.4: not eligible is told within 3 working days from receipt")
  void threeWorkingDays() {
    Instant thursday = LocalDateTime.of(2026, 11, 26, 8, 0).atZone(Vietnam.ZONE).toInstant();
    assertThat(deadlines.ineligibleBy(thursday))
        .isEqualTo(LocalDateTime.of(2026, 12, 1, 8, 0).atZone(Vietnam.ZONE).toInstant());
  }

  @Test
  void inTimeNothingIsMarkedAndThePageSaysUntilWhen() {
    Dossier dossier = received(Instant.now());
    assertThat(page(dossier)).contains("Báo chưa đủ điều kiện", "chậm nhất", "Điều 19 khoản 4");
    Dossier asked = ask(dossier, null);
    Supplement sent = supplements.of(dossier.id()).getLast();
    assertThat(sent.late()).isFalse();
    assertThat(sent.notice().by()).isEqualTo(deadlines.ineligibleBy(dossier.times().receivedAt()));
    assertThat(service.noticeBy(asked)).isNull();
    assertThat(page(asked)).doesNotContain("Báo muộn", "Báo chưa đủ điều kiện");
  }

  @Test
  @DisplayName("Art. 19.4: a later Form 02 goes out with its reason, and is marked")
  void lateOnlyWithItsReason() {
    Dossier dossier = received(Instant.now().minus(Duration.ofDays(20)));
    assertThat(page(dossier)).contains("Đã quá thời điểm phải báo");
    assertThatThrownBy(() -> ask(dossier, " "))
        .hasFieldOrPropertyWithValue("code", DossiersErrors.LATE_NOTICE);
    MvcTestResult refused =
        mvc.post()
            .uri("/dossiers/" + dossier.id() + "/" + DossierAction.REQUEST_SUPPLEMENT.path())
            .with(as(office.specialist()))
            .with(csrf())
            .param("reason", "Chưa đủ điều kiện")
            .param("what-banve", "Có dấu")
            .exchange();
    assertThat(refused).hasStatus(422);
    assertThat(body(refused)).contains("Lý do báo muộn", "Báo muộn hơn thì nêu lý do");
    Dossier asked = ask(dossier, "Chờ kết quả thẩm định thực địa");
    Supplement sent = supplements.of(dossier.id()).getLast();
    assertThat(sent.late()).isTrue();
    assertThat(sent.notice().lateReason()).isEqualTo("Chờ kết quả thẩm định thực địa");
    assertThat(page(asked)).contains("Báo muộn", "Chờ kết quả thẩm định thực địa");
  }

  @Test
  @DisplayName("A second request at the stage has the leader's reason and no such date")
  void onlyTheFirst() {
    Dossier dossier = received(Instant.now());
    ask(dossier, null);
    service.receive(dossier.id(), null, List.of(), "Đủ", office.counter());
    assertThat(service.noticeBy(dossiers.get(dossier.id()))).isNull();
  }
}
