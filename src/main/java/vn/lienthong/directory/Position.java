package vn.lienthong.directory;

/** Chức vụ. Title, reach and permissions of each are rows of the table position. */
public enum Position {
  COUNTER_OFFICER,
  COUNTER_HEAD,
  SPECIALIST,
  DIVISION_HEAD,
  LEADER,
  DEPUTY_LEADER,
  CLERK,
  PROCEDURE_ADMIN,
  UNIT_ADMIN,
  SYSTEM_ADMIN,
  AUDITOR,
  PROVINCE_LEADER
}
