package dev.guillotine.standalone.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The end of what was appended to a log since a moment.
 *
 * @param log the file
 * @param from its length in bytes at that moment
 */
record LogTail(Path log, long from) {
  private static final int MOST_LINES = 20;
  private static final int MOST_BYTES = 16 << 10;

  /** What is appended from now on. */
  static LogTail from(Path log) throws IOException {
    return new LogTail(log, Files.exists(log) ? Files.size(log) : 0);
  }

  /** At most the last twenty lines, indented; says so when there is nothing. */
  String read() {
    try (FileChannel channel = FileChannel.open(log)) {
      long start = Math.max(from, channel.size() - MOST_BYTES);
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, channel.size() - start));
      while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) >= 0) {}
      List<String> lines =
          StandardCharsets.UTF_8.decode(bytes.flip()).toString().stripTrailing().lines().toList();
      return lines.isEmpty()
          ? "  (it said nothing)"
          : String.join("\n", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()))
              .indent(2)
              .stripTrailing();
    } catch (IOException e) {
      return "  (can't be read: " + e.getMessage() + ")";
    }
  }
}
