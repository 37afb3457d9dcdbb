package dev.guillotine.representation.data.npy;

import dev.guillotine.representation.data.UnusableDataException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Turns stored text of fixed width into strings, without the zeros that fill it up. */
final class TextDecoder {
  private final NpyType type;
  private final String place;

  TextDecoder(NpyType type, String place) {
    this.type = type;
    this.place = place;
  }

  /**
   * One element.
   *
   * @param block holds it, in the type's byte order
   * @param at where in the block
   * @param offset of the block in the file
   */
  String at(ByteBuffer block, int at, long offset) throws UnusableDataException {
    return type.kind() == NpyType.Kind.BYTES
        ? bytes(block, at, offset)
        : characters(block, at, offset);
  }

  private String bytes(ByteBuffer block, int at, long offset) throws UnusableDataException {
    int length = type.bytes();
    while (length > 0 && block.get(at + length - 1) == 0) {
      length--;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(block.slice(at, length)).toString();
    } catch (CharacterCodingException e) {
      throw new UnusableDataException(place, offset + at, "malformed bytes", "UTF-8");
    }
  }

  private String characters(ByteBuffer block, int at, long offset) throws UnusableDataException {
    int length = type.bytes();
    while (length > 0 && block.getInt(at + length - Integer.BYTES) == 0) {
      length -= Integer.BYTES;
    }
    StringBuilder text = new StringBuilder(length / Integer.BYTES);
    for (int i = at; i < at + length; i += Integer.BYTES) {
      int character = block.getInt(i);
      if (!Character.isValidCodePoint(character)
          || Character.getType(character) == Character.SURROGATE) {
        throw new UnusableDataException(
            place, offset + i, "0x%08x".formatted(character), "a Unicode character");
      }
      text.appendCodePoint(character);
    }
    return text.toString();
  }
}
