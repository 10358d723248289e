package vn.lienthong.notifications;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The carrier's SMS gateway; without a URL the simulator stands in. */
@ConfigurationProperties("lienthong.sms")
record SmsSettings(
    @DefaultValue("") String url,
    @DefaultValue("") String key,
    @DefaultValue("") String secret,
    @DefaultValue("LIENTHONG") String brand) {}
