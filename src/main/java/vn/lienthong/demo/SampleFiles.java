package vn.lienthong.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import vn.lienthong.dossiers.Deed;
import vn.lienthong.dossiers.Party;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.NewFile;
import vn.lienthong.files.StoredFile;
import vn.lienthong.shared.CurrentUser;

/** Stores the two sample papers under many names; the content is stored once. */
@Component
class SampleFiles {
  /** How dossiers call themselves as owners of files. */
  private static final String OBJECT = "dossiers.dossier";

  private static final int LONGEST_NAME = 60;

  private final FilesApi files;
  private final Map<String, UUID> known = new ConcurrentHashMap<>();

  SampleFiles(FilesApi files) {
    this.files = files;
  }

  /** A file that waits for its dossier. */
  record Pending(UUID file, CurrentUser owner) {}

  Pending paper(String name, Party applicant) {
    UUID account = Objects.requireNonNull(applicant.account());
    CurrentUser owner =
        new CurrentUser(
            CurrentUser.Kind.CITIZEN,
            account,
            applicant.name(),
            applicant.identityNumber(),
            List.of());
    return store("paper.pdf", name, owner, "dossiers.attachment");
  }

  Pending result(String name, Deed.Actor clerk) {
    CurrentUser owner =
        new CurrentUser(CurrentUser.Kind.STAFF, clerk.id(), clerk.name(), null, List.of());
    return store("result.pdf", name, owner, "dossiers.result");
  }

  private Pending store(String sample, String name, CurrentUser owner, String purpose) {
    String shown = name.replaceAll("[^\\p{L}\\p{N} ,-]", " ").replaceAll("\\s+", " ").strip();
    String cut = shown.length() > LONGEST_NAME ? shown.substring(0, LONGEST_NAME) : shown;
    NewFile file = new NewFile(cut.strip() + ".pdf", "application/pdf", owner, purpose);
    UUID before = known.get(sample);
    StoredFile stored =
        before == null || files.all(List.of(before)).isEmpty()
            ? first(sample, file)
            : files.again(before, file);
    known.put(sample, stored.id());
    return new Pending(stored.id(), owner);
  }

  private StoredFile first(String sample, NewFile file) {
    try (InputStream in = DemoFiles.open("samples/" + sample)) {
      return files.store(file, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void claim(Pending pending, UUID dossier) {
    files.claim(pending.file(), pending.owner(), OBJECT, dossier.toString());
  }
}
