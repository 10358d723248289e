package vn.lienthong.demo;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.lienthong.directory.Position;
import vn.lienthong.dossiers.Deed;

/** Who plays: officials by unit and position. */
record Cast(Map<UUID, Map<Position, List<Deed.Actor>>> posts) {

  /** Somebody who holds the position at the unit. */
  Deed.Actor any(UUID unit, Position position, Dice dice) {
    return dice.one(all(unit, position));
  }

  List<Deed.Actor> all(UUID unit, Position position) {
    List<Deed.Actor> holders = posts.getOrDefault(unit, Map.of()).getOrDefault(position, List.of());
    if (holders.isEmpty()) {
      throw new IllegalStateException("nobody is " + position + " at " + unit);
    }
    return holders;
  }

  boolean has(UUID unit, Position position) {
    return posts.getOrDefault(unit, Map.of()).containsKey(position);
  }
}
