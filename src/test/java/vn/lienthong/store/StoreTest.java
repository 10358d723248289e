package vn.lienthong.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.ComponentRepository;
import vn.lienthong.dossiers.Dossier;
import vn.lienthong.dossiers.DossierApproval;
import vn.lienthong.dossiers.DossierAssignment;
import vn.lienthong.dossiers.DossierProcessing;
import vn.lienthong.dossiers.DossierResult;
import vn.lienthong.dossiers.ReceivedComponent;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.TestOffice;
import vn.lienthong.files.FilesApi;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.ErrorCode;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;

@HouseTest
class StoreTest {
  @Autowired TestOffice offices;
  @Autowired TestPapers papers;
  @Autowired ItemRepository items;
  @Autowired ItemDecisions decisions;
  @Autowired StoreDesk desk;
  @Autowired StoreApi store;
  @Autowired OwnStore own;
  @Autowired PaperShares shares;
  @Autowired UseRepository uses;
  @Autowired WarningRepository warnings;
  @Autowired ComponentRepository components;
  @Autowired DossierAssignment assignment;
  @Autowired DossierProcessing processing;
  @Autowired DossierApproval approval;
  @Autowired DossierResult result;
  @Autowired FilesApi files;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester mvc;
  @Autowired Clock clock;

