package vn.lienthong.procedures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.procedures.ProcedureContent.Applicant;
import vn.lienthong.procedures.ProcedureContent.Case;
import vn.lienthong.procedures.ProcedureContent.Channel;
import vn.lienthong.procedures.ProcedureContent.ChannelRow;
import vn.lienthong.procedures.ProcedureContent.Component;
import vn.lienthong.procedures.ProcedureContent.ComponentGroup;
import vn.lienthong.procedures.ProcedureContent.Fee;
import vn.lienthong.procedures.ProcedureContent.FeeKind;
import vn.lienthong.procedures.ProcedureContent.LegalBasis;
import vn.lienthong.procedures.ProcedureContent.Level;
import vn.lienthong.procedures.ProcedureContent.SupplementRule;
import vn.lienthong.procedures.ProcedureContent.Term;
import vn.lienthong.procedures.ProcedureContent.TermUnit;

/** The form of a draft: from a content to fields, and from what was typed to a content. */
final class DraftForm {
  private static final String FEE = "phí";
  private static final String CHARGE = "lệ phí";

  /** Kinds of fees as people write them, and as programs do. */
  private static final Map<String, FeeKind> KINDS =
      Map.of(
          FEE, FeeKind.FEE, "fee", FeeKind.FEE, CHARGE, FeeKind.CHARGE, "charge", FeeKind.CHARGE);

  /** Empty rows offered at the end of each table. */
  private static final int SPARE = 2;

  private DraftForm() {}

