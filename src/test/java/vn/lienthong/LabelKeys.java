package vn.lienthong;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of texts that the compiled house, templates too, puts together from a fixed beginning
 * and an enum or a yes-no: {@code "dossiers.status." + row.status()}. The classes know the type of
 * what is put in, which the sources do not say.
 */
final class LabelKeys {
  private static final Path CLASSES = Path.of("target/classes");

  /** What javac makes of {@code "a.b." + x + ".c"}; the character stands for x. */
  private static final Pattern RECIPE =
      Pattern.compile("([a-z]+\\.(?:[\\w-]+\\.)*)\u0001((?:\\.[\\w-]+)*)");

  private LabelKeys() {}

  /**
   * One place in the code.
   *
   * @param values all that can stand between beginning and end
   */
  record Use(String place, String beginning, List<String> values, String end) {
    List<String> keys() {
      return values.stream().map(value -> beginning + value + end).toList();
    }
  }

  static List<Use> all() throws IOException {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .flatMap(file -> uses(file).stream())
          .toList();
    }
  }

  private static List<Use> uses(Path file) {
    try {
      List<Use> uses = new ArrayList<>();
      var model = ClassFile.of().parse(file);
      for (MethodModel method : model.methods()) {
        List<CodeElement> code = method.code().map(CodeModel::elementList).orElse(List.of());
        Map<Integer, ClassDesc> locals = new HashMap<>();
        List<Instruction> before = new ArrayList<>();
        for (CodeElement element : code) {
          switch (element) {
            case LocalVariable variable -> locals.put(variable.slot(), variable.typeSymbol());
            case InvokeDynamicInstruction call -> {
              use(model.thisClass().asInternalName(), call, before.reversed(), locals)
                  .ifPresent(uses::add);
              before.add(call);
            }
            case Instruction instruction -> before.add(instruction);
            default -> {}
          }
        }
      }
      return uses;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param before what the method did before, the last first
   */
  private static Optional<Use> use(
      String place,
      InvokeDynamicInstruction call,
      List<Instruction> before,
      Map<Integer, ClassDesc> locals) {
    if (!call.name().equalsString("makeConcatWithConstants")
        || call.typeSymbol().parameterCount() != 1
        || before.isEmpty()) {
      return Optional.empty();
    }
    Matcher recipe = RECIPE.matcher((String) call.bootstrapArgs().getFirst());
    if (!recipe.matches()) {
      return Optional.empty();
    }
    return values(call.typeSymbol().parameterType(0), before, locals)
        .map(values -> new Use(place, recipe.group(1), values, recipe.group(2)));
  }

  private static Optional<List<String>> values(
      ClassDesc type, List<Instruction> before, Map<Integer, ClassDesc> locals) {
    if (type.equals(ConstantDescs.CD_boolean)) {
      return Optional.of(List.of("true", "false"));
    }
    if (!(before.getFirst() instanceof InvokeInstruction made)) {
      return Optional.empty();
    }
    if (made.name().equalsString("name")) {
      return constants(made.owner().asSymbol())
          .map(all -> Arrays.stream(all).map(one -> ((Enum<?>) one).name()).toList());
    }
    if (!made.name().equalsString("valueOf") || before.size() < 2) {
      return Optional.empty();
    }
    return Optional.ofNullable(type(before.get(1), locals))
        .flatMap(LabelKeys::constants)
        .map(all -> Arrays.stream(all).map(Object::toString).toList());
  }

  /** Of what the instruction leaves, when it says so. */
  private static @Nullable ClassDesc type(Instruction made, Map<Integer, ClassDesc> locals) {
    return switch (made) {
      case InvokeInstruction call -> call.typeSymbol().returnType();
      case FieldInstruction field -> field.typeSymbol();
      case TypeCheckInstruction cast -> cast.type().asSymbol();
      case LoadInstruction load -> locals.get(load.slot());
      default -> null;
    };
  }

  private static Optional<Object[]> constants(ClassDesc type) {
    if (!type.isClassOrInterface()) {
      return Optional.empty();
    }
    String name = type.descriptorString().replaceAll("^L|;$", "").replace('/', '.');
    try {
      return Optional.ofNullable(Class.forName(name).getEnumConstants());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
