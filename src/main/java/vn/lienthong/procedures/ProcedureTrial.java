package vn.lienthong.procedures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.procedures.ProcedureUse.Agency;
import vn.lienthong.procedures.ProcedureUse.Open;
import vn.lienthong.procedures.ProcedureUse.PastDossier;
import vn.lienthong.procedures.form.FormContext;
import vn.lienthong.procedures.form.FormLists;

/** Tries a draft before it is published: on past dossiers, and by what it would touch. */
@Service
class ProcedureTrial {
  /** So many dossiers of the past go through a dry run. */
  static final int DOSSIERS = 1000;

  private final ObjectProvider<ProcedureUse> uses;
  private final VersionRepository versions;
  private final ListRepository lists;
  private final FormLists formLists;
  private final DirectoryApi directory;
  private final ProcedureEditing editing;

  ProcedureTrial(
      ObjectProvider<ProcedureUse> uses,
      VersionRepository versions,
      ListRepository lists,
      FormLists formLists,
      DirectoryApi directory,
      ProcedureEditing editing) {
    this.uses = uses;
    this.versions = versions;
    this.lists = lists;
    this.formLists = formLists;
    this.directory = directory;
    this.editing = editing;
  }

  /** The last thousand dossiers of the procedure under the draft. */
  DryRunReport dryRun(Draft draft, String language) {
    List<PastDossier> past = new ArrayList<>();
    uses.orderedStream().forEach(use -> past.addAll(use.past(draft.code(), DOSSIERS)));
    var form = draft.content().form();
    FormContext context = form == null ? null : formLists.context(form, editing.today(), language);
    return DryRunReport.of(draft.content(), past, context);
  }

  /**
   * What publishing the draft would touch.
   *
   * @param inForce the version that applies today; null for a new procedure
   * @param agencies with what is open there, the units that handle the procedure first
   * @param parts part → how many places of it differ from the version in force
   * @param confirmation goes back with the order to publish what was shown here
   */
  record Impact(
      @Nullable VersionRow inForce,
      List<Agency> agencies,
      long dossiers,
      long unfinishedFilings,
      Map<String, Integer> parts,
      String confirmation) {}

  Impact impact(Draft draft) {
    Optional<ProcedureVersion> current = versions.inForce(draft.code(), editing.today());
    Map<String, Agency> agencies = new LinkedHashMap<>();
    directory
        .units(lists.handlingUnits(draft.code(), editing.today()))
        .forEach(unit -> agencies.put(unit.name(), new Agency(unit.name(), 0, 0)));
    long filings = 0;
    for (ProcedureUse use : uses.orderedStream().toList()) {
      Open open = use.open(draft.code());
      filings += open.unfinishedFilings();
      open.agencies().forEach(agency -> agencies.merge(agency.name(), agency, ProcedureTrial::sum));
    }
    Map<String, Integer> parts = new LinkedHashMap<>();
    current.ifPresent(version ->
        ContentDifference.between(version.content(), draft.content())
            .forEach(difference -> parts.merge(difference.part(), 1, Integer::sum)));
    return new Impact(
        current.flatMap(version -> versions.row(version.id())).orElse(null),
        List.copyOf(agencies.values()),
        agencies.values().stream().mapToLong(a -> a.waiting() + a.accepted()).sum(),
        filings,
        parts,
        editing.confirmation(draft));
  }

  private static Agency sum(Agency one, Agency other) {
    return new Agency(
        one.name(), one.waiting() + other.waiting(), one.accepted() + other.accepted());
  }
}
