package dev.guillotine.representation.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names as they occur, each with a code; once all are known they get their numbers: in the order
 * that was given, or else sorted, by value where all of them are integers of at most 18 digits.
 */
final class NameTable {
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

  private final String what;
  private final int most;
  private final boolean given;
  private final Map<String, Integer> codes = new LinkedHashMap<>();

  /** An empty table of at most so many names. */
  NameTable(String what, int most) {
    this.what = what;
    this.most = most;
    this.given = false;
  }

  /** A table of these names and no others. */
  NameTable(String what, List<String> names) {
    this.what = what;
    this.most = names.size();
    this.given = true;
    names.forEach(name -> codes.putIfAbsent(name, codes.size()));
    if (codes.size() < names.size()) {
      throw new IllegalArgumentException("two " + what + " of one name among " + names);
    }
  }

  /** Whether the names were given beforehand. */
  boolean given() {
    return given;
  }

  /** The code of a name: its place in the order of occurrence. */
  int code(String name) throws UnusableDataException {
    Integer code = codes.get(name);
    if (code == null) {
      if (given) {
        throw new UnusableDataException(
            "found \"%s\", expected one of %s".formatted(name, shown()));
      }
      if (codes.size() == most) {
        throw new UnusableDataException(
            ("found more than %d different %s, expected at most that many; a column of numbers may"
                    + " be declared as regression instead")
                .formatted(most, what));
      }
      code = codes.size();
      codes.put(name, code);
    }
    return code;
  }

  private String shown() {
    List<String> names = names();
    return names.size() <= 10
        ? names.toString()
        : names.get(0) + " to " + names.get(names.size() - 1) + " (" + names.size() + ")";
  }

  /** The names by number. */
  List<String> names() {
    List<String> names = new ArrayList<>(codes.keySet());
    if (!given) {
      boolean integers = names.stream().allMatch(name -> INTEGER.matcher(name).matches());
      Comparator<String> value = Comparator.comparingLong(integers ? Long::parseLong : name -> 0);
      names.sort(value.thenComparing(Comparator.naturalOrder()));
    }
    return List.copyOf(names);
  }

  /** For each code the number. */
  int[] numbers() {
    int[] numbers = new int[codes.size()];
    List<String> names = names();
    for (int number = 0; number < names.size(); number++) {
      numbers[codes.get(names.get(number))] = number;
    }
    return numbers;
  }
}
