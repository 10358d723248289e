package vn.lienthong.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.dossiers.Channel;
import vn.lienthong.dossiers.Deed;
import vn.lienthong.dossiers.Delivery;
import vn.lienthong.dossiers.DossierResult;
import vn.lienthong.dossiers.DossierReturn;
import vn.lienthong.dossiers.EventKind;
import vn.lienthong.dossiers.Part;
import vn.lienthong.dossiers.PartStatus;
import vn.lienthong.dossiers.PartsBulk;
import vn.lienthong.dossiers.ResultDocument;
import vn.lienthong.dossiers.Supplement;
import vn.lienthong.worktime.WorkCalendar;

/** Tells how one interlinked dossier came to where it stands. */
final class LinkedTale {
  static final String BIRTH = "Đăng ký khai sinh";
  static final String RESIDENCE = "Đăng ký thường trú";
  static final String INSURANCE = "Cấp thẻ bảo hiểm y tế";
  private static final Part.Wish CONSENT =
      new Part.Wish(
          "Trẻ đăng ký theo hộ của ông bà, chưa có ý kiến của chủ hộ.",
          List.of(
              new Supplement.Item(
                  "residence-declaration",
                  "Tờ khai thay đổi thông tin cư trú",
                  "Bổ sung chữ ký đồng ý của chủ hộ")));

  /**
   * Who plays.
   *
   * @param police null where the procedure has no part of theirs
   */
  record Players(
      Deed.Actor counter,
      Deed.Actor registrar,
      Deed.Actor leader,
      Deed.Actor clerk,
      Deed.@Nullable Actor police,
      Deed.@Nullable Actor chief,
      Deed.Actor insurer,
      Deed.Actor director) {}

  private final Players players;
  private final LinkedFate fate;
  private final Channel channel;
  private final WorkCalendar calendar;
  private final int number;
  private final String collector;
  private final List<Deed> deeds = new ArrayList<>();
  private final List<PartsBulk.Standing> standings = new ArrayList<>();
  private Instant at;

  LinkedTale(
      Players players,
      LinkedPlan.Line line,
      int number,
      String collector,
      WorkCalendar calendar,
      Instant start) {
    this.players = players;
    this.fate = line.fate();
    this.channel = line.channel();
    this.number = number;
    this.collector = collector;
    this.calendar = calendar;
    this.at = start;
  }

  List<Deed> deeds() {
    return deeds;
  }

  List<PartsBulk.Standing> standings() {
    return standings;
  }

  void tell() {
    if (fate == LinkedFate.NEW) {
      return;
    }
    if (channel == Channel.ONLINE) {
      work(35);
    }
    deeds.add(Deed.accepted(at, players.counter()));
    Instant sent = at;
    send(players.counter(), List.of(BIRTH), List.of(players.registrar()));
    if (fate == LinkedFate.ACCEPTED) {
      standings.add(standing("birth", PartStatus.SENT, sent, null, null));
      return;
    }
    work(25);
    Instant taken = at;
    part(EventKind.PART_TAKEN, players.registrar(), BIRTH, "");
    work(70);
    part(EventKind.PART_DONE, players.leader(), BIRTH, ": " + 200 + number + "/2026/KS");
    standings.add(done("birth", sent, taken, players.registrar(), players.leader()));
    others();
  }

  private void others() {
    boolean paper = channel != Channel.ONLINE;
    Deed.Actor police = players.police();
    Instant sent = at;
    if (police == null) {
      send(players.leader(), List.of(INSURANCE), List.of(players.insurer()));
      insurance(sent, fate == LinkedFate.PARALLEL ? PartStatus.WORKING : PartStatus.DONE);
    } else {
      if (paper) {
        send(players.leader(), List.of(RESIDENCE), List.of(police));
      } else {
        send(players.leader(), List.of(RESIDENCE, INSURANCE), List.of(police, players.insurer()));
        insurance(
            sent,
            fate == LinkedFate.PARALLEL || fate == LinkedFate.WISHED
                ? PartStatus.WORKING
                : PartStatus.DONE);
      }
      residence(sent, police);
    }
    joint();
  }

  private void insurance(Instant sent, PartStatus status) {
    work(90);
    Instant taken = at;
    part(EventKind.PART_TAKEN, players.insurer(), INSURANCE, "");
    if (status == PartStatus.WORKING) {
      standings.add(standing("insurance", status, sent, taken, players.insurer()));
      return;
    }
    work(700);
    part(EventKind.PART_DONE, players.director(), INSURANCE, ": TE 1 38 " + (4400 + number));
    standings.add(done("insurance", sent, taken, players.insurer(), players.director()));
  }

