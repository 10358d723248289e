package vn.lienthong.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.lienthong.HouseTest;

@HouseTest
class HouseStartsTest {
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester mvc;

  @Test
  void postgresIsDurable() {
    assertThat(jdbc.sql("show fsync").query(String.class).single()).isEqualTo("on");
    assertThat(jdbc.sql("show data_checksums").query(String.class).single()).isEqualTo("on");
  }

  @Test
  void healthAnswers() {
    assertThat(mvc.get().uri("/actuator/health")).hasStatusOk();
  }
}
