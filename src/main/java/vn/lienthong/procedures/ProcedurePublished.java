package vn.lienthong.procedures;

import java.time.LocalDate;
import java.util.UUID;

/** A version of a procedure was published; it applies from the day on. */
public record ProcedurePublished(UUID versionId, String code, String name, LocalDate from) {}
