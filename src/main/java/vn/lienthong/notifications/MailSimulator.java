package vn.lienthong.notifications;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** A mail server in memory for the demonstration; it starts with the first mail. */
@Component
class MailSimulator implements DisposableBean {
  private static final int KEPT = 500;

  private @Nullable GreenMail server;

  /** A mail as the addressee would get it. */
  record Mail(String to, String subject, String text, @Nullable Instant at, String messageId) {}

  synchronized JavaMailSenderImpl sender() {
    GreenMail running = server;
    if (running == null) {
      running = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
      running.start();
      server = running;
    }
    purge(running);
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(running.getSmtp().getPort());
    return sender;
  }

  private static void purge(GreenMail running) {
    if (running.getReceivedMessages().length > KEPT) {
      try {
        running.purgeEmailFromAllMailboxes();
      } catch (FolderException e) {
        throw new IllegalStateException("the mail simulator cannot be emptied", e);
      }
    }
  }

  /** Newest first. */
  synchronized List<Mail> newest(int most) {
    GreenMail running = server;
    if (running == null) {
      return List.of();
    }
    List<MimeMessage> messages = new ArrayList<>(Arrays.asList(running.getReceivedMessages()));
    messages.sort(Collections.reverseOrder(java.util.Comparator.comparing(MailSimulator::sent)));
    return messages.stream().limit(most).map(MailSimulator::read).toList();
  }

  private static Date sent(MimeMessage message) {
    try {
      Date date = message.getSentDate();
      return date == null ? new Date(0) : date;
    } catch (MessagingException e) {
      return new Date(0);
    }
  }

  private static Mail read(MimeMessage message) {
    try {
      return new Mail(
          String.valueOf(message.getAllRecipients()[0]),
          String.valueOf(message.getSubject()),
          String.valueOf(message.getContent()),
          sent(message).toInstant(),
          String.valueOf(message.getMessageID()));
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("a simulated mail cannot be read", e);
    }
  }

  @Override
  public synchronized void destroy() {
    if (server != null) {
      server.stop();
      server = null;
    }
  }
}
