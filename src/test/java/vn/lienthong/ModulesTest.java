package vn.lienthong;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

  @Test
  void modulesCallOnlyDownwardsAndOnlyPublicTypes() {
    ApplicationModules.of(LienThongApplication.class).verify();
  }
}
