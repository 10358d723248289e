package vn.lienthong.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierProgress;
import vn.lienthong.dossiers.DossierSnapshot;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.DossiersApi;
import vn.lienthong.dossiers.EventKind;
import vn.lienthong.dossiers.HistoryEntry;
import vn.lienthong.dossiers.HistoryRepository;
import vn.lienthong.dossiers.Party;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.NewFile;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.store.TestPapers;

/** Every field of both messages, against tables written by hand. */
@HouseTest
class PayloadTest {

  @Autowired TestOffice offices;
  @Autowired ProceduresApi procedures;
  @Autowired FilesApi files;
  @Autowired TestPapers papers;
  @Autowired DossiersApi dossiers;
  @Autowired DossierFacts facts;
  @Autowired ProgressFacts progressFacts;
  @Autowired Adapters adapters;
  @Autowired JdbcClient jdbc;

  private TestOffice.Office office;
  private UUID file;
  private Adapter adapter;

  @BeforeEach
  void open() {
    office = offices.open();
    adapter = adapters.on(LocalDate.of(2026, 3, 11));
    file =
        files
            .store(
                new NewFile("đơn.txt", "text/plain", office.counter(), "test"),
                new ByteArrayInputStream("đơn".getBytes(StandardCharsets.UTF_8)))
            .id();
  }

