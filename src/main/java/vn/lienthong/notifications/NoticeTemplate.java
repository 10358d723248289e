package vn.lienthong.notifications;

/**
 * The text of an event in one channel and language, with placeholders like {@code {code}}.
 *
 * @param subject title of the notice or the mail; unused for SMS
 */
public record NoticeTemplate(
    String event, Channel channel, String lang, String subject, String body) {}
