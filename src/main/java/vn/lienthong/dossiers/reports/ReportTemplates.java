package vn.lienthong.dossiers.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditApi;
import vn.lienthong.audit.AuditEvent;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Filled;
import vn.lienthong.shared.SharedErrors;

/** The templates of reports as dated data; a change begins on a day and leaves the past alone. */
@Service
class ReportTemplates {
  static final String EDIT = "dossiers.control";
  private static final int LONGEST = 300;

  private final JdbcClient jdbc;
  private final AuditApi audit;

  ReportTemplates(JdbcClient jdbc, AuditApi audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  /** In force on the day, by code. */
  List<ReportTemplate> on(LocalDate day) {
    return jdbc.sql(
            """
            select * from dossiers.report_template
            where from_day <= :day and (to_day is null or to_day >= :day) order by code
            """)
        .param("day", day)
        .query(ReportTemplates::row)
        .list();
  }

  Optional<ReportTemplate> find(String code, LocalDate day) {
    return on(day).stream().filter(template -> template.code().equals(code)).findFirst();
  }

  /** The newest version of each, by code. */
  List<ReportTemplate> newest() {
    return jdbc.sql(
            """
            select distinct on (code) * from dossiers.report_template order by code, from_day desc
            """)
        .query(ReportTemplates::row)
        .list();
  }

  /** Puts the version into force; one that begins on the same day is replaced. */
  @Transactional
  void save(ReportTemplate template, CurrentUser user) {
    requireWhole(template);
    @Nullable ReportTemplate before =
        newest().stream().filter(t -> t.code().equals(template.code())).findFirst().orElse(null);
    if (before != null && template.fromDay().isBefore(before.fromDay())) {
      throw new AppException(SharedErrors.BAD_REQUEST);
    }
    jdbc.sql(
            """
            update dossiers.report_template set to_day = :until
            where code = :code and from_day < :from and (to_day is null or to_day >= :from)
            """)
        .param("until", template.fromDay().minusDays(1))
        .param("code", template.code())
        .param("from", template.fromDay())
        .update();
    jdbc.sql(
            """
            insert into dossiers.report_template (code, from_day, title, title_en, grouping,
              columns, legal_basis, confirmed)
            values (:code, :from, :title, :title_en, :grouping, :columns, :basis, :confirmed)
            on conflict (code, from_day) do update set title = excluded.title,
              title_en = excluded.title_en, grouping = excluded.grouping,
              columns = excluded.columns, legal_basis = excluded.legal_basis,
              confirmed = excluded.confirmed
            """)
        .param("code", template.code())
        .param("from", template.fromDay())
        .param("title", template.title())
        .param("title_en", template.titleEn())
        .param("grouping", template.grouping().name())
        .param("columns", template.columns().stream().map(Enum::name).toArray(String[]::new))
        .param("basis", template.legalBasis())
        .param("confirmed", template.confirmed())
        .update();
    audit.record(
        new AuditEvent(
            "dossiers.report-template",
            "report-template",
            template.code(),
            user,
            null,
            before,
            template,
            template.legalBasis()));
  }

  private static void requireWhole(ReportTemplate t) {
    boolean whole =
        Filled.all(LONGEST, t.code(), t.title(), t.titleEn(), t.legalBasis())
            && t.code().matches("[0-9A-Za-z-]{2,20}")
            && t.columns() != null
            && !t.columns().isEmpty();
    if (!whole) {
      throw new AppException(SharedErrors.BAD_REQUEST);
    }
  }

  private static ReportTemplate row(ResultSet row, int number) throws SQLException {
    return new ReportTemplate(
        row.getString("code"),
        row.getObject("from_day", LocalDate.class),
        row.getObject("to_day", LocalDate.class),
        row.getString("title"),
        row.getString("title_en"),
        Grouping.valueOf(row.getString("grouping")),
        Arrays.stream((String[]) row.getArray("columns").getArray()).map(Column::valueOf).toList(),
        row.getString("legal_basis"),
        row.getBoolean("confirmed"));
  }
}
