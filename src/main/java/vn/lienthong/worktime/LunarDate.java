package vn.lienthong.worktime;

/** A day of the Vietnamese lunar calendar; {@code leap} marks a leap month (tháng nhuận). */
public record LunarDate(int year, int month, int day, boolean leap) {}
