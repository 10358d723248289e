package vn.lienthong.procedures;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.shared.CurrentUser;

/**
 * Takes files in the own JSON or Excel. All of the file or nothing: with one mistake nothing is
 * stored, and the report names every mistake. What differs from the newest version becomes a draft.
 */
@Service
class OwnFileImport {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long LARGEST = 30_000_000;

  private final VersionRepository versions;
  private final ProcedureEditing editing;

  OwnFileImport(VersionRepository versions, ProcedureEditing editing) {
    this.versions = versions;
    this.editing = editing;
  }

  /** Written as the report of the run. */
  record Report(int procedures, Map<String, Integer> outcomes, List<FileProblem> problems) {}

  /** Contents of a file and what is wrong with it. */
  record Reading(List<ProcedureContent> contents, List<FileProblem> problems) {}

  @Transactional
  public byte[] take(Path file, ImportRunRepository.Kind kind, CurrentUser user)
      throws IOException {
    Reading reading = read(file, kind);
    Map<String, Integer> outcomes = new TreeMap<>();
    if (reading.problems().isEmpty()) {
      for (ProcedureContent content : reading.contents()) {
        outcomes.merge(store(content, user), 1, Integer::sum);
      }
    }
    return JSON.writeValueAsBytes(
        new Report(reading.contents().size(), outcomes, reading.problems()));
  }

  private static Reading read(Path file, ImportRunRepository.Kind kind) throws IOException {
    if (Files.size(file) > LARGEST) {
      return new Reading(List.of(), List.of(new FileProblem("", "TOO_LARGE", "")));
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return kind == ImportRunRepository.Kind.EXCEL ? ExcelReading.read(stream) : json(stream);
    }
  }

  /** One procedure or a list of them. */
  static Reading json(InputStream stream) {
    JsonNode root;
    try {
      root = JSON.readTree(stream);
    } catch (JacksonException e) {
      return new Reading(List.of(), List.of(new FileProblem(place(e), "NOT_JSON", "")));
    }
    List<ProcedureContent> contents = new ArrayList<>();
    List<FileProblem> problems = new ArrayList<>();
    List<JsonNode> nodes = root.isArray() ? List.copyOf(root.values()) : List.of(root);
    for (int i = 0; i < nodes.size(); i++) {
      String prefix = root.isArray() ? "[" + i + "]." : "";
      try {
        contents.add(ProcedureJson.read(nodes.get(i).toString()));
      } catch (ProcedureJson.UnreadableProcedure e) {
        if (e.problems().isEmpty()) {
          problems.add(new FileProblem(prefix + e.path(), e.what(), ""));
        }
        for (ContentProblem problem : e.problems()) {
          problems.add(
              new FileProblem(prefix + problem.path(), problem.kind().name(), problem.value()));
        }
      }
    }
    return new Reading(contents, problems);
  }

  /** Line and column, as editors number them. */
  private static String place(JacksonException failure) {
    TokenStreamLocation place = failure.getLocation();
    return place == null || place.getLineNr() < 1
        ? ""
        : place.getLineNr() + ":" + place.getColumnNr();
  }

  private String store(ProcedureContent content, CurrentUser user) {
    versions.lock(content.code());
    Optional<Draft> draft = versions.draftOf(content.code());
    if (draft.isPresent()) {
      if (draft.get().content().equals(content)) {
        return "UNCHANGED";
      }
      editing.change(draft.get(), content, user);
      return "DRAFT_CHANGED";
    }
    Optional<ProcedureContent> newest =
        versions.versions(content.code()).stream()
            .findFirst()
            .flatMap(row -> versions.content(row.id()));
    if (newest.filter(content::equals).isPresent()) {
      return "UNCHANGED";
    }
    editing.begin(content, user);
    return "DRAFTED";
  }
}
