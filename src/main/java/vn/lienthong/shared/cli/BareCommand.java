package vn.lienthong.shared.cli;

import java.util.Set;

/**
 * A command that finds the database as it is, not migrated, and builds nothing of the house but
 * itself; a Spring bean.
 */
public interface BareCommand extends Command {
  Set<String> NAMES = Set.of("restore");
}
