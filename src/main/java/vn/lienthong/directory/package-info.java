/**
 * Units with their dated history, people, positions, assignments and delegation: who may do what
 * where, on which day. Tables: unit, unit_state, unit_code, unit_successor, act, person, position,
 * assignment, delegation, territory. Events: {@link UnitFounded}, {@link UnitRenamed}, {@link
 * UnitMoved}, {@link UnitRecoded}, {@link UnitsMerged}, {@link UnitSplit}, {@link UnitDissolved},
 * {@link PostsChanged}. Legal basis: QĐ 20/2020/QĐ-TTg Điều 4 (identification codes), NĐ
 * 30/2020/NĐ-CP Điều 13 (signing for somebody else).
 */
@ApplicationModule(allowedDependencies = {"shared", "audit", "search"})
@NullMarked
package vn.lienthong.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
