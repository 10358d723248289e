package vn.lienthong.sync;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.ComponentRepository;
import vn.lienthong.dossiers.Delivery;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierSnapshot;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.DueDates;
import vn.lienthong.dossiers.EventKind;
import vn.lienthong.dossiers.HistoryEntry;
import vn.lienthong.dossiers.Party;
import vn.lienthong.dossiers.Place;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.ResultRepository;
import vn.lienthong.dossiers.States;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.payments.Charge;
import vn.lienthong.payments.ChargeItem;
import vn.lienthong.payments.ChargeState;
import vn.lienthong.payments.CollectionTime;
import vn.lienthong.payments.Means;

/** A dossier with one of everything, and its acts, with values that a table can name. */
final class SampleSnapshot {
  static final UUID SUPPLEMENT = UUID.fromString("00000000-0000-7000-8000-000000000001");
  static final UUID RESULT = UUID.fromString("00000000-0000-7000-8000-000000000002");
  static final UUID UNIT = UUID.fromString("00000000-0000-7000-8000-000000000003");

  // 17:30:00 UTC of one day is 00:30:00 of the next in Vietnam.
  static final Instant FILED = Instant.parse("2026-03-01T17:30:00Z");
  static final Instant RECEIVED = Instant.parse("2026-03-02T01:05:09Z");
  static final Instant ASKED = Instant.parse("2026-03-03T02:00:00Z");
  static final Instant WITH_SUPPLEMENT = Instant.parse("2026-03-04T02:00:00Z");
  static final Instant SUPPLEMENTED = Instant.parse("2026-03-05T03:00:00Z");
  static final Instant DUE_BEFORE = Instant.parse("2026-03-09T10:00:00Z");
  static final Instant DUE = Instant.parse("2026-03-12T10:00:00Z");
  static final Instant HANDLED = Instant.parse("2026-03-10T09:00:00Z");
  static final Instant GIVEN = Instant.parse("2026-03-11T02:15:00Z");

  private SampleSnapshot() {}

  static Party citizen(String number) {
    return party(Party.Kind.CITIZEN, number);
  }

  static Party party(Party.Kind kind, String number) {
    return new Party(
        kind,
        "Nguyễn Văn Ân",
        number,
        "0900000001",
        "an@example.vn",
        "12 Lê Lợi, phường Thử",
        "99901",
        UNIT);
  }

  static Place place(String name) {
    return new Place(UNIT, name, "/x/");
  }

