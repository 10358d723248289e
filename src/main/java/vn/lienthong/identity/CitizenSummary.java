package vn.lienthong.identity;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A citizen or business that has an account. */
public record CitizenSummary(
    UUID id,
    CitizenClaims.Kind kind,
    String identityNumber,
    String name,
    @Nullable LocalDate birthDate,
    @Nullable String email,
    @Nullable String phone) {}
