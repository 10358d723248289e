package vn.lienthong.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.directory.Position;
import vn.lienthong.dossiers.Deed;
import vn.lienthong.dossiers.DossierStatus;
import vn.lienthong.dossiers.EventKind;
import vn.lienthong.dossiers.Party;
import vn.lienthong.dossiers.Story;
import vn.lienthong.procedures.ProcedureContent;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.Vietnam;
import vn.lienthong.worktime.NationalCalendar;
import vn.lienthong.worktime.WorkCalendar;

class StoryBookTest {
  private static final int COUNT = DossierLoading.DOSSIERS;

  private final DemoProvince.Units units = DemoFiles.units();
  private final WorkCalendar calendar = NationalCalendar.of(2018, 2032);
  private final List<ProcedureContent> procedures =
      DemoFiles.procedures(LocalDate.of(2026, 11, 20));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T02:00",
        "2026-11-23T07:20",
        "2026-12-01T11:00",
        "2026-12-24T16:40",
        "2027-01-02T21:00",
        "2027-02-12T09:00",
        "2027-05-04T15:30",
        "2028-07-06T13:00"
      })
  void wheneverTheProvinceIsLoadedEveryStateIsThereAndNothingLiesAhead(String localNow) {
    Instant now = LocalDateTime.parse(localNow).atZone(Vietnam.ZONE).toInstant();
    List<Story> stories = book().write(COUNT, calendar, now);
    assertThat(stories).hasSize(COUNT);
    Set<DossierStatus> reached =
        stories.stream().map(StoryBookTest::status).collect(Collectors.toSet());
    assertThat(reached).containsExactlyInAnyOrder(DossierStatus.values());
    for (Story story : stories) {
      Instant before = story.submittedAt();
      assertThat(before).isBefore(now);
      for (Deed deed : story.deeds()) {
        assertThat(deed.at()).isAfterOrEqualTo(before).isBeforeOrEqualTo(now);
        before = deed.at();
      }
    }
  }

  @Test
  void theSameMomentGivesTheSameProvince() {
    Instant now = Instant.parse("2026-11-24T03:00:00Z");
    List<List<EventKind>> first = kinds(book().write(COUNT, calendar, now));
    assertThat(kinds(book().write(COUNT, calendar, now))).isEqualTo(first);
  }

  private static List<List<EventKind>> kinds(List<Story> stories) {
    return stories.stream().map(s -> s.deeds().stream().map(Deed::kind).toList()).toList();
  }

  private static DossierStatus status(Story story) {
    DossierStatus status = DossierStatus.REGISTERED;
    DossierStatus before = status;
    for (Deed deed : story.deeds()) {
      DossierStatus next =
          switch (deed.kind()) {
            case ACCEPTED -> DossierStatus.RECEIVED;
            case REFUSED -> DossierStatus.NOT_RECEIVED;
            case ASSIGNED, NOTED, CONSULTED, PROPOSED -> DossierStatus.PROCESSING;
            case SUPPLEMENT_REQUESTED -> DossierStatus.SUPPLEMENT_REQUESTED;
            case PAYMENT_REQUESTED -> DossierStatus.PAYMENT_REQUESTED;
            case SUPPLEMENTED, PAID -> before;
            case WITHDRAWN -> DossierStatus.WITHDRAWN;
            case STOPPED -> DossierStatus.STOPPED;
            case RESULT_ISSUED -> DossierStatus.HANDLED;
            case RETURNED -> DossierStatus.RETURNED;
            case FILED,
                CONSULTATION_ANSWERED,
                APPROVED,
                SENT_BACK,
                SUPPLEMENT_GRANTED,
                CORRECTED,
                REAPPOINTED,
                DUE_RECOMPUTED,
                REFUNDED,
                TRANSFERRED,
                PART_SENT,
                PART_TAKEN,
                PART_DONE,
                PART_REFUSED,
                PART_REOPENED,
                POSTED,
                POST_RETURNED,
                RATED ->
                status;
          };
      before = status;
      status = next;
    }
    return status;
  }

  private StoryBook book() {
    Map<String, DemoProvince.Unit> byKey = new HashMap<>();
    units.units().forEach(unit -> byKey.put(unit.key(), unit));
    Map<UUID, Map<Position, List<Deed.Actor>>> posts = new HashMap<>();
    for (DemoProvince.Official official : DemoFiles.officials().officials()) {
      for (DemoProvince.Post post : official.posts()) {
        posts
            .computeIfAbsent(id(post.unit()), key -> new EnumMap<>(Position.class))
            .computeIfAbsent(Position.valueOf(post.position()), key -> new ArrayList<>())
            .add(
                new Deed.Actor(
                    id(official.username()),
                    official.name(),
                    CurrentUser.Kind.STAFF,
                    post.title(),
                    id(post.unit()),
                    Objects.requireNonNull(byKey.get(post.unit())).name(),
                    post.capacity()));
      }
    }
    Map<String, UUID> ids = new HashMap<>();
    units.units().forEach(unit -> ids.put(unit.key(), id(unit.key())));
    return new StoryBook(
        procedures,
        DemoLoading.handlers(units, DemoFiles.handling(units), ids),
        new Cast(posts),
        applicants(),
        new NoFiles());
  }

  private static List<Applicant> applicants() {
    List<Applicant> all = new ArrayList<>();
    DemoProvince.Citizens citizens = DemoFiles.citizens();
    for (DemoProvince.Citizen c : citizens.citizens()) {
      Party party = party(Party.Kind.CITIZEN, c.name(), c.identityNumber(), c.communeCode());
      all.add(new Applicant(party, party, c.sex()));
    }
    for (DemoProvince.Enterprise e : citizens.enterprises()) {
      Party owner = party(Party.Kind.ENTERPRISE, e.name(), e.taxCode(), e.communeCode());
      all.add(new Applicant(all.getFirst().person(), owner, "M"));
    }
    return all;
  }

  private static Party party(Party.Kind kind, String name, String number, String commune) {
    return new Party(
        kind, name, number, "0900000101", "a@nguoidan.example", "Thôn 2", commune, id(number));
  }

  private static UUID id(String key) {
    return UUID.nameUUIDFromBytes(key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Stories do not care what their files hold. */
  private static final class NoFiles implements StoryBook.Papers {
    @Override
    public UUID scan(String title, Party applicant) {
      return id(title + applicant.name());
    }

    @Override
    public UUID store(String title, Deed.Actor clerk) {
      return id(title + clerk.name());
    }
  }
}
