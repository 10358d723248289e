package vn.lienthong.worktime;

import java.time.LocalDate;

/**
 * The Vietnamese lunar calendar: months begin on the day of the new moon at UTC+7, month 11 holds
 * the winter solstice, a month without a major solar term in a 13-month year is a leap month. The
 * positions of sun and moon follow the truncated series of J. Meeus, exact to minutes for
 * 1900–2100.
 */
public final class LunarCalendar {
  private static final double ZONE_DAYS = 7 / 24.0;
  private static final double MEAN_MONTH = 29.530588853;

  /** Julian day number of the mean new moon that the series counts from (January 1900). */
  private static final double FIRST_NEW_MOON = 2415021.076998695;

  private static final long JULIAN_DAY_OF_EPOCH = 2440588;

  private LunarCalendar() {}

  /** The first day of the lunar year that begins in {@code year} (mùng 1 Tết). */
  public static LocalDate newYear(int year) {
    return date(year, 1, 1);
  }

  /** The day of an ordinary (not leap) lunar month. */
  public static LocalDate date(int lunarYear, int month, int day) {
    long eleventh = eleventhMonth(month < 11 ? lunarYear - 1 : lunarYear);
    long next = eleventhMonth(month < 11 ? lunarYear : lunarYear + 1);
    int offset = month < 11 ? month + 1 : month - 11;
    if (next - eleventh > 365 && offset >= leapOffset(eleventh)) {
      offset++;
    }
    return ofJulianDay(newMoon(index(eleventh) + offset) + day - 1);
  }

  /** The lunar date of a day. */
  public static LunarDate of(LocalDate date) {
    long julian = date.toEpochDay() + JULIAN_DAY_OF_EPOCH;
    int k = (int) Math.floor((julian - FIRST_NEW_MOON) / MEAN_MONTH);
    long start = newMoon(k + 1);
    if (start > julian) {
      start = newMoon(k);
    }
    if (start > julian) {
      start = newMoon(k - 1);
    }
    long before = eleventhMonth(date.getYear());
    long after = before;
    int year = date.getYear();
    if (before >= start) {
      before = eleventhMonth(year - 1);
    } else {
      year++;
      after = eleventhMonth(year);
    }
    int months = (int) Math.floor((start - before) / 29.0);
    int month = months + 11;
    boolean leap = false;
    if (after - before > 365) {
      int leapOffset = leapOffset(before);
      if (months >= leapOffset) {
        month--;
        leap = months == leapOffset;
      }
    }
    if (month > 12) {
      month -= 12;
    }
    if (month >= 11 && months < 4) {
      year--;
    }
    return new LunarDate(year, month, (int) (julian - start + 1), leap);
  }

  private static LocalDate ofJulianDay(long julian) {
    return LocalDate.ofEpochDay(julian - JULIAN_DAY_OF_EPOCH);
  }

  private static int index(long monthStart) {
    return (int) Math.floor((monthStart - FIRST_NEW_MOON) / MEAN_MONTH + 0.5);
  }

  /** First day of the month that holds the winter solstice of a solar year. */
  private static long eleventhMonth(int solarYear) {
    long lastDay = LocalDate.of(solarYear, 12, 31).toEpochDay() + JULIAN_DAY_OF_EPOCH;
    int k = (int) Math.floor((lastDay - 2415021) / MEAN_MONTH);
    long start = newMoon(k);
    // Sector 9 of the sun's path begins at the winter solstice.
    return sunSector(start) >= 9 ? newMoon(k - 1) : start;
  }

  /** How many months after month 11 the leap month comes. */
  private static int leapOffset(long eleventh) {
    int k = index(eleventh);
    int offset = 1;
    int sector = sunSector(newMoon(k + offset));
    int last;
    do {
      last = sector;
      offset++;
      sector = sunSector(newMoon(k + offset));
    } while (sector != last && offset < 14);
    return offset - 1;
  }

  private static double sin(double degrees) {
    return Math.sin(Math.toRadians(degrees));
  }

  /** Julian day number, at UTC+7, of the {@code k}-th new moon after 1 January 1900. */
  private static long newMoon(int k) {
    double t = k / 1236.85;
    double t2 = t * t;
    double t3 = t2 * t;
    double mean =
        2415020.75933
            + 29.53058868 * k
            + 0.0001178 * t2
            - 0.000000155 * t3
            + 0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t2);
    double sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
    double moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
    double node = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
    double correction =
        (0.1734 - 0.000393 * t) * sin(sun)
            + 0.0021 * sin(2 * sun)
            - 0.4068 * sin(moon)
            + 0.0161 * sin(2 * moon)
            - 0.0004 * sin(3 * moon)
            + 0.0104 * sin(2 * node)
            - 0.0051 * sin(sun + moon)
            - 0.0074 * sin(sun - moon)
            + 0.0004 * sin(2 * node + sun)
            - 0.0004 * sin(2 * node - sun)
            - 0.0006 * sin(2 * node + moon)
            + 0.0010 * sin(2 * node - moon)
            + 0.0005 * sin(2 * moon + sun);
    double dynamicTime = -0.000278 + 0.000265 * t + 0.000262 * t2;
    return (long) Math.floor(mean + correction - dynamicTime + 0.5 + ZONE_DAYS);
  }

  /** The twelfth (0–11, from the spring equinox) of the sun's path at the start of a day, UTC+7. */
  private static int sunSector(long julianDay) {
    double t = (julianDay - 0.5 - ZONE_DAYS - 2451545.0) / 36525;
    double t2 = t * t;
    double anomaly = 357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
    double longitude =
        280.46645
            + 36000.76983 * t
            + 0.0003032 * t2
            + (1.914600 - 0.004817 * t - 0.000014 * t2) * sin(anomaly)
            + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
            + 0.000290 * sin(3 * anomaly);
    double turn = longitude - 360 * Math.floor(longitude / 360);
    return (int) (turn / 30);
  }
}
