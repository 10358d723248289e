package vn.lienthong.directory;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * The holder of an assignment lets somebody act in their place.
 *
 * @param assignmentId the post whose permissions are lent: an assignment, never a delegation
 * @param permissions what is lent, a part of what the position grants
 * @param from first day
 * @param until first day on which it no longer holds
 * @param documentNumber the written document, for instance {@code 57/GUQ-SXD}
 */
public record NewDelegation(
    UUID assignmentId,
    UUID recipientId,
    Capacity capacity,
    Set<String> permissions,
    LocalDate from,
    LocalDate until,
    String documentNumber,
    LocalDate documentDate,
    String note) {}
