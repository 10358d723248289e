package vn.lienthong.indices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.DossierMeasure;
import vn.lienthong.dossiers.DossierMeasure.Result;
import vn.lienthong.dossiers.DossierMeasure.Turn;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.Place;
import vn.lienthong.payments.ChargeMark;
import vn.lienthong.payments.ChargeState;
import vn.lienthong.payments.Means;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.procedures.ProcedureJson;

/** What one dossier adds to which indicator. */
class FactRowTest {
  private static final Instant START = Instant.parse("2026-03-02T02:00:00Z");
  private static final Result GRANTED = new Result("Giấy phép", true, true);

  private static ProcedureContent procedure(@Nullable String code, boolean paper) {
    return ProcedureJson.read(
        """
        {"code": "9.000001", "name": "Cấp giấy phép", "levels": ["PROVINCE"],
         "applicants": ["CITIZEN"],
         "results": [{"code": %s, "name": "Giấy phép", "paper": %s}],
         "channels": [{"channel": "ONLINE", "term": {"amount": 5, "unit": "WORKING_DAY"},
           "fees": []}]}
        """
            .formatted(code == null ? "null" : "\"" + code + "\"", paper));
  }

  private static final ProcedureContent PAPER = procedure("KQ.G15.000033", true);

  private static DossierMeasure dossier(
      Channel channel, boolean handled, @Nullable Result result, @Nullable Long fee) {
    List<Turn> turns =
        handled
            ? List.of(
                new Turn(DossierStatus.RECEIVED, START),
                new Turn(DossierStatus.HANDLED, START.plusSeconds(3600)))
            : List.of(new Turn(DossierStatus.RECEIVED, START));
    return new DossierMeasure(
        UUID.randomUUID(),
        "H97.1-260302-0001",
        1,
        new DossierMeasure.Subject(
            "9.000001", UUID.randomUUID(), fee, new Place(UUID.randomUUID(), "Sở", "/1/2/")),
        channel,
        turns.getLast().status(),
        START,
        START,
        START.plusSeconds(7 * 24 * 3600),
        turns,
        new DossierMeasure.Marks(true, result, false, true, 0));
  }

  private static Map<String, @Nullable Object> row(
      DossierMeasure dossier, ProcedureContent procedure, ChargeMark... charges) {
    return FactRow.of(
        dossier, new FactRow.Around(procedure, List.of(charges), true), EndingTest.CALENDAR);
  }

  @Test
  @DisplayName("QĐ 766, 3.3: online counts with the code and the link of a paper result")
  void filedOnline() {
    DossierMeasure done = dossier(Channel.ONLINE, true, GRANTED, null);
    assertThat(row(done, PAPER)).containsEntry("online_counted", 1);
    assertThat(row(done, procedure(null, true))).containsEntry("online_counted", 0);
    assertThat(row(dossier(Channel.COUNTER, true, GRANTED, null), PAPER))
        .containsEntry("online", 0)
        .containsEntry("online_counted", 0);
    DossierMeasure withoutFile =
        dossier(Channel.ONLINE, true, new Result("Giấy phép", true, false), null);
    assertThat(row(withoutFile, PAPER))
        .containsEntry("online_counted", 0)
        .containsEntry("online_or_open", 0);
    assertThat(row(withoutFile, procedure(null, false))).containsEntry("online_counted", 1);
    assertThat(row(dossier(Channel.ONLINE, false, null, null), PAPER))
        .containsEntry("online_counted", 0)
        .containsEntry("online_or_open", 1);
    Result refusal = new Result("Văn bản từ chối", false, true);
    assertThat(row(dossier(Channel.ONLINE, true, refusal, null), PAPER))
        .containsEntry("online_counted", 1);
  }

  @Test
  @DisplayName("QĐ 766, 3.6: all prices 0 are left out; paid means paid online")
  void payment() {
    DossierMeasure dossier = dossier(Channel.ONLINE, false, null, null);
    assertThat(row(dossier, PAPER)).containsEntry("duty", 0);
    assertThat(row(dossier(Channel.ONLINE, false, null, 0L), PAPER)).containsEntry("duty", 0);
    assertThat(row(dossier(Channel.ONLINE, false, null, 75_000L), PAPER))
        .containsEntry("duty", 1)
        .containsEntry("paid_online", 0);
    assertThat(row(dossier, PAPER, charge(75_000, ChargeState.PAID, Means.ONLINE)))
        .containsEntry("duty", 1)
        .containsEntry("paid_online", 1);
    assertThat(row(dossier, PAPER, charge(75_000, ChargeState.PAID, Means.CASH)))
        .containsEntry("duty", 1)
        .containsEntry("paid_online", 0);
    assertThat(row(dossier, PAPER, charge(75_000, ChargeState.CANCELLED, null)))
        .containsEntry("duty", 0);
    assertThat(row(dossier, PAPER, charge(0, ChargeState.EXEMPT, null))).containsEntry("duty", 0);
  }

  private static ChargeMark charge(long amount, ChargeState state, @Nullable Means means) {
    return new ChargeMark("x", amount, state, means);
  }

  @Test
  @DisplayName("QĐ 766, 4.1, 4.2, 4.5, 5.4: result link, papers and result, account, dislike")
  void marks() {
    assertThat(row(dossier(Channel.ONLINE, true, GRANTED, null), PAPER))
        .containsEntry("paper_handled", 1)
        .containsEntry("result_link", 1)
        .containsEntry("handled", 1)
        .containsEntry("digitised", 1)
        .containsEntry("papers", 1)
        .containsEntry("connected", 1)
        .containsEntry("synced", 1)
        .containsEntry("disliked", 1)
        .containsEntry("ended", 1)
        .containsEntry("worked_minutes", 60L)
        .containsEntry("month", "2026-03-01");
    assertThat(row(dossier(Channel.ONLINE, false, null, null), PAPER))
        .containsEntry("paper", 1)
        .containsEntry("paper_handled", 0)
        .containsEntry("digitised", 0)
        .containsEntry("open", 1)
        .containsEntry("ended", 0);
  }

  @Test
  @DisplayName("NĐ 63/2010 Điều 8 khoản 2: seven mandatory parts; here three are missing")
  void mandatoryParts() {
    assertThat(ProcedureTraits.missing(PAPER)).containsExactly("SEQUENCE", "PAPERS", "AGENCY");
  }
}
