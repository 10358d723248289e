package vn.lienthong.dossiers.form;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;
import vn.lienthong.files.FilesApi;
import vn.lienthong.files.StoredFile;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;
import vn.lienthong.shared.web.FormErrors;
import vn.lienthong.shared.web.Texts;

/** The files of one file field of a form: uploaded beforehand, or sent with the form itself. */
@Component
public class SentPapers {
  public static final String PURPOSE = "dossiers.paper";

  private static final Pattern COMMA = Pattern.compile(",");

  private final FilesApi files;

  SentPapers(FilesApi files) {
    this.files = files;
  }

  /** Every good file; a refused one leaves its reason under the field's name. */
  public List<UUID> collect(
      String field,
      HttpServletRequest request,
      CurrentUser user,
      Texts texts,
      Map<String, String> errors) {
    List<UUID> stored = new ArrayList<>(uploaded(field, request, user));
    for (MultipartFile sent : sent(field, request)) {
      try {
        files
            .collect(List.of(sent), List.of(), user, PURPOSE)
            .forEach(file -> stored.add(file.id()));
      } catch (AppException refusal) {
        errors.put(field, texts.t(refusal));
      }
    }
    return stored.stream().distinct().toList();
  }

  /** As above, where what was typed has been looked at already. */
  public List<UUID> collect(
      String field, HttpServletRequest request, CurrentUser user, Texts texts, FormErrors errors) {
    Map<String, String> refused = new HashMap<>();
    List<UUID> stored = collect(field, request, user, texts, refused);
    refused.forEach(errors::add);
    return stored;
  }

  private static List<MultipartFile> sent(String field, HttpServletRequest request) {
    var form = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
    return form == null ? List.of() : form.getFiles(field);
  }

  private List<UUID> uploaded(String field, HttpServletRequest request, CurrentUser user) {
    String[] ids = request.getParameterValues(field + "Ids");
    List<UUID> known =
        ids == null
            ? List.of()
            : Arrays.stream(ids)
                .flatMap(COMMA::splitAsStream)
                .filter(id -> !id.isBlank())
                .map(SentPapers::id)
                .toList();
    return files.collect(List.of(), known, user, PURPOSE).stream().map(StoredFile::id).toList();
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new AppException(SharedErrors.BAD_REQUEST, e);
    }
  }
}
