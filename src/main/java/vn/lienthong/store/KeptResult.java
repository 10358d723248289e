package vn.lienthong.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A result that this house issued. */
public record KeptResult(Origins from, UUID resultId, PaperFacts facts, @Nullable UUID file) {}