  static FormRows of(ProcedureContent content) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    put(fields, "name", content.name());
    put(fields, "nameEn", content.nameEn());
    put(fields, "sectorCode", content.sectorCode());
    put(fields, "sector", content.sector());
    put(fields, "sectorEn", content.sectorEn());
    fields.put("levels", content.levels().stream().map(Enum::name).toList());
    fields.put("applicants", content.applicants().stream().map(Enum::name).toList());
    put(fields, "decision", content.decision());
    put(fields, "authority", content.authority());
    put(fields, "receivingPlaces", content.receivingPlaces());
    put(fields, "sequence", content.sequence());
    put(fields, "conditions", content.conditions());
    SupplementRule rule = content.supplementRule();
    put(fields, "supplementRule", rule == null ? "" : rule.name());
    int was = 0;
    for (ChannelRow row : content.channels()) {
      put(fields, "ch.was", "" + was++);
      put(fields, "ch.channel", row.channel().name());
      put(fields, "ch.case", row.caseKey());
      put(fields, "ch.amount", row.term().amount() == 0 ? "" : "" + row.term().amount());
      put(fields, "ch.unit", row.term().unit().name());
      put(fields, "ch.fees", fees(row.fees()));
      put(fields, "ch.note", row.note());
    }
    for (Component paper : content.components()) {
      put(fields, "c.key", paper.key());
      put(fields, "c.name", paper.name());
      put(fields, "c.group", paper.group() == null ? "SUBMIT" : paper.group().name());
      put(fields, "c.originals", "" + paper.originals());
      put(fields, "c.copies", "" + paper.copies());
      put(fields, "c.certified", "" + paper.certifiedCopies());
      put(fields, "c.form", paper.formName());
      put(fields, "c.case", paper.caseKey());
      put(fields, "c.required", paper.required() ? "YES" : "NO");
    }
    for (LegalBasis law : content.legalBases()) {
      put(fields, "l.number", law.number());
      put(fields, "l.title", law.title());
      put(fields, "l.issued", FormRows.day(law.issued()));
      put(fields, "l.issuer", law.issuer());
    }
    DraftRows.put(fields, content);
    for (int i = 0; i < SPARE; i++) {
      List.of("ch.channel", "c.name", "l.number").forEach(name -> put(fields, name, ""));
    }
    return new FormRows(fields);
  }

  /** The content as typed; what could not be read is in the errors of the rows. */
  static Optional<ProcedureContent> read(FormRows form, ProcedureContent old) {
    if (form.value("name").isEmpty()) {
      form.errors().add("name", "REQUIRED");
    }
    boolean ruled = !form.value("supplementRule").isEmpty();
    SupplementRule rule = ruled ? supplementRule(form) : null;
    DraftPlaces places = new DraftPlaces();
    List<Case> cases = DraftRows.cases(form, places);
    List<ChannelRow> channels = channels(form, old, places);
    List<Component> papers = papers(form, old, places);
    List<LegalBasis> laws = laws(form);
    ProcedureContent content =
        new ProcedureContent(
            old.code(),
            form.value("name"),
            form.optional("nameEn"),
            form.optional("sectorCode"),
            form.optional("sector"),
            form.optional("sectorEn"),
            form.choices("levels", Level.class),
            form.choices("applicants", Applicant.class),
            old.effectiveFrom(),
            form.optional("decision"),
            form.optional("authority"),
            form.optional("receivingPlaces"),
            form.optional("sequence"),
            form.optional("conditions"),
            DraftRows.results(form, places),
            DraftRows.serviceLevels(form, places),
            DraftRows.routes(form, places),
            cases,
            channels,
            papers,
            laws,
            old.form(),
            old.steps(),
            rule,
            old.linkedParts());
    for (ContentProblem problem : ContentProblem.in(content)) {
      places.show(problem, form);
    }
    return form.errors().isEmpty() ? Optional.of(content) : Optional.empty();
  }

  private static @Nullable SupplementRule supplementRule(FormRows form) {
    try {
      return SupplementRule.valueOf(form.value("supplementRule"));
    } catch (IllegalArgumentException e) {
      form.errors().add("supplementRule", "NOT_A_CHOICE");
      return null;
    }
  }

  private static List<ChannelRow> channels(
      FormRows form, ProcedureContent old, DraftPlaces places) {
    List<ChannelRow> rows = new ArrayList<>();
    for (int i = 0; i < form.rows("ch.channel"); i++) {
      if (form.value("ch.channel", i).isEmpty()) {
        continue;
      }
      Channel channel = form.choice("ch.channel", i, Channel.class);
      TermUnit unit =
          form.value("ch.unit", i).isEmpty()
              ? TermUnit.NONE
              : form.choice("ch.unit", i, TermUnit.class);
      int amount = form.whole("ch.amount", i);
      if (channel != null && unit != null) {
        ChannelRow before = before(form, i, old);
        places.add("channels", i);
        rows.add(
            new ChannelRow(
                channel,
                form.optional("ch.case", i),
                new Term(amount, unit),
                before == null ? null : before.termText(),
                fees(form, i, before),
                before == null ? null : before.feeText(),
                form.optional("ch.note", i)));
      }
    }
    return rows;
  }

  /** The row of the content that the typed one came from, wherever it stands now. */
  private static @Nullable ChannelRow before(FormRows form, int row, ProcedureContent old) {
    String was = form.value("ch.was", row);
    boolean known = was.matches("\\d{1,4}") && Integer.parseInt(was) < old.channels().size();
    return known ? old.channels().get(Integer.parseInt(was)) : null;
  }

  /** One fee a line: kind | name | amount | unit | note. */
  private static String fees(List<Fee> fees) {
    return String.join(
        "\n",
        fees.stream()
            .map(fee ->
                (fee.kind() == FeeKind.FEE ? FEE : CHARGE)
                    + " | "
                    + fee.name()
                    + " | "
                    + (fee.amount() == null ? "" : fee.amount().toString())
                    + " | "
                    + (fee.unitText() == null ? "" : fee.unitText())
                    + (fee.note() == null ? "" : " | " + fee.note().replaceAll("\\s+", " ")))
            .toList());
  }

  private static List<Fee> fees(FormRows form, int row, @Nullable ChannelRow before) {
    if (before != null && form.value("ch.fees", row).equals(fees(before.fees()).strip())) {
      return before.fees();
    }
    List<Fee> fees = new ArrayList<>();
    for (String line : form.value("ch.fees", row).split("\\R")) {
      if (line.isBlank()) {
        continue;
      }
      String[] parts = line.split("\\|", 5);
      FeeKind kind = KINDS.get(parts[0].strip().toLowerCase(Locale.ROOT));
      if (parts.length < 3 || kind == null) {
        form.refuse("ch.fees", row, "NOT_A_FEE");
        continue;
      }
      fees.add(
          new Fee(
              code(kind, parts[1].strip(), before),
              kind,
              parts[1].strip(),
              form.money(parts[2], "ch.fees", row),
              parts.length > 3 && !parts[3].isBlank() ? parts[3].strip() : null,
              parts.length > 4 && !parts[4].isBlank() ? parts[4].strip() : null));
    }
    return fees;
  }

  /** A fee of that name keeps its code in the catalogue when another line of the row changes. */
  private static @Nullable String code(FeeKind kind, String name, @Nullable ChannelRow before) {
    return before == null
        ? null
        : before.fees().stream()
            .filter(fee -> fee.kind() == kind && fee.name().equals(name))
            .map(Fee::code)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  private static List<Component> papers(FormRows form, ProcedureContent old, DraftPlaces places) {
    List<Component> papers = new ArrayList<>();
    Set<String> known =
        old.components().stream()
            .map(Component::key)
            .collect(Collectors.toCollection(HashSet::new));
    for (int i = 0; i < form.rows("c.name"); i++) {
      if (form.value("c.name", i).isEmpty()) {
        continue;
      }
      String key = form.value("c.key", i);
      boolean grouped = !form.value("c.group", i).isEmpty();
      places.add("components", i);
      papers.add(
          new Component(
              known.contains(key) ? key : fresh(known),
              form.value("c.name", i),
              grouped ? form.choice("c.group", i, ComponentGroup.class) : ComponentGroup.SUBMIT,
              form.optional("c.case", i),
              form.whole("c.originals", i),
              form.whole("c.copies", i),
              form.whole("c.certified", i),
              form.optional("c.form", i),
              !form.value("c.required", i).equals("NO")));
    }
    return papers;
  }

  /** Never the key of a paper that was: stores and forms know papers by it. */
  private static String fresh(Set<String> known) {
    int number = known.size() + 1;
    while (!known.add("n" + number)) {
      number++;
    }
    return "n" + number;
  }

  private static List<LegalBasis> laws(FormRows form) {
    List<LegalBasis> laws = new ArrayList<>();
    for (int i = 0; i < form.rows("l.number"); i++) {
      if (!form.value("l.number", i).isEmpty() || !form.value("l.title", i).isEmpty()) {
        laws.add(
            new LegalBasis(
                form.optional("l.number", i),
                form.optional("l.title", i),
                form.date("l.issued", i),
                form.optional("l.issuer", i)));
      }
    }
    return laws;
  }

  private static void put(Map<String, List<String>> fields, String name, @Nullable String value) {
    fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value == null ? "" : value);
  }
}
