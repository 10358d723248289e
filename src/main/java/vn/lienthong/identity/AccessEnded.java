package vn.lienthong.identity;

import java.util.UUID;

/** Nobody goes on in the name of the person with what was given before, here or elsewhere. */
public record AccessEnded(UUID personId) {}