  @Test
  @DisplayName(
      "DongBoHoSoMC: a returned dossier with a supplement, a fee paid online with it, a duty,"
          + " papers handed in and reused, a file of the form and a result")
  void everyFieldOfADossier() throws Exception {
    assertThat(table(write(returned(SampleSnapshot.citizen("099900000011")))))
        .isEqualTo(
            """
            MaHoSo | H97.1-260302-0007
            MaTTHC | %1$s
            TenTTHC | Cấp giấy phép thử
            MaLinhVuc | THU-01
            TenLinhVuc | Thử nghiệm
            KenhThucHien | 2
            TrichYeuHoSo | Xin cấp giấy phép
            NoiNopHoSo | Trung tâm Phục vụ hành chính công
            DonViXuLy | Sở Thử
            GhiChu | Trường hợp A
            ChuHoSo | Nguyễn Văn Ân
            LoaiDoiTuong | 1
            MaDoiTuong | null
            ThongTinKhac | 12 Lê Lợi, phường Thử
            Email | an@example.vn
            Fax | null
            SoDienThoai | 0900000001
            DinhDanhCHS[0].LoaiDinhDanh | 1
            DinhDanhCHS[0].SoDinhDanh | 099900000011
            NgayNopHoSo | 20260302003000
            NgayTiepNhan | 20260302080509
            NgayHenTra | 20260312170000
            TrangThaiHoSo | 10
            NgayTra | 20260311091500
            HinhThuc | 1
            ThongTinTra | Nguyễn Văn Ân; Nhận bản chính
            NgayKetThucXuLy | 20260310160000
            NgayTuChoi | null
            HoSoCoThanhPhanSoHoa | 1
            TaiKhoanDuocXacThucVoiVNeID | 1
            DuocThanhToanTrucTuyen | 1
            DSKetNoiCSDL[0].MaCSDL | KHO-TINH
            TaiLieuNop[0].TepDinhKemId | %2$s
            TaiLieuNop[0].TenTepDinhKem | đơn.txt
            TaiLieuNop[0].IsDeleted | 0
            TaiLieuNop[0].MaThanhPhanHoSo | don
            TaiLieuNop[0].DuongDanTaiTepTin | http://localhost:8080/files/%2$s
            TaiLieuNop[0].DuocSoHoa | 1
            TaiLieuNop[0].DuocTaiSuDung | 0
            TaiLieuNop[0].DuocLayTuKhoDMQG | 0
            TaiLieuNop[0].MaKetQuaThayThe | null
            TaiLieuNop[1].TepDinhKemId | %2$s
            TaiLieuNop[1].TenTepDinhKem | đơn.txt
            TaiLieuNop[1].IsDeleted | 0
            TaiLieuNop[1].MaThanhPhanHoSo | banve
            TaiLieuNop[1].DuongDanTaiTepTin | http://localhost:8080/files/%2$s
            TaiLieuNop[1].DuocSoHoa | 1
            TaiLieuNop[1].DuocTaiSuDung | 1
            TaiLieuNop[1].DuocLayTuKhoDMQG | 0
            TaiLieuNop[1].MaKetQuaThayThe | BV-01
            DanhSachLePhi[0].TenPhiLePhi | Lệ phí
            DanhSachLePhi[0].MaPhiLePhi | LP-01
            DanhSachLePhi[0].HinhThucThu | 2
            DanhSachLePhi[0].Gia | 75000
            DanhSachLePhi[0].LoaiPhiLePhi | 2
            DanhSachLePhi[1].TenPhiLePhi | Lệ phí trước bạ
            DanhSachLePhi[1].MaPhiLePhi | null
            DanhSachLePhi[1].HinhThucThu | 2
            DanhSachLePhi[1].Gia | 200000
            DanhSachLePhi[1].LoaiPhiLePhi | 2
            DanhSachTepDinhKemKhac[0].TepDinhKemId | %2$s
            DanhSachTepDinhKemKhac[0].TenTepDinhKem | đơn.txt
            DanhSachTepDinhKemKhac[0].DuongDanTaiTepTin | http://localhost:8080/files/%2$s
            DanhSachHoSoBoSung[0].HoSoBoSungId | 00000000-0000-7000-8000-000000000001
            DanhSachHoSoBoSung[0].NguoiYeuCauBoSung | Phạm Thị Chuyên
            DanhSachHoSoBoSung[0].NoiDungBoSung | Thiếu bản vẽ
            - Bản vẽ: Nộp bản vẽ có dấu
            DanhSachHoSoBoSung[0].NgayBoSung | 20260303090000
            DanhSachHoSoBoSung[0].NguoiTiepNhanBoSung | Lê Thị Quầy
            DanhSachHoSoBoSung[0].ThongTinTiepNhan | Đủ
            DanhSachHoSoBoSung[0].NgayTiepNhanBoSung | 20260305100000
            DanhSachHoSoBoSung[0].TrangThaiBoSung | 1
            DanhSachHoSoBoSung[0].DanhSachGiayToBoSung[0].MaThanhPhanHoSo | banve
            DanhSachHoSoBoSung[0].DanhSachGiayToBoSung[0].TenGiayTo | Bản vẽ
            DanhSachHoSoBoSung[0].DanhSachGiayToBoSung[0].YeuCau | Nộp bản vẽ có dấu
            DanhSachHoSoBoSung[0].DanhSachLePhiBoSung[0].TenPhiLePhi | Lệ phí
            DanhSachHoSoBoSung[0].DanhSachLePhiBoSung[0].MaPhiLePhi | LP-01
            DanhSachHoSoBoSung[0].DanhSachLePhiBoSung[0].HinhThucThu | 2
            DanhSachHoSoBoSung[0].DanhSachLePhiBoSung[0].Gia | 75000
            DanhSachHoSoBoSung[0].DanhSachLePhiBoSung[0].LoaiPhiLePhi | 2
            DanhSachHoSoBoSung[0].NgayHenTraTruoc | 20260309170000
            DanhSachHoSoBoSung[0].NgayHenTraMoi | 20260312170000
            DanhSachGiayToKetQua[0].TenGiayTo | Giấy phép
            DanhSachGiayToKetQua[0].MaThanhPhanHoSo | null
            DanhSachGiayToKetQua[0].GiayToId | 00000000-0000-7000-8000-000000000002
            DanhSachGiayToKetQua[0].DuongDanTepTinKetQua | http://localhost:8080/files/%2$s
            DanhSachGiayToKetQua[0].MaGiayToKetQua | null
            """
                .formatted(office.procedure(), file));
  }

