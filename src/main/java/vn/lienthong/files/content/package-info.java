/** What is inside stored files: their text, and pictures of their pages. */
@NullMarked
package vn.lienthong.files.content;

import org.jspecify.annotations.NullMarked;
