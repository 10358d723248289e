package vn.lienthong.directory;

/** What a dated decision does to units. */
enum ActKind {
  FOUNDED,
  RENAMED,
  MOVED,
  RECODED,
  MERGED,
  SPLIT,
  DISSOLVED,
  /** Takes back a merger. */
  UNDONE
}
