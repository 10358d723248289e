package vn.lienthong.worktime;

/** Tells, before a calendar is published, what it would move; a Spring bean per module. */
public interface CalendarImpactSource {
  Impact impact(WorkCalendar current, WorkCalendar next);

  /**
   * @param label message key of what is counted, for instance open dossiers
   * @param open how many have a due date now
   * @param moved how many of them would get another one
   */
  record Impact(String label, long open, long moved) {}
}
