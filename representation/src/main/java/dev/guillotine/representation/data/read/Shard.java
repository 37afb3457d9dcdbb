package dev.guillotine.representation.data.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guillotine.representation.data.UnusableDataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * One shard: a tar file in which the files of one sample follow each other. Nothing in it ever
 * becomes a path on a disk; still, names that lead elsewhere are refused, since no one means well
 * by them.
 */
final class Shard implements AutoCloseable {
  private static final Set<String> IMAGES =
      Set.of("jpg", "jpeg", "png", "gif", "bmp", "webp", "jfif");
  private static final int MOST_TEXT_BYTES = 1 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String place;
  private final TarArchiveInputStream tar;
  private TarArchiveEntry next;

  private Shard(String place, TarArchiveInputStream tar) {
    this.place = place;
    this.tar = tar;
  }

  /**
   * Reads the first header.
   *
   * @param place file, for messages
   * @param input its content; closed with the shard
   */
  static Shard open(String place, InputStream input) throws IOException {
    Shard shard =
        new Shard(
            place,
            new TarArchiveInputStream(
                new BufferedInputStream(input), StandardCharsets.UTF_8.name()));
    shard.advance();
    if (shard.next == null) {
      throw new UnusableDataException(place, 0, "the end", "a tar file that holds some file");
    }
    return shard;
  }

  /**
   * One sample.
   *
   * @param location for messages
   * @param image its image file
   * @param fields its labels and factors as text
   */
  @SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
  record Sample(String location, byte[] image, Map<String, String> fields) {}

  /** The next sample; null after the last one. */
  Sample next() throws IOException {
    if (next == null) {
      return null;
    }
    String key = key(next.getName());
    String location = place + ", sample " + key;
    byte[] image = null;
    Map<String, String> fields = new LinkedHashMap<>();
    while (next != null && key(next.getName()).equals(key)) {
      String ending = ending(next.getName());
      if (IMAGES.contains(ending)) {
        if (image != null) {
          throw new UnusableDataException(location, "found a second image, expected one");
        }
        image = guarded(() -> FileBytes.of(tar));
      } else if (ending.equals("cls")) {
        fields.put("cls", text(location).strip());
      } else if (ending.equals("json")) {
        addFields(location, text(location), fields);
      }
      advance();
    }
    if (image == null) {
      throw new UnusableDataException(location, "found no image, expected one of " + IMAGES);
    }
    return new Sample(location, image, fields);
  }

  private void advance() throws IOException {
    do {
      next = guarded(tar::getNextEntry);
      if (next != null) {
        requireHarmless(next);
      }
    } while (next != null && next.isDirectory());
  }

  private void requireHarmless(TarArchiveEntry entry) throws UnusableDataException {
    String name = entry.getName();
    boolean leadsElsewhere =
        name.startsWith("/")
            || name.contains("\\")
            || name.equals("..")
            || name.startsWith("../")
            || name.contains("/../")
            || name.endsWith("/..");
    if (leadsElsewhere) {
      throw new UnusableDataException(
          place, tar.getBytesRead(), "the name \"" + name + "\"", "one that stays inside");
    }
    if (!entry.isFile() && !entry.isDirectory()) {
      throw new UnusableDataException(
          place, tar.getBytesRead(), "\"%s\", a link or device".formatted(name), "files only");
    }
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  /** The library tells broken archives from broken disks by nothing but its messages. */
  private <T> T guarded(Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (UnusableDataException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw new UnusableDataException(
          place, tar.getBytesRead(), String.valueOf(e.getMessage()), "a whole tar file");
    }
  }

  private String text(String location) throws IOException {
    byte[] bytes = guarded(() -> tar.readNBytes(MOST_TEXT_BYTES + 1));
    if (bytes.length > MOST_TEXT_BYTES) {
      throw new UnusableDataException(
          location,
          "found \"%s\" of more than %d bytes, expected fewer"
              .formatted(next.getName(), MOST_TEXT_BYTES));
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void addFields(String location, String json, Map<String, String> fields)
      throws UnusableDataException {
    try {
      JsonNode document = JSON.readTree(json);
      if (!document.isObject()) {
        throw new UnusableDataException(location, "found JSON that is no object, expected one");
      }
      for (Map.Entry<String, JsonNode> field : document.properties()) {
        JsonNode value = field.getValue();
        if (value.isValueNode() && !value.isNull()) {
          fields.put(field.getKey(), value.asText());
        } else if (value.isArray()) {
          StringBuilder labels = new StringBuilder();
          value.forEach(label -> labels.append(label.asText()).append(';'));
          fields.put(field.getKey(), labels.toString());
        }
      }
    } catch (JsonProcessingException e) {
      throw new UnusableDataException(
          location, "found malformed JSON (%s)".formatted(e.getOriginalMessage()));
    }
  }

  /** The name up to the first dot after its folders. */
  private static String key(String name) {
    int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static String ending(String name) {
    int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
