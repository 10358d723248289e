package vn.lienthong.apidocs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The document, grouped by tag. */
record ApiDocsPage(String version, List<Group> groups) {

  record Group(String name, List<Operation> operations) {}

  record Operation(
      String id,
      String method,
      String path,
      String summary,
      String description,
      String access,
      List<Parameter> parameters,
      @Nullable String body,
      List<Answer> answers) {}

  record Parameter(String name, String place, String type, boolean required, String description) {}

  record Answer(String status, String description, String type) {}
}
