package vn.lienthong.shared.db;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.HouseTest;

@HouseTest
class RefusedRowTest {
  @Autowired JdbcClient jdbc;

  @Test
  @DisplayName("What the database says of a row that it refuses names the rule and not the person")
  void theRowIsNotToldOn() {
    assertThatThrownBy(() ->
            jdbc.sql(
                    """
                    insert into payments.receipt_book (from_day, form, series, tax_code,
                      legal_basis, confirmed)
                    values (null, :name, '', '', '', false)
                    """)
                .param("name", "Lương Thị Bịa")
                .update())
        .hasStackTraceContaining("from_day")
        .satisfies(refused ->
            org.assertj.core.api.Assertions.assertThat(
                    org.assertj.core.util.Throwables.getStackTrace(refused))
                .doesNotContain("Lương"));
  }
}