  static DossierSnapshot returned(Party owner, String procedure, UUID version, UUID file) {
    UUID id = UUID.randomUUID();
    Dossier dossier =
        new Dossier(
            id,
            9,
            "H97.1-260302-0007",
            new Dossier.Procedure(
                version,
                procedure,
                "Cấp giấy phép thử",
                "THU-01",
                null,
                "Trường hợp A",
                new Dossier.Term(5, "WORKING_DAY", Dossier.SupplementEffect.RESTART)),
            new Dossier.Organisations(
                place("Trung tâm Phục vụ hành chính công"),
                place("Trung tâm Phục vụ hành chính công"),
                place("Sở Thử"),
                place("Phòng Thẩm định")),
            owner,
            owner,
            new Dossier.Filing(
                Channel.ONLINE, Delivery.POST, 1, "Xin cấp giấy phép", Map.of(), 75_000L),
            new States(DossierStatus.RETURNED, States.Payment.PAID, States.Handover.DELIVERED),
            new Dossier.Times(
                FILED,
                null,
                RECEIVED,
                RECEIVED,
                new Dossier.Times.Appointment(DUE, DUE_BEFORE, null, null),
                new Dossier.Times.Pause(null, null),
                new Dossier.Times.End(HANDLED, GIVEN)),
            null);
    HistoryEntry received = entry(5, SUPPLEMENTED, EventKind.SUPPLEMENTED, "Lê Thị Quầy");
    HistoryEntry last = entry(9, GIVEN, EventKind.RETURNED, "Lê Thị Quầy");
    return new DossierSnapshot(
        dossier,
        last,
        List.of(received, last),
        List.of(
            new ComponentRepository.Line(
                "don", "Đơn đề nghị", true, 1, 0, 0, List.of(file), ComponentRepository.Reuse.NONE),
            new ComponentRepository.Line(
                "banve",
                "Bản vẽ",
                false,
                0,
                0,
                1,
                List.of(file),
                new ComponentRepository.Reuse(List.of(file), List.of(), "BV-01")),
            new ComponentRepository.Line(
                "form.sketch",
                "Sơ đồ",
                false,
                0,
                0,
                0,
                List.of(file),
                ComponentRepository.Reuse.NONE)),
        List.of(
            new Supplement(
                SUPPLEMENT,
                id,
                "HANDLING",
                ASKED,
                "Phạm Thị Chuyên",
                "Phòng Thẩm định",
                "Thiếu bản vẽ",
                List.of(new Supplement.Item("banve", "Bản vẽ", "Nộp bản vẽ có dấu")),
                null,
                null,
                SUPPLEMENTED,
                "Đủ",
                null)),
        List.of(
            new ResultDocument(
                RESULT,
                id,
                ResultDocument.Outcome.GRANTED,
                "12/GP",
                "Giấy phép",
                "Trần Thị Lãnh",
                LocalDate.of(2026, 3, 10),
                file,
                HANDLED,
                "Hồ Văn Thư",
                null,
                null,
                null)),
        List.of(
            new ResultRepository.Handover(
                GIVEN,
                Delivery.POST,
                "Nguyễn Văn Ân",
                null,
                "Lê Thị Quầy",
                true,
                "Nhận bản chính")),
        List.of(
            new DueDates.Change(
                SUPPLEMENTED, DUE_BEFORE, DUE, DueDates.Cause.SUPPLEMENT, "căn cứ", "Lê Thị Quầy")),
        new DossierSnapshot.Money(
            List.of(
                paid(
                    new ChargeItem(ChargeItem.Kind.CHARGE, "LP-01", "Lệ phí", 75_000),
                    new Charge.Taken(Means.ONLINE, "MP-1", "Cổng", WITH_SUPPLEMENT)),
                paid(
                    new ChargeItem(ChargeItem.Kind.DUTY, null, "Lệ phí trước bạ", 200_000),
                    new Charge.Taken(Means.CASH, "0000042", "Lê Thị Quầy", HANDLED))),
            CollectionTime.BEFORE));
  }

  static Charge paid(ChargeItem item, Charge.Taken taken) {
    return charge(item, taken, CollectionTime.BEFORE, ChargeState.PAID);
  }

  static Charge charge(
      ChargeItem item, Charge.Taken taken, CollectionTime collection, ChargeState state) {
    return new Charge(
        UUID.randomUUID(),
        "dossier:" + item.name(),
        "YC-260302-00001",
        null,
        null,
        null,
        "/x/",
        List.of(item),
        item.amount(),
        collection,
        state,
        taken,
        "X",
        null,
        null,
        RECEIVED);
  }

  static HistoryEntry entry(int version, Instant at, EventKind kind, String person) {
    DossierStatus status =
        kind == EventKind.RETURNED
            ? DossierStatus.RETURNED
            : kind == EventKind.SUPPLEMENTED
                ? DossierStatus.PROCESSING
                : DossierStatus.SUPPLEMENT_REQUESTED;
    return new HistoryEntry(
        UUID.randomUUID(),
        UNIT,
        version,
        at,
        kind,
        "appraise",
        "Thẩm định",
        UNIT,
        "STAFF",
        person,
        "Chuyên viên",
        UNIT,
        "Phòng Thẩm định",
        null,
        null,
        null,
        "ghi chú",
        status,
        null,
        null,
        Map.of());
  }
}
