package vn.lienthong.files;

import vn.lienthong.shared.ErrorCode;

/**
 * Why an upload was refused. Each has a text in both languages that says what is wrong and what the
 * person can do.
 */
public enum UploadRefusal implements ErrorCode {
  NAME_MISSING,
  NAME_TOO_LONG,
  NAME_PATH,
  NAME_HIDDEN_CHARACTERS,
  NAME_RESERVED,
  NAME_DOUBLE_EXTENSION,
  EMPTY,
  TOO_LARGE,
  TYPE_NOT_ALLOWED,
  CONTENT_MISMATCH,
  DECLARED_TYPE_MISMATCH,
  POLYGLOT,
  TRAILING_DATA,
  MALFORMED,
  EXECUTABLE,
  SVG,
  TIMEOUT,
  ARCHIVE_BOMB,
  ARCHIVE_ENTRIES,
  ARCHIVE_DEPTH,
  ARCHIVE_PATH,
  ARCHIVE_ENCRYPTED,
  ARCHIVE_INCONSISTENT,
  OFFICE_MACRO,
  OFFICE_EMBEDDED_OBJECT,
  OFFICE_ACTIVEX,
  OFFICE_EXTERNAL_LINK,
  OFFICE_DDE,
  OFFICE_OLD_OR_LOCKED,
  XML_DOCTYPE,
  XML_ACTIVE,
  PDF_JAVASCRIPT,
  PDF_AUTO_ACTION,
  PDF_LAUNCH,
  PDF_FORM_ACTION,
  PDF_EXTERNAL_REFERENCE,
  PDF_EMBEDDED_FILE,
  PDF_XFA,
  PDF_MEDIA,
  PDF_ENCRYPTED,
  PDF_BOMB,
  PDF_SIGNATURE_RANGE,
  PDF_ALTERED_AFTER_SIGNATURE,
  IMAGE_TOO_LARGE,
  CSV_FORMULA,
  TEXT_ENCODING,
  VIRUS;

  @Override
  public String key() {
    return "files.error." + name();
  }

  @Override
  public Type type() {
    return this == TOO_LARGE ? Type.TOO_LARGE : Type.USER;
  }
}
