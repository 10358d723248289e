package vn.lienthong.demo;

import java.util.List;
import vn.lienthong.dossiers.Channel;

/** The interlinked dossiers of the demonstration. */
final class LinkedPlan {
  static final String THREE = "2.000986";
  static final String TWO = "2.001023";

  private LinkedPlan() {}

  /**
   * @param commune name of the agency that leads
   * @param age working minutes since it was filed
   */
  record Line(String procedure, String commune, Channel channel, int age, LinkedFate fate) {}

  private static final String HAC_THANH = "Ủy ban nhân dân phường Hạc Thành";
  private static final String SAM_SON = "Ủy ban nhân dân phường Sầm Sơn";
  private static final String THO_XUAN = "Ủy ban nhân dân xã Thọ Xuân";

  /** The oldest first. */
  static final List<Line> LINES =
      List.of(
          new Line(THREE, HAC_THANH, Channel.ONLINE, 6_900, LinkedFate.RETURNED),
          new Line(THREE, HAC_THANH, Channel.ONLINE, 5_300, LinkedFate.LATE),
          new Line(THREE, THO_XUAN, Channel.ONLINE, 4_900, LinkedFate.REFUSED),
          new Line(TWO, SAM_SON, Channel.ONLINE, 4_100, LinkedFate.RETURNED),
          new Line(THREE, HAC_THANH, Channel.COUNTER, 3_600, LinkedFate.WISHED),
          new Line(THREE, HAC_THANH, Channel.ONLINE, 2_900, LinkedFate.READY),
          new Line(THREE, SAM_SON, Channel.ONLINE, 2_500, LinkedFate.ASKED),
          new Line(THREE, HAC_THANH, Channel.ONLINE, 2_300, LinkedFate.PROPOSED),
          new Line(THREE, HAC_THANH, Channel.ONLINE, 1_500, LinkedFate.WISHED),
          new Line(THREE, HAC_THANH, Channel.ONLINE, 900, LinkedFate.PARALLEL),
          new Line(TWO, THO_XUAN, Channel.ONLINE, 700, LinkedFate.PARALLEL),
          new Line(THREE, HAC_THANH, Channel.ONLINE, 330, LinkedFate.ACCEPTED),
          new Line(THREE, HAC_THANH, Channel.ONLINE, 70, LinkedFate.NEW));
}
