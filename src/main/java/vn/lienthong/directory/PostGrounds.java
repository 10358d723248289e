package vn.lienthong.directory;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** On which document somebody holds a post: what a signature keeps with it. */
@Repository
public class PostGrounds {
  private final JdbcClient jdbc;

  PostGrounds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Number and day of the written authority, or the basis of the assignment; may be empty. */
  public String of(UUID post) {
    return jdbc.sql(
            """
            select document_number || ' (' || to_char(document_date, 'DD/MM/YYYY') || ')'
            from directory.delegation where id = :post
            union all
            select basis from directory.assignment where id = :post
            """)
        .param("post", post)
        .query(String.class)
        .optional()
        .orElse("");
  }
}
