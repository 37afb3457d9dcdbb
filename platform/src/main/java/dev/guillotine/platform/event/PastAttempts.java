package dev.guillotine.platform.event;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * What was tried before on a task that is put on its queue afresh.
 *
 * @param count attempts since the work last came further, 0 or more
 * @param reached how far the work had come by then, in its own measure, 0 or more
 */
public record PastAttempts(long count, long reached) {
  /** Of a task that nobody has tried. */
  public static final PastAttempts NONE = new PastAttempts(0, 0);

  private static final String COUNT = "guillotine_attempts";
  private static final String REACHED = "guillotine_reached";

  /** Those that a record tells of; a header that is missing or no number counts as 0. */
  public static PastAttempts of(Headers headers) {
    return new PastAttempts(number(headers, COUNT), number(headers, REACHED));
  }

  private static long number(Headers headers, String name) {
    Optional<String> text = EventDecoder.text(headers, name);
    try {
      return Math.max(0, text.map(Long::parseLong).orElse(0L));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** With further attempts, none of which count if the work came further than before. */
  public PastAttempts and(int further, long nowReached) {
    return nowReached > reached
        ? new PastAttempts(0, nowReached)
        : new PastAttempts(count + further, reached);
  }

  /** Writes them into a record's headers; of none nothing is said. */
  public void into(Headers headers) {
    if (!equals(NONE)) {
      headers.add(COUNT, bytes(count));
      headers.add(REACHED, bytes(reached));
    }
  }

  private static byte[] bytes(long number) {
    return Long.toString(number).getBytes(StandardCharsets.UTF_8);
  }
}
