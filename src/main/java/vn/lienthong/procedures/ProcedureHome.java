package vn.lienthong.procedures;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.shared.web.HomeSource;

/** Procedures that are used or can be filed here, for the first page. */
@Component
class ProcedureHome implements HomeSource {
  private static final int MOST = 8;

  private final ListRepository lists;
  private final MessageSource messages;
  private final Clock clock;

  ProcedureHome(ListRepository lists, MessageSource messages, Clock clock) {
    this.lists = lists;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public List<PopularProcedure> popular(Map<String, Long> uses, Locale locale) {
    boolean english = locale.getLanguage().equals("en");
    return lists.mostUsed(uses, MOST, Vietnam.today(clock)).stream()
        .map(p ->
            new PopularProcedure(
                p.code(),
                english && p.nameEn() != null ? p.nameEn() : p.name(),
                english && p.sectorEn() != null ? p.sectorEn() : p.sector(),
                p.serviceLevel().name(),
                String.valueOf(
                    messages.getMessage(
                        "procedures.term." + p.term().unit(),
                        new Object[] {p.term().amount()},
                        "",
                        locale)),
                "/procedures/" + p.code()))
        .toList();
  }
}
