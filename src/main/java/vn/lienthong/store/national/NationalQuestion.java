package vn.lienthong.store.national;

/**
 * Whose papers are asked for, and for what.
 *
 * @param owner the person who is signed in, or who stands at the counter
 * @param consent at the counter: the officer asked them and they agreed
 */
public record NationalQuestion(String owner, String procedure, boolean consent) {}
