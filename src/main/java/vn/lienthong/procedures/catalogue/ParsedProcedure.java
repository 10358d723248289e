package vn.lienthong.procedures.catalogue;

import java.util.List;
import vn.lienthong.procedures.ProcedureContent;

/** A procedure as read from the catalogue, and how surely each field was read. */
public record ParsedProcedure(ProcedureContent content, List<FieldReading> readings) {

  /** True if the time and the fee of every channel were read, if with doubts. */
  public boolean channelsRead() {
    return readings.stream().filter(FieldReading::ofChannels).allMatch(FieldReading::read);
  }

  /** True if no doubt about the time or the fee of any channel is left. */
  public boolean channelsCertain() {
    return readings.stream().filter(FieldReading::ofChannels).noneMatch(FieldReading::doubtful);
  }

  /** The fields that a person should look at. */
  public List<FieldReading> doubtful() {
    return readings.stream().filter(FieldReading::doubtful).toList();
  }
}
