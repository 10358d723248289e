package vn.lienthong.notifications;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.function.Supplier;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.lienthong.notifications.GatewayException.Outcome;

/** E-mail over SMTP, plain text. SMTP forgets ids, so an interrupted hand-over stays unknown. */
final class SmtpGateway implements Gateway {
  private final @Nullable Supplier<JavaMailSenderImpl> server;
  private final String from;
  private final Faults faults;
  private final Clock clock;

  /**
   * @param server null where no mail server is configured
   */
  SmtpGateway(
      @Nullable Supplier<JavaMailSenderImpl> server, String from, Faults faults, Clock clock) {
    this.server = server;
    this.from = from;
    this.faults = faults;
    this.clock = clock;
  }

  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  @Override
  public boolean ready() {
    return server != null;
  }

  @Override
  public boolean idempotent() {
    return false;
  }

  @Override
  public Handover open() throws GatewayException {
    if (server == null) {
      throw new GatewayException(Outcome.LATER, "no mail server is configured");
    }
    JavaMailSenderImpl sender = server.get();
    Session session = sender.getSession();
    try {
      Transport transport = session.getTransport("smtp");
      connect(transport, sender);
      return new Connection(session, transport, sender);
    } catch (MessagingException e) {
      throw new GatewayException(Outcome.LATER, text(e));
    }
  }

  private static void connect(Transport transport, JavaMailSenderImpl sender)
      throws MessagingException {
    transport.connect(
        sender.getHost(), sender.getPort(), sender.getUsername(), sender.getPassword());
  }

  private static String text(MessagingException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private final class Connection implements Handover {
    private final Session session;
    private final Transport transport;
    private final JavaMailSenderImpl sender;

    Connection(Session session, Transport transport, JavaMailSenderImpl sender) {
      this.session = session;
      this.transport = transport;
      this.sender = sender;
    }

    @Override
    public void hand(Delivery delivery) throws GatewayException {
      faults.strike(Channel.EMAIL);
      MimeMessage message;
      try {
        message = message(delivery);
      } catch (AddressException e) {
        throw new GatewayException(Outcome.NEVER, text(e));
      } catch (MessagingException e) {
        throw new GatewayException(Outcome.LATER, text(e));
      }
      try {
        if (!transport.isConnected()) {
          connect(transport, sender);
        }
      } catch (MessagingException e) {
        throw new GatewayException(Outcome.LATER, text(e));
      }
      try {
        transport.sendMessage(message, message.getAllRecipients());
      } catch (MessagingException e) {
        throw new GatewayException(outcome(e), text(e));
      }
    }

    private MimeMessage message(Delivery delivery) throws MessagingException {
      MimeMessage message =
          new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
              setHeader("Message-ID", "<" + delivery.messageId() + "@" + domain() + ">");
            }
          };
      message.setFrom(new InternetAddress(from));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(delivery.address(), true));
      message.setSubject(delivery.subject(), StandardCharsets.UTF_8.name());
      message.setText(delivery.body(), StandardCharsets.UTF_8.name());
      message.setSentDate(Date.from(clock.instant()));
      message.setHeader("Auto-Submitted", "auto-generated");
      message.saveChanges();
      return message;
    }

    private String domain() {
      return from.replaceAll(".*@", "").replace(">", "").strip();
    }

    @Override
    public void close() {
      try {
        transport.close();
      } catch (MessagingException e) {
        // The messages are handed over; a server that hangs up first takes nothing back.
      }
    }
  }

  /** A reply of the server is certain; a connection that broke before the reply is not. */
  private static Outcome outcome(MessagingException failure) {
    for (Exception e = failure; e != null; e = next(e)) {
      int code =
          switch (e) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
          };
      if (code >= 500) {
        return Outcome.NEVER;
      }
      if (code >= 400) {
        return Outcome.LATER;
      }
    }
    return failure.getClass() == SendFailedException.class ? Outcome.LATER : Outcome.UNKNOWN;
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException messaging ? messaging.getNextException() : null;
  }
}
