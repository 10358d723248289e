package vn.lienthong.shared;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts now. Authority is position × unit × time: a member of staff holds posts, each with the
 * permissions of its position over its own unit, the units below it, or the province.
 *
 * @param id person (STAFF), citizen account (CITIZEN), client (SERVICE); null for ANONYMOUS and
 *     SYSTEM
 * @param identityNumber số định danh, only of a citizen or a business (tax code)
 */
public record CurrentUser(
    Kind kind, @Nullable UUID id, String name, @Nullable String identityNumber, List<Post> posts) {

  public static final CurrentUser ANONYMOUS =
      new CurrentUser(Kind.ANONYMOUS, null, "", null, List.of());
  public static final CurrentUser SYSTEM =
      new CurrentUser(Kind.SYSTEM, null, "Liên Thông", null, List.of());

  public enum Kind {
    ANONYMOUS,
    CITIZEN,
    STAFF,
    SERVICE,
    SYSTEM
  }

  /** How far the permissions of a post reach. */
  public enum Scope {
    OWN_UNIT,
    SUBTREE,
    PROVINCE
  }

  /**
   * A position at a unit, held now, by assignment or by delegation.
   *
   * @param position code of the position, for instance COUNTER_OFFICER
   * @param title as it is written, for instance "Chuyên viên"
   * @param unitPath "/1/14/203/": ids from the root down to the unit
   * @param capacity KT, TL, TUQ, TM or Q when the post is held for somebody else
   */
  public record Post(
      UUID assignmentId,
      String position,
      String title,
      UUID unitId,
      String unitName,
      String unitPath,
      Scope scope,
      Set<String> permissions,
      @Nullable String capacity) {

    public boolean covers(String path) {
      return switch (scope) {
        case OWN_UNIT -> unitPath.equals(path);
        case SUBTREE -> path.startsWith(unitPath);
        case PROVINCE -> true;
      };
    }
  }

  public boolean isStaff() {
    return kind == Kind.STAFF;
  }

  public boolean isCitizen() {
    return kind == Kind.CITIZEN;
  }

  public boolean isAnonymous() {
    return kind == Kind.ANONYMOUS;
  }

  /** Whether any post grants the permission, wherever it reaches. */
  public boolean may(String permission) {
    return kind == Kind.SYSTEM
        || posts.stream().anyMatch(p -> p.permissions().contains(permission));
  }

  /** Whether a post grants the permission over the unit. */
  public boolean may(String permission, String unitPath) {
    return kind == Kind.SYSTEM || postFor(permission, unitPath).isPresent();
  }

  /** In which post the user may do this there: the one that history and audit name. */
  public Optional<Post> postFor(String permission, String unitPath) {
    return posts.stream()
        .filter(p -> p.permissions().contains(permission) && p.covers(unitPath))
        .findFirst();
  }

  /** The posts that grant the permission, for the query that lists rows. */
  public List<Post> postsWith(String permission) {
    return posts.stream().filter(p -> p.permissions().contains(permission)).toList();
  }

  /** The same person in only those posts that grant the permission. */
  public CurrentUser inPostsWith(String permission) {
    return new CurrentUser(kind, id, name, identityNumber, postsWith(permission));
  }

  /** The same person without the posts that were lent to them. */
  public CurrentUser inOwnPosts() {
    List<Post> own = posts.stream().filter(post -> post.capacity() == null).toList();
    return new CurrentUser(kind, id, name, identityNumber, own);
  }

  /**
   * LIKE patterns of unit paths that the permission reaches, for {@code unit_path like any (?)}:
   * never empty, as an empty reach gives a pattern that matches nothing.
   */
  public String[] reach(String permission) {
    if (kind == Kind.SYSTEM) {
      return new String[] {"%"};
    }
    Set<String> patterns = new LinkedHashSet<>();
    for (Post post : postsWith(permission)) {
      patterns.add(
          switch (post.scope()) {
            case OWN_UNIT -> post.unitPath();
            case SUBTREE -> post.unitPath() + "%";
            case PROVINCE -> "%";
          });
    }
    return patterns.isEmpty() ? new String[] {"-"} : patterns.toArray(String[]::new);
  }

  /** Throws {@link SharedErrors#FORBIDDEN} unless a post grants the permission over the unit. */
  public void require(String permission, String unitPath) {
    if (!may(permission, unitPath)) {
      throw new AppException(SharedErrors.FORBIDDEN);
    }
  }

  /** The id of a signed-in user; refuses anybody else. */
  public UUID requireId() {
    if (id == null) {
      throw new AppException(SharedErrors.SIGN_IN_FIRST);
    }
    return id;
  }
}
