package vn.lienthong.directory;

/**
 * What can be wrong with a cell; {@code directory.import.problem.<NAME>} says it and {@code
 * directory.import.remedy.<NAME>} says what to do.
 */
enum ImportProblem {
  FILE_UNREADABLE,
  FILE_NOT_UTF8,
  FILE_TOO_LARGE,
  FILE_EMPTY,
  HEADER_MISSING,
  HEADER_UNKNOWN,
  REQUIRED,
  TOO_LONG,
  CODE_INVALID,
  CODE_TWICE,
  KIND_UNKNOWN,
  PARENT_UNKNOWN,
  PARENT_CIRCLE,
  GEO_CODE_INVALID,
  DATE_INVALID,
  DECISION_NEEDED,
  PROVINCE_DIFFERS,
  NO_PROVINCE,
  CHANGED_LATER,
  REFUSED,
  /** Not wrong: corrected while reading. */
  NORMALISED
}
