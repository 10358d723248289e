package vn.lienthong.payments.simulator;

import java.util.LinkedHashMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.lienthong.payments.gateway.Message;

/** Messages to text and back. */
final class SimulatorMessages {
  private static final TypeReference<LinkedHashMap<String, Object>> FIELDS =
      new TypeReference<>() {};

  private SimulatorMessages() {}

  static String write(Message message) {
    return JsonMapper.shared().writeValueAsString(message.fields());
  }

  static Message read(String body) {
    return Message.of(JsonMapper.shared().readValue(body, FIELDS));
  }
}
