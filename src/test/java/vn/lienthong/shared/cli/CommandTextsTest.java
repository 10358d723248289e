package vn.lienthong.shared.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienthong.HouseTest;

/** What {@code ./lienthong help} says of the commands. */
@HouseTest
class CommandTextsTest {
  @Autowired List<Command> commands;

  @Test
  void everyCommandSaysWhatItDoesInBothLanguages() {
    assertThat(commands)
        .extracting(Command::name)
        .contains("import settlement", "import units", "account unlock");
    assertThat(commands)
        .allSatisfy(command ->
            assertThat(command.summary())
                .as(command.name())
                .containsPattern("\\p{L} / \\p{L}")
                .containsPattern(
                    "[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]"));
  }
}
