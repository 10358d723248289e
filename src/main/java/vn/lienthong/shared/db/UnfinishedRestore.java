package vn.lienthong.shared.db;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database in which a restore was broken off is empty, and must not pass for a new one. */
public final class UnfinishedRestore {
  private static final String NAME = "restore";

  private UnfinishedRestore() {}

  /** Says so in the database, before the first row is restored; the restored rows replace it. */
  public static void begin(DataSource dataSource) {
    JdbcClient.create(dataSource)
        .sql(
            "insert into shared.setting (name, value) values (:name, 'under way') on conflict do"
                + " nothing")
        .param("name", NAME)
        .update();
  }

  /** Whether a restore has begun and not ended. */
  public static boolean in(DataSource dataSource) {
    JdbcClient jdbc = JdbcClient.create(dataSource);
    return jdbc.sql("select to_regclass('shared.setting') is not null")
            .query(Boolean.class)
            .single()
        && jdbc.sql("select exists (select 1 from shared.setting where name = :name)")
            .param("name", NAME)
            .query(Boolean.class)
            .single();
  }

  static void refuse(DataSource dataSource) {
    if (in(dataSource)) {
      throw new IllegalStateException(
          "a restore into this database was broken off: run ./lienthong restore again");
    }
  }
}
