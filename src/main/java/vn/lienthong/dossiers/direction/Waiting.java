package vn.lienthong.dossiers.direction;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an open dossier waits for; the columns of that name are written by {@code Tally}. */
enum Waiting {
  RECEPTION("dossiers.intake"),
  ASSIGNMENT("dossiers.assign"),
  WORK("dossiers.process"),
  CONSULTATION("dossiers.assign"),
  SIGNATURE("dossiers.approve"),
  ISSUE("dossiers.issue"),
  SUPPLEMENT("dossiers.process"),
  PAYMENT("dossiers.process");

  private final String permission;

  Waiting(String permission) {
    this.permission = permission;
  }

  /** What those may do who owe the act, where no person is named. */
  String permission() {
    return permission;
  }

  /** The applicant owes the next act; the clock stands still. */
  boolean applicant() {
    return this == SUPPLEMENT || this == PAYMENT;
  }

  String label() {
    return "dossiers.direction.waiting." + name();
  }

  static Optional<Waiting> of(@Nullable String word) {
    return Arrays.stream(values()).filter(one -> one.name().equalsIgnoreCase(word)).findFirst();
  }
}
