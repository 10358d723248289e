/**
 * The demonstration province: tỉnh Thanh Hóa with its real departments and communes after July
 * 2025, and invented officials, citizens, enterprises and dossiers, loaded into an empty database
 * on the first start unless {@code lienthong.demo} is false. Identification codes below H56, phone
 * numbers, fees decided by the province and decisions marked "dữ liệu trình diễn" are made up; so
 * is every person, with identity numbers from the range 099 that no province has. No tables, no
 * events.
 */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "directory",
      "identity",
      "files",
      "worktime",
      "procedures",
      "procedures :: form",
      "payments",
      "dossiers",
      "store",
      "proactive",
      "queue",
      "post",
      "webhooks"
    })
@NullMarked
package vn.lienthong.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