  @Test
  @DisplayName("CapNhatTienDoHoSoMC: who did what, in which position, within which step")
  void everyFieldOfAnAct() throws Exception {
    HistoryEntry entry =
        SampleSnapshot.entry(
            4, SampleSnapshot.ASKED, EventKind.SUPPLEMENT_REQUESTED, "Phạm Thị Chuyên");
    DossierProgress progress =
        new DossierProgress(
            "H97.1-260302-0007",
            entry,
            new HistoryRepository.StepVisit(
                UUID.randomUUID(),
                "appraise",
                "Thẩm định",
                SampleSnapshot.place("Phòng Thẩm định"),
                null,
                null,
                SampleSnapshot.RECEIVED,
                SampleSnapshot.DUE_BEFORE,
                null,
                null,
                null));
    assertThat(
            table(
                PayloadWriter.write(
                    adapter, MessageKind.PROGRESS, entry.status(), progressFacts.of(progress))))
        .isEqualTo(
            """
            MaHoSo | H97.1-260302-0007
            NguoiXuLy | Phạm Thị Chuyên
            ChucDanh | Chuyên viên
            ThoiDiemXuLy | 20260303090000
            PhongBanXuLy | Phòng Thẩm định
            NoiDungXuLy | Yêu cầu bổ sung: ghi chú
            TrangThai | 5
            NgayBatDau | 20260302080509
            NgayKetThucTheoQuyDinh | 20260309170000
            """);
  }

  @Test
  @DisplayName("An unknown number is not invented; 9 digits are an old card; a tax code is neither")
  void numbersAreNeverInvented() throws Exception {
    assertThat(write(returned(SampleSnapshot.citizen(null))))
        .containsEntry("DinhDanhCHS", List.of());
    assertThat(DossierFacts.identities("038123456"))
        .containsExactly(Map.of("kind", "OLD_CARD", "number", "038123456"));
    Map<String, Object> enterprise =
        write(returned(SampleSnapshot.party(Party.Kind.ENTERPRISE, "2800000001")));
    assertThat(enterprise)
        .containsEntry("LoaiDoiTuong", 2)
        .containsEntry("DinhDanhCHS", List.of())
        .containsEntry("ThongTinKhac", "12 Lê Lợi, phường Thử; MST: 2800000001");
  }

  @Test
  @DisplayName("A paper of the national store says so, and what it replaces; an upload does not")
  @SuppressWarnings("unchecked")
  void fromTheNationalStore() throws Exception {
    CurrentUser citizen = TestPapers.somebody();
    papers.nationalServes(office);
    UUID item = papers.fromNational(office, citizen);
    Dossier dossier = papers.fileFromStore(office, citizen, item);
    Map<String, Object> message =
        write(dossiers.snapshot(dossier.id(), dossier.version()).orElseThrow());
    List<Map<String, Object>> sent = (List<Map<String, Object>>) message.get("TaiLieuNop");
    assertThat(sent)
        .extracting(
            paper -> paper.get("MaThanhPhanHoSo"),
            paper -> paper.get("DuocLayTuKhoDMQG"),
            paper -> paper.get("DuocTaiSuDung"))
        .containsExactlyInAnyOrder(tuple("don", 0, 0), tuple("banve", 1, 1));
    assertThat(message)
        .containsEntry("DSKetNoiCSDL", List.of(Map.of("MaCSDL", "KHO-DMQG")))
        .containsEntry("DanhSachTepDinhKemKhac", List.of());
  }

  @Test
  @DisplayName("A status is never rewritten on its way: 5, 6 and 8 stay 5, 6 and 8")
  void statusesStay() throws Exception {
    for (DossierStatus status : DossierStatus.values()) {
      Map<String, Object> known =
          new LinkedHashMap<>(facts.of(returned(SampleSnapshot.citizen(null))));
      known.put("status", status.name());
      known.put("refusedAt", SampleSnapshot.HANDLED);
      assertThat(PayloadWriter.write(adapter, MessageKind.DOSSIER, status, known))
          .containsEntry("TrangThaiHoSo", status.code());
      for (DossierStatus other : DossierStatus.values()) {
        if (other != status) {
          assertThatThrownBy(() -> PayloadWriter.write(adapter, MessageKind.DOSSIER, other, known))
              .isInstanceOf(Unsendable.class)
              .hasMessage("STATUS_REWRITTEN");
        }
      }
    }
  }

