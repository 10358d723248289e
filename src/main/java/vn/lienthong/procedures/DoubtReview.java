package vn.lienthong.procedures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.procedures.ProcedureContent.ChannelRow;
import vn.lienthong.procedures.ProcedureContent.Fee;
import vn.lienthong.procedures.ProcedureContent.FeeKind;
import vn.lienthong.procedures.ProcedureContent.Term;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;

/** A person decides on a doubtful field: as read, or corrected in the draft. */
@Service
class DoubtReview {
  private static final Pattern INDEX = Pattern.compile("\\[\\d+]");
  private static final Pattern ROW = Pattern.compile("channels\\[(\\d+)]\\.(term|fees)");

  private final DoubtRepository doubts;
  private final VersionRepository versions;
  private final ProcedureEditing editing;

  DoubtReview(DoubtRepository doubts, VersionRepository versions, ProcedureEditing editing) {
    this.doubts = doubts;
    this.versions = versions;
    this.editing = editing;
  }

  /** The reading is right, here and in the other rows read alike. */
  @Transactional
  public DoubtRepository.Doubt accept(UUID id, CurrentUser user) {
    DoubtRepository.Doubt doubt = open(id, user);
    alike(doubt).forEach(same -> decide(same, "ACCEPTED", null, user));
    return doubt;
  }

  /** The time of the channel is this; the same correction serves the other rows read alike. */
  @Transactional
  public DoubtRepository.Doubt correctTerm(UUID id, Term term, CurrentUser user) {
    return correct(
        id, row -> corrected(row, term, row.fees()), term.amount() + " " + term.unit(), user);
  }

  /** The fee of the channel is this one amount; null if it is set elsewhere. */
  @Transactional
  public DoubtRepository.Doubt correctFee(UUID id, @Nullable Long amount, CurrentUser user) {
    return correct(
        id,
        row -> corrected(row, row.term(), List.of(fee(row, amount))),
        amount == null ? "-" : amount.toString(),
        user);
  }

  private DoubtRepository.Doubt correct(UUID id, Change change, String said, CurrentUser user) {
    DoubtRepository.Doubt doubt = open(id, user);
    for (DoubtRepository.Doubt alike : alike(doubt)) {
      change(alike, user, change);
      decide(alike, "CORRECTED", said, user);
    }
    return doubt;
  }

  private static ChannelRow corrected(ChannelRow row, Term term, List<Fee> fees) {
    return new ChannelRow(
        row.channel(), row.caseKey(), term, row.termText(), fees, row.feeText(), row.note());
  }

  private static Fee fee(ChannelRow row, @Nullable Long amount) {
    if (row.fees().isEmpty()) {
      return new Fee(null, FeeKind.FEE, "Phí", amount, "Đồng", null);
    }
    Fee first = row.fees().getFirst();
    return new Fee(
        first.code(), first.kind(), first.name(), amount, first.unitText(), first.note());
  }

  /** Channels of one procedure usually repeat the same cell: one decision serves all of them. */
  private List<DoubtRepository.Doubt> alike(DoubtRepository.Doubt doubt) {
    String kind = INDEX.matcher(doubt.field()).replaceAll("");
    return doubts.openOf(doubt.code()).stream()
        .filter(d -> INDEX.matcher(d.field()).replaceAll("").equals(kind))
        .filter(d -> d.raw().equals(doubt.raw()) && d.value().equals(doubt.value()))
        .toList();
  }

  /** How a row of the channel table changes. */
  private interface Change {
    ChannelRow apply(ChannelRow row);
  }

  private void change(DoubtRepository.Doubt doubt, CurrentUser user, Change change) {
    Matcher place = ROW.matcher(doubt.field());
    if (!place.matches()) {
      throw new AppException(ProcedureErrors.DOUBT_UNKNOWN);
    }
    Draft draft = editing.draft(editing.begin(doubt.code(), user));
    List<ChannelRow> rows = new ArrayList<>(draft.content().channels());
    int at = Integer.parseInt(place.group(1));
    if (at >= rows.size()) {
      throw new AppException(ProcedureErrors.CHANGED_MEANWHILE);
    }
    rows.set(at, change.apply(rows.get(at)));
    if (!editing.change(draft, ContentParts.withChannels(draft.content(), rows), user)) {
      throw new AppException(ProcedureErrors.CHANGED_MEANWHILE);
    }
  }

  private DoubtRepository.Doubt open(UUID id, CurrentUser user) {
    ProcedureEditing.require(user, ProcedureEditing.EDIT);
    DoubtRepository.Doubt doubt =
        doubts.doubt(id).orElseThrow(() -> new AppException(ProcedureErrors.DOUBT_UNKNOWN));
    versions.lock(doubt.code());
    return doubt;
  }

  private void decide(
      DoubtRepository.Doubt doubt, String state, @Nullable String correction, CurrentUser user) {
    if (!doubts.decide(doubt.id(), state, correction, user.name())) {
      throw new AppException(ProcedureErrors.CHANGED_MEANWHILE);
    }
    editing.record(
        "procedures.reviewed",
        doubt.code(),
        user,
        Map.of("field", doubt.field(), "value", doubt.value()),
        Map.of("decision", state, "value", correction == null ? doubt.value() : correction));
  }
}
