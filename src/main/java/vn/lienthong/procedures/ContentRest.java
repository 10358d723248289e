package vn.lienthong.procedures;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.SupplementRule;

/**
 * What has no sheet of its own in a workbook and travels there as JSON: results, levels, routes,
 * cases, electronic form.
 */
final class ContentRest {
  private ContentRest() {}

  static ProcedureContent of(
      ProcedureContent whole, String name, @Nullable SupplementRule rule, List<LinkedPart> parts) {
    return new ProcedureContent(
        whole.code(),
        name,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        whole.results(),
        whole.serviceLevels(),
        whole.routes(),
        whole.cases(),
        List.of(),
        List.of(),
        List.of(),
        whole.form(),
        List.of(),
        rule,
        parts);
  }
}
