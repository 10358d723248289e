package vn.lienthong.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.HouseTest;
import vn.lienthong.dossiers.Transfer.Direction;
import vn.lienthong.shared.SharedErrors;

@HouseTest
class TransferTest {
  @Autowired TestOffice offices;
  @Autowired DossierIntake intake;
  @Autowired DossierAssignment assignment;
  @Autowired DossierProcessing processing;
  @Autowired DossierApproval approval;
  @Autowired DossierResult result;
  @Autowired DossierTransfer service;
  @Autowired TransferRepository transfers;

  private TestOffice.Office office;

  @BeforeEach
  void open() {
    office = offices.open();
  }

  private Dossier received() {
    return intake.receive(office.papers(), Channel.COUNTER, null, office.counter());
  }

  private Dossier handled() {
    UUID id = received().id();
    assignment.assign(id, null, office.specialist().requireId(), "", office.head());
    processing.propose(
        id, null, DossierProcessing.Proposal.GRANT, "Đủ", List.of(), office.specialist());
    approval.approve(id, null, null, office.leader());
    return result.issue(
        id,
        null,
        new DossierResult.Issue(
            ResultDocument.Outcome.GRANTED, "12/GP", "Giấy phép", "Trần Thị Lãnh", null, null),
        office.clerk());
  }

  @Test
  @DisplayName("NĐ 61/2018 Art. 20: results go to the counter by a list that both sides confirm")
  void bothSidesConfirm() {
    Dossier one = handled();
    Dossier two = handled();
    Transfer sent =
        service
            .send(Direction.TO_CENTRE, List.of(one.id(), two.id()), "Bản giấy", office.clerk())
            .getFirst();
    assertThat(sent.state()).isEqualTo(Transfer.State.SENT);
    assertThat(sent.items()).isEqualTo(2);
    assertThat(sent.sent().name()).isEqualTo("Hồ Văn Thư");
    assertThatThrownBy(() -> service.take(sent.id(), null, Map.of(), office.clerk()))
        .hasMessage(SharedErrors.FORBIDDEN.key());
    Transfer taken =
        service.take(
            sent.id(), sent.version(), Map.of(two.id(), "Thiếu phụ lục"), office.counter());
    assertThat(taken.state()).isEqualTo(Transfer.State.RECEIVED);
    assertThat(taken.taken().name()).isEqualTo("Lê Thị Quầy");
    assertThat(transfers.items(sent.id()))
        .extracting(TransferRepository.Item::remark)
        .containsExactly("", "Thiếu phụ lục");
    assertThatThrownBy(() -> service.cancel(sent.id(), null, "x", office.clerk()))
        .hasMessage(DossiersErrors.TRANSFER_CLOSED.key());
  }

  @Test
  @DisplayName("NĐ 61/2018 Art. 18: dossiers go to the agency by such a list too, once")
  void onceOnly() {
    Dossier d = received();
    assertThat(transfers.candidates(Direction.TO_AGENCY, office.counter(), 10)).hasSize(1);
    Transfer sent =
        service.send(Direction.TO_AGENCY, List.of(d.id()), null, office.counter()).getFirst();
    assertThat(transfers.candidates(Direction.TO_AGENCY, office.counter(), 10)).isEmpty();
    assertThat(transfers.waiting(Direction.TO_AGENCY, office.counter())).isZero();
    assertThatThrownBy(
            () -> service.send(Direction.TO_AGENCY, List.of(d.id()), null, office.counter()))
        .hasMessage(DossiersErrors.HANDED_OVER_BEFORE.key());
    service.cancel(sent.id(), null, "Nhầm", office.counter());
    Transfer again =
        service.send(Direction.TO_AGENCY, List.of(d.id()), null, office.counter()).getFirst();
    assertThat(again.number()).startsWith("2/BGHS-");
    assertThat(service.take(again.id(), null, Map.of(), office.clerk()).taken()).isNotNull();
  }

  @Test
  void nobodyHandsOverWhatIsNotTheirs() {
    Dossier d = handled();
    TestOffice.Office other = offices.open();
    assertThatThrownBy(
            () -> service.send(Direction.TO_CENTRE, List.of(d.id()), null, other.clerk()))
        .hasMessage(DossiersErrors.HANDED_OVER_BEFORE.key());
    assertThatThrownBy(
            () -> service.send(Direction.TO_CENTRE, List.of(d.id()), null, office.specialist()))
        .hasMessage(SharedErrors.FORBIDDEN.key());
    Transfer sent =
        service.send(Direction.TO_CENTRE, List.of(d.id()), null, office.clerk()).getFirst();
    assertThatThrownBy(() -> service.read(sent.id(), other.counter()))
        .hasMessage(DossiersErrors.NO_TRANSFER.key());
    assertThatThrownBy(() -> service.send(Direction.TO_CENTRE, List.of(), null, office.clerk()))
        .hasMessage(DossiersErrors.NOTHING_TO_HAND_OVER.key());
  }
}
