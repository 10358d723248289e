package vn.lienthong.procedures;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.lienthong.shared.Access;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.Audited;
import vn.lienthong.shared.CurrentUser;

/** Uploads files to import, shows how far an import is and what it reports. */
@Controller
@RequestMapping("/procedures/imports")
@Access(value = Access.Who.STAFF, permission = ProcedureImport.IMPORT)
class ImportController {
  private static final int SHOWN_RUNS = 20;

  private final ProcedureImport imports;
  private final ImportRunRepository runs;
  private final DataSize largest;

  ImportController(
      ProcedureImport imports,
      ImportRunRepository runs,
      @Value("${spring.servlet.multipart.max-file-size}") DataSize largest) {
    this.imports = imports;
    this.runs = runs;
    this.largest = largest;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("page", new ImportListPage(runs.latest(SHOWN_RUNS), largest, null));
    return "procedures/imports";
  }

  @PostMapping
  @Audited("procedures.imported")
  String upload(
      @RequestParam MultipartFile file, CurrentUser user, HttpServletResponse response, Model model)
      throws IOException {
    String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
    String problem = file.isEmpty() ? "FILE_MISSING" : null;
    if (problem == null && !name.toLowerCase(java.util.Locale.ROOT).matches(".*\\.(jsonl?|xlsx)")) {
      problem = "FILE_KIND";
    }
    if (problem == null) {
      Path stored = Files.createTempFile("procedures-", ".import");
      try {
        file.transferTo(stored);
        UUID run = imports.start(new ProcedureImport.Source(stored, name), user);
        return "redirect:/procedures/imports/" + run;
      } catch (AppException e) {
        Files.deleteIfExists(stored);
        problem = e.code().name();
      }
    }
    response.setStatus(422);
    model.addAttribute("page", new ImportListPage(runs.latest(SHOWN_RUNS), largest, problem));
    return "procedures/imports";
  }

  /** While the import runs the page asks for itself again, also without JavaScript. */
  @GetMapping("/{id}")
  String one(@PathVariable UUID id, HttpServletResponse response, Model model) {
    ImportRunRepository.Run run = run(id);
    if (run.state() == ImportRunRepository.State.RUNNING) {
      response.setHeader("Refresh", "2");
    }
    model.addAttribute("page", ImportPage.of(run));
    return "procedures/import";
  }

  @GetMapping("/{id}/report.json")
  ResponseEntity<String> report(@PathVariable UUID id) {
    String report = run(id).report();
    if (report == null) {
      throw new AppException(ProcedureErrors.IMPORT_UNKNOWN);
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("report-" + id + ".json").build().toString())
        .body(report);
  }

  private ImportRunRepository.Run run(UUID id) {
    return runs.run(id).orElseThrow(() -> new AppException(ProcedureErrors.IMPORT_UNKNOWN));
  }
}
