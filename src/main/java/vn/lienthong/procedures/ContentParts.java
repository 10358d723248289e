package vn.lienthong.procedures;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.ChannelRow;
import vn.lienthong.procedures.ProcedureContent.Form;
import vn.lienthong.procedures.ProcedureContent.Step;

/** A content with one part exchanged. */
final class ContentParts {
  private ContentParts() {}

  /** The content with another step table. */
  static ProcedureContent withSteps(ProcedureContent c, List<Step> steps) {
    return with(c, c.channels(), c.form(), steps);
  }

  /** The content with other rows of the channel table. */
  static ProcedureContent withChannels(ProcedureContent c, List<ChannelRow> channels) {
    return with(c, channels, c.form(), c.steps());
  }

  /** The content with another electronic form; one without pages is none. */
  static ProcedureContent withForm(ProcedureContent c, Form form) {
    return with(c, c.channels(), form.sections().isEmpty() ? null : form, c.steps());
  }

  private static ProcedureContent with(
      ProcedureContent c, List<ChannelRow> channels, @Nullable Form form, List<Step> steps) {
    return new ProcedureContent(
        c.code(),
        c.name(),
        c.nameEn(),
        c.sectorCode(),
        c.sector(),
        c.sectorEn(),
        c.levels(),
        c.applicants(),
        c.effectiveFrom(),
        c.decision(),
        c.authority(),
        c.receivingPlaces(),
        c.sequence(),
        c.conditions(),
        c.results(),
        c.serviceLevels(),
        c.routes(),
        c.cases(),
        channels,
        c.components(),
        c.legalBases(),
        form,
        steps,
        c.supplementRule(),
        c.linkedParts());
  }
}
