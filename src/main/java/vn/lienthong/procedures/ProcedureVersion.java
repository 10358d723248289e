package vn.lienthong.procedures;

import java.time.LocalDate;
import java.util.UUID;

/** A published version: what the procedure says from a day on. Never edited afterwards. */
public record ProcedureVersion(UUID id, String code, LocalDate from, ProcedureContent content) {}