  private static void refused(Runnable act, ErrorCode code) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(AppException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private StoreItem only(CurrentUser owner) {
    List<StoreItem> all = items.ofOwner(owner.identityNumber());
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  /** A drawing that an officer has approved. */
  private StoreItem approved(TestOffice.Office office, CurrentUser citizen) {
    papers.accept(office, papers.fileWithUpload(office, citizen));
    StoreItem waiting =
        items.ofOwner(citizen.identityNumber()).stream()
            .filter(i -> i.facts().name().equals("Bản vẽ"))
            .findFirst()
            .orElseThrow();
    return decisions.approve(waiting.id(), TestPapers.facts(null), office.counter());
  }

  private void issue(TestOffice.Office office, Dossier dossier, String number) {
    assignment.assign(dossier.id(), null, office.specialist().requireId(), "", office.head());
    processing.propose(
        dossier.id(),
        null,
        DossierProcessing.Proposal.GRANT,
        "Đủ điều kiện",
        List.of(),
        office.specialist());
    approval.approve(dossier.id(), null, null, office.leader());
    result.issue(
        dossier.id(),
        null,
        new DossierResult.Issue(
            ResultDocument.Outcome.GRANTED,
            number,
            "Giấy phép",
            "Trần Thị Lãnh",
            null,
            papers.upload(office.clerk(), "giay phep " + number.replace("/", "-"))),
        office.clerk());
  }

  @Test
  @DisplayName(
      "Function 28 (manage the store), Decree 310/2026: an accepted paper waits for an officer,"
          + " who checks it; every step is kept")
  void managed() {
    TestOffice.Office office = offices.open();
    CurrentUser citizen = TestPapers.somebody();
    Dossier dossier = papers.fileWithUpload(office, citizen);
    assertThat(items.ofOwner(citizen.identityNumber())).as("nothing before acceptance").isEmpty();
    papers.accept(office, dossier);

    StoreItem form = items.ofOwner(citizen.identityNumber()).getLast();
    StoreItem item = items.ofOwner(citizen.identityNumber()).getFirst();
    assertThat(item.state()).isEqualTo(StoreItem.State.WAITING);
    assertThat(item.type()).isEqualTo(StoreItem.Type.COMPONENT);
    assertThat(item.provenance().objectCode()).isEqualTo(dossier.code());
    assertThat(item.sha256()).isEqualTo(files.get(item.fileId()).sha256());
    assertThat(desk.waiting(office.counter())).isGreaterThanOrEqualTo(2);
    assertThat(desk.waiting(offices.open().counter())).as("another unit").isZero();

    refused(
        () -> decisions.approve(item.id(), TestPapers.facts(null), offices.open().counter()),
        StoreErrors.NO_SUCH_ITEM);
    refused(
        () -> decisions.approve(item.id(), PaperFacts.named("Bản vẽ"), office.counter()),
        StoreErrors.REQUIRED);
    refused(() -> decisions.revoke(item.id(), "x", office.counter()), SharedErrors.FORBIDDEN);
    decisions.reject(form.id(), "Mờ, không đọc được", office.counter());
    StoreItem checked = decisions.approve(item.id(), TestPapers.facts(null), office.counter());
    assertThat(checked.facts().number()).isEqualTo("15/BV");
    assertThat(items.versions(item.id()))
        .extracting(ItemRepository.Version::act)
        .containsExactly("APPROVED", "ENTERED");
    refused(
        () -> decisions.approve(item.id(), TestPapers.facts(null), office.counter()),
        StoreErrors.NOT_IN_THIS_STATE);
    assertThatThrownBy(() ->
            jdbc.sql("delete from store.item_version where item_id = ?").param(item.id()).update())
        .hasMessageContaining("append-only");
  }

  @Test
  @DisplayName(
      "Function 29 (use the store), Decree 45/2020: a valid paper serves a second dossier without"
          + " an upload, with provenance, hash and consent")
  void usedOnceMore() {
    TestOffice.Office first = offices.open();
    TestOffice.Office second = offices.open();
    CurrentUser citizen = TestPapers.somebody();
    StoreItem drawing = approved(first, citizen);
    assertThat(
            store.offers(
                citizen.identityNumber(), second.procedure(), java.util.Map.of("banve", "BẢN VẼ")))
        .extracting(offer -> offer.item().id())
        .containsExactly(drawing.id());

    Dossier again = papers.fileFromStore(second, citizen, drawing.id());
    ComponentRepository.Line line =
        components.of(again.id()).stream()
            .filter(l -> l.key().equals("banve"))
            .findFirst()
            .orElseThrow();
    assertThat(line.present()).isTrue();
    assertThat(line.reuse().files()).isEqualTo(line.files()).hasSize(1);
    assertThat(files.get(line.files().getFirst()).sha256()).isEqualTo(drawing.sha256());
    UseRepository.Row use = uses.of(drawing.id()).getFirst();
    assertThat(use.objectCode()).isEqualTo(again.code());
    assertThat(use.consent()).isEqualTo(StoreUse.Consent.OWN);

    papers.accept(second, again);
    assertThat(items.ofOwner(citizen.identityNumber()))
        .as("what came from the store does not enter it again")
        .filteredOn(i -> i.facts().name().equals("Bản vẽ"))
        .hasSize(1);
    refused(
        () -> papers.fileFromStore(second, TestPapers.somebody(), drawing.id()),
        StoreErrors.OTHER_OWNER);
    Dossier counter =
        papers.atCounter(
            second,
            citizen,
            List.of(
                new ReceivedComponent("don", 1, 0, 0, List.of()),
                new ReceivedComponent("banve", 0, 0, 0, List.of(), List.of(drawing.id()))));
    assertThat(uses.of(drawing.id()).getFirst().objectCode()).isEqualTo(counter.code());
    assertThat(uses.of(drawing.id()).getFirst().consent()).isEqualTo(StoreUse.Consent.AT_COUNTER);
  }

  @Test
  @DisplayName("A paper that is expired, waiting or revoked does not serve")
  void onlyWhatIsValid() {
    TestOffice.Office office = offices.open();
    CurrentUser citizen = TestPapers.somebody();
    papers.accept(office, papers.fileWithUpload(office, citizen));
    StoreItem waiting = items.ofOwner(citizen.identityNumber()).getFirst();
    refused(() -> papers.fileFromStore(office, citizen, waiting.id()), StoreErrors.NOT_VALID);
    LocalDate yesterday = Vietnam.today(clock).minusDays(1);
    decisions.approve(waiting.id(), TestPapers.facts(yesterday), office.counter());
    refused(() -> papers.fileFromStore(office, citizen, waiting.id()), StoreErrors.NOT_VALID);
    assertThat(
            store.offers(
                citizen.identityNumber(), office.procedure(), java.util.Map.of("banve", "Bản vẽ")))
        .isEmpty();
    assertThat(TestPapers.facts(yesterday.plusDays(1)).validOn(yesterday.plusDays(1)))
        .as("its last day counts")
        .isTrue();
  }

  @Test
  @DisplayName(
      "A revocation warns the dossier that used the paper, its decision, and those that rest on"
          + " that decision; each unit answers for its own")
  void revocationWarnsAsDeepAsItGoes() {
    TestOffice.Office first = offices.open();
    TestOffice.Office second = offices.open();
    TestOffice.Office third = offices.open();
    offices.exempt(second);
    CurrentUser citizen = TestPapers.somebody();
    StoreItem drawing = approved(first, citizen);
    Dossier used = papers.accept(second, papers.fileFromStore(second, citizen, drawing.id()));
    issue(second, used, "77/GP");
    StoreItem licence =
        items.ofOwner(citizen.identityNumber()).stream()
            .filter(i -> i.type() == StoreItem.Type.RESULT)
            .findFirst()
            .orElseThrow();
    assertThat(licence.state())
        .as("issued results need no check")
        .isEqualTo(StoreItem.State.APPROVED);
    assertThat(licence.provenance().origin()).isEqualTo(StoreItem.Origin.ISSUED);
    Dossier resting = papers.fileFromStore(third, citizen, licence.id());

    CurrentUser head =
        offices.staff("Cao Thị Phụ", vn.lienthong.directory.Position.COUNTER_HEAD, first.centre());
    refused(() -> decisions.revoke(drawing.id(), " ", head), StoreErrors.REQUIRED);
    decisions.revoke(drawing.id(), "Quyết định 9/QĐ: bản vẽ giả", head);

    List<StoreWarning> direct = store.warnings("dossiers.dossier", used.id().toString());
    assertThat(direct).hasSize(1);
    assertThat(direct.getFirst().decision()).contains("77/GP");
    assertThat(direct.getFirst().through()).isNull();
    List<StoreWarning> indirect = store.warnings("dossiers.dossier", resting.id().toString());
    assertThat(indirect).hasSize(1);
    assertThat(indirect.getFirst().through()).contains("77/GP");
    assertThat(warnings.list(second.specialist().reach("store.view"), true, null, 9)).hasSize(1);
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from notifications.notice
                    where event = 'store.warned' and recipient_id = ?
                    """)
                .param(second.specialist().id())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    refused(
        () -> decisions.acknowledge(direct.getFirst().id(), "x", third.specialist()),
        StoreErrors.NO_SUCH_ITEM);
    decisions.acknowledge(direct.getFirst().id(), "Đã xem xét lại giấy phép", second.specialist());
    assertThat(store.warnings("dossiers.dossier", used.id().toString()).getFirst().open())
        .isFalse();
    refused(() -> papers.fileFromStore(third, citizen, drawing.id()), StoreErrors.NOT_VALID);
    refused(() -> decisions.revoke(drawing.id(), "lần nữa", head), StoreErrors.NOT_IN_THIS_STATE);
  }

  @Test
  @DisplayName("A replaced paper points to the new one, which serves at once")
  void replaced() {
    TestOffice.Office office = offices.open();
    CurrentUser citizen = TestPapers.somebody();
    StoreItem drawing = approved(office, citizen);
    Dossier used = papers.fileFromStore(office, citizen, drawing.id());
    CurrentUser head =
        offices.staff("Cao Thị Phụ", vn.lienthong.directory.Position.COUNTER_HEAD, office.centre());
    StoreItem next =
        decisions.replace(
            drawing.id(),
            TestPapers.facts(null),
            papers.upload(head, "ban ve moi"),
            "Cấp lại",
            head);
    assertThat(items.get(drawing.id()).replacedBy()).isEqualTo(next.id());
    assertThat(store.warnings("dossiers.dossier", used.id().toString()))
        .extracting(StoreWarning::cause)
        .containsExactly("REPLACED");
    papers.fileFromStore(office, citizen, next.id());
  }

  @Test
  @DisplayName("Owners bring papers, share one for a while and see who looked")
  void ofOnesOwn() {
    TestOffice.Office office = offices.open();
    CurrentUser citizen = TestPapers.somebody();
    UUID id =
        own.bring(PaperFacts.named("Bằng lái xe"), papers.upload(citizen, "bang lai"), citizen);
    StoreItem item = only(citizen);
    assertThat(item.id()).isEqualTo(id);
    assertThat(item.state()).isEqualTo(StoreItem.State.WAITING);
    refused(() -> shares.share(id, "Ngân hàng", "", 7, citizen), StoreErrors.NOT_VALID);
    CurrentUser province =
        offices.staff(
            "Lê Văn Tỉnh", vn.lienthong.directory.Position.COUNTER_OFFICER, item.keeper().id());
    decisions.approve(id, TestPapers.facts(null), province);
    refused(
        () -> shares.share(id, "Ngân hàng", "", 7, TestPapers.somebody()),
        StoreErrors.NO_SUCH_ITEM);
    ShareRepository.Share share = shares.share(id, "Ngân hàng", "Vay vốn", 7, citizen);
    String link = "/store/shared/" + share.code();
    assertThat(mvc.get().uri(link)).hasStatusOk().bodyText().contains("Bản vẽ", "15/BV");
    assertThat(mvc.get().uri(link + "/file")).hasStatusOk();
    shares.endShare(id, share.id(), citizen);
    assertThat(mvc.get().uri(link + "/file")).hasStatus(404);

    assertThat(mvc.get().uri("/store/items/" + id).with(TestOffice.as(office.counter())))
        .hasStatus(404);
    desk.lookUp(citizen.identityNumber(), "Hồ sơ thử", office.counter());
    assertThat(mvc.get().uri("/store/items/" + id).with(TestOffice.as(office.counter())))
        .hasStatusOk();
    assertThat(desk.lookups(citizen.identityNumber()).getFirst().purpose()).isEqualTo("Hồ sơ thử");
  }
}
