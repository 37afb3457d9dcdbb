package dev.guillotine.contracts.specification;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.guillotine.contracts.validation.IntegerRange;
import dev.guillotine.contracts.validation.InvalidValueException;

/**
 * How image files of any size and mode become images of one shape: the shorter side is resized to
 * {@code size} with antialiasing, then the centre is cropped to a square.
 *
 * @param size height and width in pixels, 8 to 1,024, default 64
 * @param channels 3 (RGB) or 1 (grey), default 3
 * @param unreadable what becomes of a file that cannot be read, default fail
 */
public record Pixels(Integer size, Integer channels, Unreadable unreadable) {
  private static final IntegerRange SIZE = new IntegerRange("size", 64, 8, 1_024);

  /** What becomes of a file that cannot be read as an image. */
  public enum Unreadable {
    /** The set is refused, naming the file. */
    @JsonProperty("fail")
    FAIL,
    /** It is passed over and counted; a set is refused of which more than one in ten is. */
    @JsonProperty("skip")
    SKIP
  }

  public Pixels {
    size = SIZE.require(size);
    channels = channels == null ? 3 : channels;
    if (channels != 1 && channels != 3) {
      throw new InvalidValueException("channels", channels, "1 (grey) or 3 (RGB)");
    }
    unreadable = unreadable == null ? Unreadable.FAIL : unreadable;
  }
}
