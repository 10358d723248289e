package vn.lienthong.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.HouseTest;
import vn.lienthong.shared.AppException;
import vn.lienthong.shared.CurrentUser;
import vn.lienthong.shared.SharedErrors;

@HouseTest
class CalendarRaceTest {
  @Autowired CalendarPublishing publishing;
  @Autowired DraftRepository drafts;

  @AfterEach
  void dropDraft() {
    drafts.delete(null);
  }

  @Test
  @DisplayName("What was seen of a day is compared under the lock, so that no edit slips between")
  void conflictAtTheSameMoment() throws Exception {
    LocalDate day = LocalDate.of(2041, 5, 6);
    CurrentUser editor =
        CalendarPagesTest.user(CurrentUser.Scope.PROVINCE, "worktime.view", "worktime.edit");
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      CountDownLatch start = new CountDownLatch(2);
      Callable<Boolean> edit =
          () -> {
            start.countDown();
            start.await();
            try {
              publishing.edit(List.of(holiday(day)), "-", editor);
              return true;
            } catch (AppException refusal) {
              assertThat(refusal.code()).isEqualTo(SharedErrors.CHANGED_MEANWHILE);
              return false;
            }
          };
      List<Boolean> saved = new ArrayList<>();
      for (Future<Boolean> result : both.invokeAll(List.of(edit, edit))) {
        saved.add(result.get());
      }
      assertThat(saved).containsExactlyInAnyOrder(true, false);
    }
  }

  private static DraftDay holiday(LocalDate day) {
    return new DraftDay(
        day,
        new SpecialDay(
            day,
            DayType.HOLIDAY,
            new DayName("Nghỉ thử", "Trial"),
            "Văn bản 4",
            Standing.UNVERIFIED),
        "Văn bản 4",
        Instant.EPOCH,
        "");
  }
}
