package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.UnusableDataException;
import dev.guillotine.representation.data.npy.NpyHeader;
import dev.guillotine.representation.data.npy.NpzEntry;
import dev.guillotine.representation.data.npy.NpzFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arrays of an archive, and how those of different splits belong together.
 *
 * @param place of the archive, for messages
 * @param headers types and shapes of those that can be read, by name, in the archive's order
 * @param unreadable why the others can't be
 */
record NpzArrays(String place, Map<String, NpyHeader> headers, Map<String, String> unreadable) {
  private static final String TRAIN = "_train";
  private static final Map<Split, List<String>> ENDINGS =
      Map.of(Split.VALIDATION, List.of("_validation", "_val"), Split.TEST, List.of("_test"));

  static NpzArrays of(NpzFile archive, String place) throws IOException {
    Map<String, NpyHeader> headers = new LinkedHashMap<>();
    Map<String, String> unreadable = new LinkedHashMap<>();
    for (NpzEntry entry : archive.entries()) {
      if (entry instanceof NpzEntry.Array array) {
        headers.put(array.name(), array.header());
      } else if (entry instanceof NpzEntry.Unreadable other) {
        unreadable.put(other.name(), other.reason());
      }
    }
    return new NpzArrays(place, headers, unreadable);
  }

  /** Whether there is an array of that name, be it one that can't be read. */
  boolean has(String name) {
    return headers.containsKey(name) || unreadable.containsKey(name);
  }

  /** Where an array lies, for messages. */
  String location(String array) {
    return place + ", array " + array;
  }

  /** Whether an array is that of another split than train. */
  static boolean isOfOther(String name) {
    return ENDINGS.values().stream().flatMap(List::stream).anyMatch(name::endsWith);
  }

  /** The array that is for a split what one is for train, if there is any. */
  Optional<String> find(String train, Split split) {
    return split == Split.TRAIN
        ? Optional.of(train)
        : names(train, split).stream().filter(this::has).findFirst();
  }

  /** The array that is for a split what one is for train. */
  String of(String train, Split split) throws UnusableDataException {
    return find(train, split)
        .orElseThrow(
            () ->
                new UnusableDataException(
                    place,
                    "found the arrays %s, expected one of %s among them, since there are samples"
                            .formatted(headers.keySet(), names(train, split))
                        + " of the split "
                        + split.json()));
  }

  private static List<String> names(String train, Split split) {
    String base =
        train.endsWith(TRAIN) ? train.substring(0, train.length() - TRAIN.length()) : train;
    return ENDINGS.get(split).stream().map(ending -> base + ending).toList();
  }
}
