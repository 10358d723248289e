package vn.lienthong.shared.db;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where migrations lie: those of the product, and a folder of the province's own, with one folder
 * per module as in {@code db/migration}.
 */
@Component
class MigrationPlaces {
  private final String own;

  MigrationPlaces(@Value("${lienthong.db.migrations:}") String own) {
    this.own = own;
  }

  /** Empty when there is none. */
  String own() {
    return own;
  }
}
