package dev.guillotine.representation.data.read;

import dev.guillotine.representation.data.UnusableDataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One shard: a tar file in which the files of one sample follow each other, their names the same up
 * to the first dot. Files that are hidden, or whose names have no dot, belong to no sample.
 */
final class Shard implements AutoCloseable {
  private static final int MOST_TEXT_BYTES = 1 << 20;

  private final String place;
  private final TarEntries tar;
  private final int mostImageBytes;

  private Shard(String place, TarEntries tar, int mostImageBytes) {
    this.place = place;
    this.tar = tar;
    this.mostImageBytes = mostImageBytes;
  }

  /**
   * Finds the first sample.
   *
   * @param place file, for messages
   * @param input its content; closed with the shard
   * @param mostImageBytes of a longer image only so many and one are read
   */
  static Shard open(String place, InputStream input, int mostImageBytes) throws IOException {
    Shard shard =
        new Shard(place, new TarEntries(place, new BufferedInputStream(input)), mostImageBytes);
    shard.advance();
    return shard;
  }

  /**
   * One sample.
   *
   * @param location for messages
   * @param image its image file
   * @param fields its labels and factors as text, null where there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
  record Sample(String location, byte[] image, Map<String, String> fields) {}

  /** The next sample; null after the last one. */
  Sample next() throws IOException {
    if (tar.name() == null) {
      return null;
    }
    String key = key(tar.name());
    String location = place + ", sample " + key;
    byte[] image = null;
    Map<String, String> fields = new LinkedHashMap<>();
    Set<String> endings = new HashSet<>();
    while (tar.name() != null && key(tar.name()).equals(key)) {
      String ending = ending(tar.name());
      if (!endings.add(ending)) {
        throw new UnusableDataException(
            location, "found two files \"%s\", expected one".formatted(tar.name()));
      }
      if (ImageFiles.ENDINGS.contains(ending)) {
        if (image != null) {
          throw new UnusableDataException(
              location, "found a second image \"%s\", expected one".formatted(tar.name()));
        }
        image = tar.content(mostImageBytes + 1);
      } else if (ending.equals("cls")) {
        fields.put("cls", text(location).strip());
      } else if (ending.equals("json")) {
        fields.putAll(JsonFields.of(location, text(location)));
      }
      advance();
    }
    if (image == null) {
      throw new UnusableDataException(
          location, "found files %s, expected an image among them".formatted(endings));
    }
    return new Sample(location, image, fields);
  }

  private void advance() throws IOException {
    do {
      tar.advance();
    } while (tar.name() != null && key(tar.name()).isEmpty());
  }

  private String text(String location) throws IOException {
    byte[] bytes = tar.content(MOST_TEXT_BYTES + 1);
    if (bytes.length > MOST_TEXT_BYTES) {
      throw new UnusableDataException(
          location,
          "found more than %d bytes in \"%s\", expected fewer"
              .formatted(MOST_TEXT_BYTES, tar.name()));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new UnusableDataException(
          location, "found malformed bytes in \"%s\", expected UTF-8".formatted(tar.name()));
    }
  }

  /** The name up to the first dot after its folders; empty for files of no sample. */
  private static String key(String name) {
    int file = name.lastIndexOf('/') + 1;
    int dot = name.indexOf('.', file);
    return dot <= file ? "" : name.substring(0, dot);
  }

  private static String ending(String name) {
    int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
    return name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