  @Test
  void whatIsMissingIsNamed() {
    for (Adapter.Field field : adapter.fields("DongBoHoSoMC", "")) {
      if (field.required() == Adapter.Demand.NEVER
          || field.required() == Adapter.Demand.REFUSED
          || field.source().equals("status")) {
        continue;
      }
      Map<String, Object> known =
          new LinkedHashMap<>(facts.of(returned(SampleSnapshot.citizen(null))));
      known.put(field.source(), null);
      assertThatThrownBy(() ->
              PayloadWriter.write(adapter, MessageKind.DOSSIER, DossierStatus.RETURNED, known))
          .isInstanceOfSatisfying(
              Unsendable.class,
              e ->
                  assertThat(e.failure())
                      .isEqualTo(
                          new Failure(Failure.Reason.FIELD_MISSING, field.path(), null, null)));
    }
  }

  @Test
  @DisplayName("Another system counts 0, 1, 2: its words are rows, not code")
  void codesBelongToTheAdapter() throws Exception {
    LocalDate day = LocalDate.of(1999, 1, 1);
    try {
      jdbc.sql("insert into sync.adapter values ('OTHER', :day, 'thử', false)")
          .param("day", day)
          .update();
      jdbc.sql(
              """
              insert into sync.field select 'OTHER', message, block, field, place, source, format,
                list, required, most, label, label_en, remedy from sync.field
              where adapter = 'NPSP-1'
              """)
          .update();
      jdbc.sql(
              """
              insert into sync.code
              select 'OTHER', list, ours, case when list = 'OWNER_KIND'
                then (theirs::int - 1)::text else theirs end
              from sync.code where adapter = 'NPSP-1' and ours <> 'OTHER'
              """)
          .update();
      adapter = adapters.on(day);
      assertThat(write(returned(SampleSnapshot.citizen(null)))).containsEntry("LoaiDoiTuong", 0);
      assertThatThrownBy(() -> write(returned(SampleSnapshot.party(Party.Kind.OTHER, null))))
          .isInstanceOfSatisfying(
              Unsendable.class,
              e ->
                  assertThat(e.failure())
                      .isEqualTo(
                          new Failure(Failure.Reason.CODE_UNKNOWN, "LoaiDoiTuong", "OTHER", null)));
    } finally {
      jdbc.sql("delete from sync.field where adapter = 'OTHER'").update();
      jdbc.sql("delete from sync.code where adapter = 'OTHER'").update();
      jdbc.sql("delete from sync.adapter where version = 'OTHER'").update();
    }
  }

  private DossierSnapshot returned(Party owner) {
    return SampleSnapshot.returned(
        owner,
        office.procedure(),
        procedures.inForce(office.procedure(), LocalDate.of(2026, 3, 2)).orElseThrow().id(),
        file);
  }

  private Map<String, Object> write(DossierSnapshot snapshot) throws Unsendable {
    return PayloadWriter.write(
        adapter, MessageKind.DOSSIER, snapshot.dossier().status(), facts.of(snapshot));
  }

  private static String table(Map<String, Object> payload) {
    StringBuilder table = new StringBuilder();
    rows("", payload, table);
    return table.toString();
  }

  @SuppressWarnings("unchecked")
  private static void rows(String path, Object value, StringBuilder table) {
    if (value instanceof Map<?, ?> map) {
      ((Map<String, Object>) map)
          .forEach((name, child) -> rows(path.isEmpty() ? name : path + "." + name, child, table));
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      for (int i = 0; i < list.size(); i++) {
        rows(path + "[" + i + "]", list.get(i), table);
      }
    } else {
      table.append(path).append(" | ").append(value).append('\n');
    }
  }
}
