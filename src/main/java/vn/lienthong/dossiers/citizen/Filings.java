package vn.lienthong.dossiers.citizen;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.ProcedureContent.FieldType;
import vn.lienthong.procedures.ProcedureVersion;
import vn.lienthong.procedures.ProceduresApi;
import vn.lienthong.procedures.form.FormLists;
import vn.lienthong.procedures.form.TableRows;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Ids;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.Texts;

/** A citizen's filings in the making: start, save a page, attach papers, throw away. */
@Service
class Filings {
  private final DraftRepository drafts;
  private final ProceduresApi procedures;
  private final DirectoryApi directory;
  private final FormLists lists;
  private final MessageSource messages;
  private final Clock clock;

  Filings(
      DraftRepository drafts,
      ProceduresApi procedures,
      DirectoryApi directory,
      FormLists lists,
      MessageSource messages,
      Clock clock) {
    this.drafts = drafts;
    this.procedures = procedures;
    this.directory = directory;
    this.lists = lists;
    this.messages = messages;
    this.clock = clock;
  }

  ProcedureVersion procedure(String code) {
    return procedures
        .inForce(code, Vietnam.today(clock))
        .orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
  }

  List<Draft> of(CurrentUser user) {
    return drafts.of(user.requireId());
  }

  /** Begins a filing; refuses the fifty-first draft of an account. */
  @Transactional
  UUID start(String code, CurrentUser user) {
    ProcedureVersion version = procedure(code);
    if (drafts.count(user.requireId()) >= DraftRepository.MOST_DRAFTS) {
      throw new AppException(CitizenErrors.TOO_MANY_DRAFTS, DraftRepository.MOST_DRAFTS);
    }
    Instant now = clock.instant();
    Draft draft =
        new Draft(
            Ids.next(),
            1,
            user.requireId(),
            code,
            version.content().name(),
            now,
            now,
            DraftData.EMPTY);
    drafts.insert(draft);
    return draft.id();
  }

  /** The user's own filing; somebody else's is not found. */
  Filing open(UUID id, CurrentUser user, Texts texts) {
    Draft draft =
        drafts
            .find(id, user.requireId())
            .orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
    ProcedureVersion version = procedure(draft.procedureCode());
    List<FilingStep> steps =
        FilingStep.of(version.content(), agencies(draft.procedureCode()), texts);
    List<Field> fields =
        steps.stream()
            .flatMap(step -> step.fields().stream())
            .flatMap(field -> Stream.concat(Stream.of(field), field.columns().stream()))
            .toList();
    return new Filing(
        draft, version.content(), steps, lists.context(fields, Vietnam.today(clock), texts.lang()));
  }

  /** Keeps what was typed, right or wrong; of a table every row. */
  static Map<String, String> kept(FilingStep page, Map<String, String> typed) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (Field field : page.fields()) {
      if (field.type() == FieldType.TABLE) {
        kept.putAll(TableRows.kept(field, typed));
      } else {
        kept.put(field.key(), typed.getOrDefault(field.key(), ""));
      }
    }
    return kept;
  }

  /**
   * Saves a page; pages that another device saved meanwhile stay as they are.
   *
   * @param seen mark of what the page was drawn from; null to save over whatever is there
   * @return false, with nothing saved, where the same page holds something else by now
   */
  @Transactional
  boolean save(Filing filing, String step, Map<String, String> kept, @Nullable String seen) {
    Draft now = take(filing);
    boolean elsewhere = seen != null && !seen.equals(now.data().mark(step));
    if (elsewhere && !kept.equals(now.data().step(step))) {
      return false;
    }
    drafts.save(now.with(now.data().withStep(step, kept)), clock.instant());
    return true;
  }

  /**
   * Replaces the papers by those of the page; marks the page as visited. What another device
   * attached since the page was drawn stays beside them.
   *
   * @return false where there is such a paper
   */
  @Transactional
  boolean attach(
      Filing filing,
      Map<String, List<UUID>> papers,
      Map<String, List<UUID>> stored,
      @Nullable String seen) {
    Draft now = take(filing);
    boolean elsewhere = seen != null && !seen.equals(now.data().mark(FilingStep.PAPERS));
    DraftData replaced = now.data().withPapers(papers);
    DraftData data = elsewhere ? now.data().withMorePapers(papers) : replaced;
    drafts.save(
        now.with(data.withStored(stored).withStep(FilingStep.PAPERS, Map.of())), clock.instant());
    return data.papers().equals(replaced.papers());
  }

  private Draft take(Filing filing) {
    return drafts
        .take(filing.draft().id(), filing.draft().account())
        .orElseThrow(() -> new AppException(SharedErrors.NOT_FOUND));
  }

  @Transactional
  void discard(UUID id, CurrentUser user) {
    if (!drafts.delete(id, user.requireId())) {
      throw new AppException(SharedErrors.NOT_FOUND);
    }
  }

  List<UnitSummary> agencies(String code) {
    return directory.units(procedures.handlingUnits(code));
  }

  Texts texts(java.util.Locale locale) {
    return new Texts(messages, locale);
  }
}
