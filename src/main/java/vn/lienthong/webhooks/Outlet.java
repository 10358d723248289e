package vn.lienthong.webhooks;

import java.net.URI;
import java.util.Map;

/** The way out to a receiver: the network, or the receiver that ships. */
interface Outlet {
  /** The status of the answer, 200 to 299. */
  int send(URI url, Map<String, String> headers, String body) throws Undelivered;
}
