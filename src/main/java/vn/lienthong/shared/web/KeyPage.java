package vn.lienthong.shared.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a list that is paged by key; {@code next} is the key after which the next begins. */
public record KeyPage<T>(List<T> rows, @Nullable String next) {}
