package vn.lienthong.procedures;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.procedures.catalogue.FieldReading;
import vn.lienthong.procedures.catalogue.ParsedProcedure;
import vn.lienthong.shared.CurrentUser;

/**
 * Takes one procedure of the national catalogue over. What was read with certainty is published
 * from today; where the time or fee of a channel is doubtful it stays a draft until a person has
 * looked, so that no citizen is told a wrong time or fee. What officers have added themselves is
 * kept.
 */
@Service
class CatalogueIntake {
  private final VersionRepository versions;
  private final DoubtRepository doubts;
  private final SourceLines lines;
  private final ProcedureEditing editing;

  CatalogueIntake(
      VersionRepository versions,
      DoubtRepository doubts,
      SourceLines lines,
      ProcedureEditing editing) {
    this.versions = versions;
    this.doubts = doubts;
    this.lines = lines;
    this.editing = editing;
  }

  /** What became of a procedure of the source. */
  enum Outcome {
    PUBLISHED,
    CHANGED,
    DRAFTED,
    UNCHANGED,
    DRAFT_IN_WORK
  }

  /** One transaction a procedure: nothing is ever half taken over. */
  @Transactional
  public Outcome take(String raw, ParsedProcedure parsed, CurrentUser user) {
    String code = parsed.content().code();
    if (lines.unchanged(code, raw)) {
      return Outcome.UNCHANGED;
    }
    versions.lock(code);
    List<VersionRow> known = versions.versions(code);
    Optional<Draft> draft = versions.draftOf(code);
    boolean ownDraft = draft.isPresent() && known.getFirst().source().equals("OWN");
    if (ownDraft) {
      return Outcome.DRAFT_IN_WORK;
    }
    boolean ownWork = known.stream().anyMatch(row -> row.source().equals("OWN"));
    ProcedureContent content = withOwnParts(parsed.content(), known);
    doubts.obsolete(code);
    draft.ifPresent(old -> versions.deleteDraft(old.id()));
    UUID id =
        versions.createDraft(
            new VersionRepository.NewVersion(content, "CATALOGUE", user.name()), editing.today());
    List<FieldReading> doubtful = parsed.doubtful();
    doubts.add(id, code, doubtful);
    lines.remember(code, raw);
    if (ownWork || !parsed.channelsCertain()) {
      return Outcome.DRAFTED;
    }
    editing.publishDraft(editing.draft(id), editing.today(), user);
    boolean first = known.stream().noneMatch(row -> row.state() == VersionRow.State.PUBLISHED);
    return first ? Outcome.PUBLISHED : Outcome.CHANGED;
  }

  /** The catalogue knows nothing of forms, steps, routes and levels: those of the province stay. */
  private ProcedureContent withOwnParts(ProcedureContent read, List<VersionRow> known) {
    Optional<ProcedureContent> newest =
        known.stream().findFirst().flatMap(row -> versions.content(row.id()));
    if (newest.isEmpty()) {
      return read;
    }
    ProcedureContent own = newest.get();
    return new ProcedureContent(
        read.code(),
        read.name(),
        own.nameEn(),
        own.sectorCode(),
        read.sector(),
        own.sectorEn(),
        read.levels(),
        read.applicants(),
        null,
        read.decision(),
        read.authority(),
        read.receivingPlaces(),
        read.sequence(),
        read.conditions(),
        read.results(),
        own.serviceLevels(),
        own.routes(),
        read.cases(),
        read.channels(),
        read.components(),
        read.legalBases(),
        own.form(),
        own.steps(),
        own.supplementRule(),
        own.linkedParts());
  }
}
