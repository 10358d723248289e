package vn.lienthong.procedures.form;

import java.text.Collator;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.lienthong.directory.DirectoryApi;
import vn.lienthong.directory.Territory;
import vn.lienthong.directory.UnitSummary;
import vn.lienthong.procedures.ProcedureContent.Field;
import vn.lienthong.procedures.ProcedureContent.FieldType;
import vn.lienthong.procedures.ProcedureContent.Form;

/** The lists that forms choose from: those of the house, and own lists kept as data. */
@Component
public class FormLists {
  public static final String COMMUNES = "communes";
  public static final String UNITS = "units";
  public static final String PROVINCES = "provinces";
  public static final String COUNTRIES = "countries";

  /** Lists that nobody edits by hand. */
  public static final List<String> OF_THE_HOUSE = List.of(COMMUNES, PROVINCES, COUNTRIES, UNITS);

  private static final Locale VIETNAMESE = Locale.of("vi");
  private static final Map<String, String> COUNTRIES_VIETNAMESE = countries(false);
  private static final Map<String, String> COUNTRIES_ENGLISH = countries(true);

  private final DirectoryApi directory;
  private final ListItems items;

  FormLists(DirectoryApi directory, ListItems items) {
    this.directory = directory;
    this.items = items;
  }

  /** Every field, the columns of tables too. */
  public static List<Field> fields(Form form) {
    return form.sections().stream()
        .flatMap(section -> section.fields().stream())
        .flatMap(field -> Stream.concat(Stream.of(field), field.columns().stream()))
        .toList();
  }

  /** Where a list comes from: looked up, or known already. */
  private interface Source {
    Map<String, String> choices(String list, LocalDate on, String language);
  }

  /**
   * Looks each list of a day up once; for many forms in one transaction, as long as nobody changes
   * the lists.
   */
  public static final class Once {
    private record Key(String list, LocalDate on, String language) {}

    private final Map<Key, Map<String, String>> known = new HashMap<>();
    private final FormLists lists;

    public Once(FormLists lists) {
      this.lists = lists;
    }

    public FormContext context(Form form, LocalDate on, String language) {
      return FormLists.context(
          fields(form),
          on,
          language,
          (list, day, words) ->
              known.computeIfAbsent(
                  new Key(list, day, words), key -> lists.choices(list, day, words)));
    }
  }

  /** What the form needs on the day. */
  public FormContext context(Form form, LocalDate on, String language) {
    return context(fields(form), on, language);
  }

  public FormContext context(Collection<Field> fields, LocalDate on, String language) {
    return context(fields, on, language, this::choices);
  }

  private static FormContext context(
      Collection<Field> fields, LocalDate on, String language, Source source) {
    TreeSet<String> names = new TreeSet<>();
    for (Field field : fields) {
      if (field.type() == FieldType.COMMUNE) {
        names.add(COMMUNES);
      } else if (field.type() == FieldType.LOOKUP && field.list() != null) {
        names.add(field.list());
      }
    }
    Map<String, Map<String, String>> choices = new HashMap<>();
    names.forEach(name -> choices.put(name, source.choices(name, on, language)));
    return new FormContext(choices, on, language);
  }

  /** Code → name, in the order in which people look for them. */
  public Map<String, String> choices(String list, LocalDate on, String language) {
    boolean english = language.equals("en");
    return switch (list) {
      case COMMUNES -> communes(on, english);
      case UNITS -> units(on, english);
      case PROVINCES -> provinces(on, english);
      case COUNTRIES -> english ? COUNTRIES_ENGLISH : COUNTRIES_VIETNAMESE;
      default -> items.choices(list, on, english);
    };
  }

  private Map<String, String> communes(LocalDate on, boolean english) {
    Map<String, String> communes = new LinkedHashMap<>();
    for (UnitSummary commune : directory.communes(on)) {
      if (commune.geoCode() != null) {
        communes.put(commune.geoCode(), english ? commune.nameEn() : place(commune.name()));
      }
    }
    return communes;
  }

  /** The commune itself, where the directory knows it by its committee. */
  private static String place(String name) {
    String place = name.replaceFirst("^Ủy ban nhân dân ", "");
    return place.substring(0, 1).toUpperCase(Locale.ROOT) + place.substring(1);
  }

  private Map<String, String> units(LocalDate on, boolean english) {
    Map<String, String> units = new LinkedHashMap<>();
    directory
        .root(on)
        .ifPresent(root ->
            directory
                .subtree(root.path(), on)
                .forEach(unit ->
                    units.put(unit.id().toString(), english ? unit.nameEn() : unit.name())));
    return sorted(units, english);
  }

  /** From the catalogue of territories; from the own list while nobody has loaded that. */
  private Map<String, String> provinces(LocalDate on, boolean english) {
    Map<String, String> provinces = new LinkedHashMap<>();
    for (Territory province : directory.provinces(on)) {
      provinces.put(province.code(), english ? province.fullNameEn() : province.fullName());
    }
    return provinces.isEmpty() ? items.choices(PROVINCES, on, english) : provinces;
  }

  /** ISO 3166 by its two letters; Vietnam comes first, as most answers are that. */
  private static Map<String, String> countries(boolean english) {
    Locale language = english ? Locale.ENGLISH : VIETNAMESE;
    Map<String, String> all = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      all.put(code, Locale.of("", code).getDisplayCountry(language));
    }
    Map<String, String> countries = new LinkedHashMap<>();
    countries.put("VN", all.getOrDefault("VN", "Việt Nam"));
    sorted(all, english).forEach(countries::putIfAbsent);
    return Collections.unmodifiableMap(countries);
  }

  private static Map<String, String> sorted(Map<String, String> names, boolean english) {
    Collator collator = Collator.getInstance(english ? Locale.ENGLISH : VIETNAMESE);
    Map<String, String> sorted = new LinkedHashMap<>();
    names.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.comparing(collator::getCollationKey)))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