  private void residence(Instant sent, Deed.Actor police) {
    if (fate == LinkedFate.PARALLEL) {
      standings.add(standing("residence", PartStatus.SENT, sent, null, null));
      return;
    }
    work(60);
    Instant taken = at;
    part(EventKind.PART_TAKEN, police, RESIDENCE, "");
    switch (fate) {
      case LATE -> standings.add(standing("residence", PartStatus.WORKING, sent, taken, police));
      case WISHED -> wished(PartStatus.SUPPLEMENT_ASKED, sent, taken, police);
      case ASKED -> {
        wished(PartStatus.SUPPLEMENT_WAITING, sent, taken, police);
        deeds.add(
            Deed.supplementRequested(
                at, players.registrar(), RESIDENCE + ": " + CONSENT.reason(), CONSENT.items()));
      }
      case PROPOSED -> {
        work(400);
        standings.add(
            noted(PartStatus.PROPOSED, sent, taken, police, "Chỗ ở hợp pháp, đủ điều kiện"));
      }
      case REFUSED -> {
        work(500);
        String why = "Chỗ ở đang có tranh chấp, chưa đủ điều kiện đăng ký thường trú";
        part(EventKind.PART_REFUSED, chief(police), RESIDENCE, ": " + why);
        standings.add(noted(PartStatus.REFUSED, sent, taken, police, why));
      }
      case READY, RETURNED -> {
        work(450);
        part(EventKind.PART_DONE, chief(police), RESIDENCE, ": " + (310 + number) + "/TB-CA");
        standings.add(done("residence", sent, taken, police, chief(police)));
      }
      case NEW, ACCEPTED, PARALLEL -> {}
    }
  }

  private void wished(PartStatus status, Instant sent, Instant taken, Deed.Actor police) {
    work(120);
    standings.add(
        new PartsBulk.Standing(
            "residence", status, sent, taken, at, police, null, null, CONSENT, CONSENT.reason()));
  }

  private PartsBulk.Standing noted(
      PartStatus status, Instant sent, Instant taken, Deed.Actor police, String note) {
    return new PartsBulk.Standing(
        "residence", status, sent, taken, at, police, chief(police), null, null, note);
  }

  private Deed.Actor chief(Deed.Actor police) {
    return players.chief() == null ? police : players.chief();
  }

  /** The lead proposes, decides, issues and returns one result for all. */
  private void joint() {
    if (fate != LinkedFate.RETURNED && fate != LinkedFate.REFUSED) {
      return;
    }
    work(60);
    deeds.add(Deed.proposed(at, players.registrar(), "Các phần việc đã kết thúc"));
    work(45);
    deeds.add(Deed.approved(at, players.leader(), ""));
    work(30);
    deeds.add(
        Deed.issued(
            at,
            players.clerk(),
            new DossierResult.Issue(
                ResultDocument.Outcome.GRANTED,
                "LT-" + (50 + number) + "/UBND",
                "Kết quả liên thông khai sinh",
                players.leader().name(),
                null,
                null)));
    if (fate == LinkedFate.RETURNED) {
      work(240);
      deeds.add(
          Deed.returned(
              at,
              players.counter(),
              new DossierReturn.Receipt(Delivery.COUNTER, collector, null, true, null)));
    }
  }

  private void send(Deed.Actor by, List<String> names, List<Deed.Actor> to) {
    StringBuilder note = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      note.append(i == 0 ? "" : "; ").append(names.get(i)).append(" → ");
      note.append(to.get(i).unitName());
    }
    deeds.add(Deed.part(EventKind.PART_SENT, at, by, unit(to.getFirst()), note.toString()));
  }

  private void part(EventKind kind, Deed.Actor by, String name, String more) {
    deeds.add(Deed.part(kind, at, by, unit(by), name + " · " + by.unitName() + more));
  }

  private static UUID unit(Deed.Actor actor) {
    return Objects.requireNonNull(actor.unitId());
  }

  private PartsBulk.Standing standing(
      String key,
      PartStatus status,
      Instant sent,
      @Nullable Instant taken,
      Deed.@Nullable Actor worker) {
    return new PartsBulk.Standing(key, status, sent, taken, null, worker, null, null, null, "");
  }

  private PartsBulk.Standing done(
      String key, Instant sent, Instant taken, Deed.Actor worker, Deed.Actor leader) {
    String number = deeds.getLast().note().substring(deeds.getLast().note().lastIndexOf(": ") + 2);
    String title =
        switch (key) {
          case "birth" -> "Giấy khai sinh";
          case "residence" -> "Thông báo kết quả đăng ký thường trú";
          default -> "Thẻ bảo hiểm y tế";
        };
    return new PartsBulk.Standing(
        key,
        PartStatus.DONE,
        sent,
        taken,
        at,
        worker,
        leader,
        new DossierResult.Issue(
            ResultDocument.Outcome.GRANTED, number, title, leader.name(), null, null),
        null,
        "Đủ điều kiện");
  }

  private void work(int minutes) {
    at = calendar.plusWorking(at, minutes).plusSeconds(7);
  }
}
