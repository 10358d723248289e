package vn.lienthong.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.StoredFile;
import vn.lienthong.files.UploadRules;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/**
 * What all forms about a paper have in common: the file that comes with it, the kinds to choose.
 */
@Component
class PaperForm {
  private final FilesApi files;
  private final KindRepository kinds;

  PaperForm(FilesApi files, KindRepository kinds) {
    this.files = files;
    this.kinds = kinds;
  }

  /** What was sent with a form. */
  record Sent(Map<String, String> values, @Nullable List<MultipartFile> files) {
    FactsForm facts() {
      return new FactsForm(values);
    }
  }

  /** The user's own upload, now or before; without one, the reason stands at the field. */
  List<StoredFile> collect(Sent sent, CurrentUser user, Texts texts, FormErrors errors) {
    List<StoredFile> kept = List.of();
    try {
      kept =
          files.collect(
              sent.files() == null ? List.of() : sent.files(),
              ids(sent.values().get("fileIds")),
              user,
              StoreFiles.PURPOSE);
    } catch (AppException refusal) {
      errors.add("file", texts.t(refusal));
    }
    if (kept.isEmpty()) {
      errors.add("file", texts.t("store.error.NO_FILE"));
    }
    return kept;
  }

  private static List<UUID> ids(@Nullable String text) {
    List<UUID> ids = new ArrayList<>();
    if (text != null) {
      for (String id : text.split(",", -1)) {
        if (!id.isBlank()) {
          try {
            ids.add(UUID.fromString(id.strip()));
          } catch (IllegalArgumentException e) {
            throw new AppException(SharedErrors.BAD_REQUEST, e);
          }
        }
      }
    }
    return ids;
  }

  static void require(FactsForm form, String field, Texts texts, FormErrors errors) {
    if (form.text(field).isEmpty()) {
      errors.add(field, texts.t("store.form.required", texts.t("store.field." + field)));
    }
  }

  UploadRules rules() {
    return files.rules(StoreFiles.PURPOSE);
  }

  /** Kinds to choose from: code → name. */
  Map<String, String> kinds(Texts texts) {
    Map<String, String> choices = new LinkedHashMap<>();
    kinds
        .all()
        .forEach(kind ->
            choices.put(kind.code(), texts.pick(kind.name(), kind.nameEn()) + " · " + kind.code()));
    return choices;
  }
}
