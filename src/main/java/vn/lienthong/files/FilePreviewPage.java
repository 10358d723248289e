package vn.lienthong.files;

/** What the preview shows; 0 pages when there is nothing to show. */
record FilePreviewPage(StoredFile file, int pages) {
  private static final int SHOWN = 100;

  int shown() {
    return Math.min(pages, SHOWN);
  }
}
