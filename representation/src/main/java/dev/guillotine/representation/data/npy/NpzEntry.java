package dev.guillotine.representation.data.npy;

/** What an archive holds under one name. */
public sealed interface NpzEntry {

  /** Name of the entry, without {@code .npy}. A key, never a path. */
  String name();

  /**
   * An array that can be read.
   *
   * @param name of the entry
   * @param header its type and shape
   */
  record Array(String name, NpyHeader header) implements NpzEntry {}

  /**
   * Something that is not read: an object array, a structured one, one that is not whole, or no
   * array.
   *
   * @param name of the entry
   * @param reason why not
   */
  record Unreadable(String name, String reason) implements NpzEntry {}
}
