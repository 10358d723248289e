package vn.lienthong.dossiers.citizen;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.ComponentRepository;
import vn.lienthong.files.FilesApi;

/** The uploaded papers of a dossier. */
@Component
class DossierFiles {
  private final ComponentRepository components;
  private final FilesApi files;

  DossierFiles(ComponentRepository components, FilesApi files) {
    this.components = components;
    this.files = files;
  }

  List<MyController.Paper> papers(UUID dossier) {
    return components.of(dossier).stream()
        .filter(ComponentRepository.Line::present)
        .map(line -> new MyController.Paper(line.name(), files.all(line.files())))
        .toList();
  }

  boolean holds(UUID dossier, UUID file) {
    return components.of(dossier).stream().anyMatch(line -> line.files().contains(file));
  }
}
