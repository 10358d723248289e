/**
 * Working time: the calendar of working days and the deadlines that the law counts in it.
 *
 * <p>Everything that computes ({@link vn.lienthong.worktime.WorkCalendar}, {@link
 * vn.lienthong.worktime.DueDate}) is free of I/O, of clocks and of static state. Legal basis: Bộ
 * luật Lao động 2019 Art. 111–112 (days off), Bộ luật Dân sự 2015 Art. 147–148 (start and end of
 * terms), NĐ 309/2026 Art. 8.3 and 9 (start of the clock, hand-over after 15:00).
 */
@ApplicationModule(allowedDependencies = {"shared", "audit"})
@NullMarked
package vn.lienthong.worktime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
