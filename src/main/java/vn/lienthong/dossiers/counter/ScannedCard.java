package vn.lienthong.dossiers.counter;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.search.VietnameseText;

/**
 * What a reader types, like a keyboard, from a citizen card (thẻ căn cước, Law 26/2023/QH15): its
 * QR code {@code number|old number|name|ddMMyyyy|sex|address|issued}, the same text from its chip,
 * or the machine readable zone of its back. What cannot be read stays empty; nothing is guessed.
 *
 * @param oldNumber nine digits of the identity card before; null where there was none
 * @param name as on the card; without accents when read from the machine readable zone
 */
record ScannedCard(
    Source source,
    String number,
    @Nullable String oldNumber,
    @Nullable String name,
    @Nullable LocalDate birth,
    @Nullable Sex sex,
    @Nullable String address,
    @Nullable LocalDate issued) {

  enum Source {
    QR,
    CHIP,
    MRZ
  }

  enum Sex {
    MALE,
    FEMALE;

    static @Nullable Sex of(String word) {
      return switch (VietnameseText.fold(word)) {
        case "nam", "m", "male" -> MALE;
        case "nu", "f", "female" -> FEMALE;
        default -> null;
      };
    }
  }

  private enum Part {
    NUMBER(
        "(so )?(cccd|can cuoc.*|dinh danh.*|the can cuoc)|so cccd.*|so can cuoc.*|so dinh danh.*"),
    OLD_NUMBER("(so )?cmnd.*|(so )?chung minh.*|.*cmnd cu"),
    NAME("ho ten|ho va ten|ho, chu dem va ten.*|ten"),
    BIRTH("ngay sinh|ngay, thang, nam sinh|sinh ngay"),
    SEX("gioi tinh"),
    ADDRESS("noi thuong tru|thuong tru|noi cu tru|noi o.*|dia chi"),
    ISSUED("ngay cap.*");

    private final Pattern label;

    Part(String label) {
      this.label = Pattern.compile(label);
    }
  }

  private static final int LONGEST = 2_000;
  private static final Pattern NUMBER = Pattern.compile("\\d{12}");
  private static final Pattern OLD = Pattern.compile("\\d{9}");
  private static final Pattern DATE = Pattern.compile("(\\d{2})[/.-]?(\\d{2})[/.-]?(\\d{4})");
  private static final Pattern LABELLED = Pattern.compile("([^:\\d]{2,40}):(.*)");

  /** Empty for whatever is not the text of a card, as a number typed by hand. */
  static Optional<ScannedCard> of(String typed) {
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    String text =
        Normalizer.normalize(typed, Normalizer.Form.NFC)
            .replace('\uFF5C', '|')
            .replace("\uFEFF", "")
            .strip();
    Optional<ScannedCard> zone = MachineZone.read(text);
    if (zone.isPresent()) {
      return zone;
    }
    String[] separated = text.split("[|;\t\r\n]", -1);
    List<String> parts =
        Arrays.stream(separated).map(part -> part.strip().replaceAll("\\s+", " ")).toList();
    if (parts.size() < 4) {
      return Optional.empty();
    }
    return parts.stream().filter(part -> LABELLED.matcher(part).matches()).count() >= 3
        ? labelled(parts)
        : inOrder(parts, text.indexOf('|') >= 0 ? Source.QR : Source.CHIP);
  }

  private static Optional<ScannedCard> inOrder(List<String> parts, Source source) {
    if (!NUMBER.matcher(parts.getFirst()).matches()) {
      return Optional.empty();
    }
    String second = parts.get(1);
    boolean hasOld = second.isEmpty() || OLD.matcher(second).matches();
    int at = hasOld ? 2 : 1;
    return Optional.of(
        new ScannedCard(
            source,
            parts.getFirst(),
            hasOld ? known(second) : null,
            name(part(parts, at)),
            date(part(parts, at + 1)),
            Sex.of(part(parts, at + 2)),
            known(part(parts, at + 3)),
            date(part(parts, at + 4))));
  }

  private static Optional<ScannedCard> labelled(List<String> parts) {
    Map<Part, String> found = new EnumMap<>(Part.class);
    for (String part : parts) {
      Matcher matcher = LABELLED.matcher(part);
      if (matcher.matches()) {
        String label = VietnameseText.fold(matcher.group(1)).strip();
        Arrays.stream(Part.values())
            .filter(kind -> kind.label.matcher(label).matches())
            .findFirst()
            .ifPresent(kind -> found.putIfAbsent(kind, matcher.group(2).strip()));
      }
    }
    String number = found.getOrDefault(Part.NUMBER, "");
    String old = found.getOrDefault(Part.OLD_NUMBER, "");
    if (!NUMBER.matcher(number).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new ScannedCard(
            Source.CHIP,
            number,
            OLD.matcher(old).matches() ? old : null,
            name(found.getOrDefault(Part.NAME, "")),
            date(found.getOrDefault(Part.BIRTH, "")),
            Sex.of(found.getOrDefault(Part.SEX, "")),
            known(found.getOrDefault(Part.ADDRESS, "")),
            date(found.getOrDefault(Part.ISSUED, ""))));
  }

  private static String part(List<String> parts, int at) {
    return at < parts.size() ? parts.get(at) : "";
  }

  private static @Nullable String known(String text) {
    return text.isEmpty() ? null : text;
  }

  /** A name has no digit; a part that has one stands in the wrong place. */
  private static @Nullable String name(String text) {
    return text.isEmpty() || text.chars().anyMatch(Character::isDigit) ? null : text;
  }

  static @Nullable LocalDate date(String text) {
    Matcher matcher = DATE.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    try {
      return LocalDate.of(
          Integer.parseInt(matcher.group(3)),
          Integer.parseInt(matcher.group(2)),
          Integer.parseInt(matcher.group(1)));
    } catch (DateTimeException notADay) {
      return null;
    }
  }

  /** Whether the name has lost its accents on the way. */
  boolean plainName() {
    return source == Source.MRZ;
  }

  /** Whether both are the same name, accents and case apart. */
  boolean sameName(String other) {
    return name != null && fold(name).equals(fold(other));
  }

  private static String fold(String text) {
    return VietnameseText.fold(text).toLowerCase(Locale.ROOT).strip();
  }
}
