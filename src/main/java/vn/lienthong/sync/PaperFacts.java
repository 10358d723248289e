package vn.lienthong.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.ComponentRepository.Line;
import vn.lienthong.dossiers.FormFiles;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.StoredFile;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.shared.HouseAddress;

/** The papers of a dossier: what was handed in or reused, from where, and what came of it. */
@Component
class PaperFacts {
  private final FilesApi files;
  private final String site;

  PaperFacts(FilesApi files, HouseAddress house) {
    this.files = files;
    this.site = house.outside();
  }

  /** Files of papers that the procedure asks for. */
  List<Map<String, @Nullable Object>> ofProcedure(List<Line> lines) {
    return papers(lines.stream().filter(line -> !FormFiles.line(line.key())).toList());
  }

  /** What the form asked for besides: no paper of the procedure has its key. */
  List<Map<String, @Nullable Object>> others(List<Line> lines) {
    return papers(lines.stream().filter(line -> FormFiles.line(line.key())).toList());
  }

  /**
   * Stores from which a paper was taken instead of being handed in. What a card or the account told
   * of the person is no connection to a database: the account has a flag of its own.
   */
  static List<Map<String, @Nullable Object>> databases(List<Line> lines) {
    List<Map<String, @Nullable Object>> databases = new ArrayList<>();
    if (lines.stream().anyMatch(line -> !line.reuse().national().isEmpty())) {
      databases.add(database("NATIONAL_STORE"));
    }
    boolean ours =
        lines.stream().anyMatch(line -> !line.reuse().national().containsAll(line.reuse().files()));
    if (ours) {
      databases.add(database("STORE"));
    }
    return databases;
  }

  private static Map<String, @Nullable Object> database(String code) {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("code", code);
    return facts;
  }

  private List<Map<String, @Nullable Object>> papers(List<Line> lines) {
    List<UUID> ids = lines.stream().flatMap(line -> line.files().stream()).toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<UUID, StoredFile> stored =
        files.all(ids).stream().collect(Collectors.toMap(StoredFile::id, Function.identity()));
    List<Map<String, @Nullable Object>> papers = new ArrayList<>();
    for (Line line : lines) {
      for (UUID id : line.files()) {
        StoredFile file = stored.get(id);
        Map<String, @Nullable Object> paper = new LinkedHashMap<>();
        paper.put("fileId", id.toString());
        paper.put("fileName", file == null ? null : file.name());
        paper.put("deleted", false);
        paper.put("component", line.key());
        paper.put("url", url(id));
        paper.put("digitised", true);
        boolean reused = line.reuse().files().contains(id);
        paper.put("reused", reused);
        paper.put("fromNationalStore", line.reuse().national().contains(id));
        paper.put("replacement", reused ? line.reuse().replacement() : null);
        papers.add(paper);
      }
    }
    return papers;
  }

  private String url(UUID file) {
    return site + "/files/" + file;
  }

  List<Map<String, @Nullable Object>> results(
      List<ResultDocument> documents, ProcedureContent content) {
    // Which result of several was made is known by its name alone; without that, no code is told.
    return documents.stream()
        .map(document -> {
          String code =
              content.results().stream()
                  .filter(r -> content.results().size() == 1 || r.name().equals(document.title()))
                  .filter(r -> document.outcome() == ResultDocument.Outcome.GRANTED)
                  .map(ProcedureContent.Result::code)
                  .filter(Objects::nonNull)
                  .findFirst()
                  .orElse(null);
          Map<String, @Nullable Object> result = new LinkedHashMap<>();
          result.put("name", document.title());
          result.put("component", code);
          result.put("id", document.id().toString());
          result.put("url", document.fileId() == null ? null : url(document.fileId()));
          result.put("code", code);
          return result;
        })
        .toList();
  }
}
