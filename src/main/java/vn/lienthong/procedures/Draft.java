package vn.lienthong.procedures;

import java.util.UUID;

/** A version that is still being written. */
record Draft(UUID id, String code, int lockVersion, ProcedureContent content) {}
