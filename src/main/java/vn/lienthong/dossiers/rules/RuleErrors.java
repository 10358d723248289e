package vn.lienthong.dossiers.rules;

import vn.lienthong.shared.ErrorCode;

/** Why a rule is refused. */
enum RuleErrors implements ErrorCode {
  /** It would begin today or earlier, or has begun. */
  RULE_BEGUN,
  /** Another rule for the same begins on that day. */
  RULE_DAY_TAKEN,
  /** The rule for everything ends only by its successor. */
  RULE_FOR_ALL,
  /** No procedure has this code. */
  RULE_PROCEDURE,
  /** A part of the rule is missing or out of its range. */
  RULE_INCOMPLETE;

  @Override
  public String key() {
    return "dossiers.rules.error." + name();
  }

  @Override
  public Type type() {
    return Type.USER;
  }
}
