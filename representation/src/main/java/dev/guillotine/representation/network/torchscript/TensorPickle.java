package dev.guillotine.representation.network.torchscript;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes the pickle (protocol 2) of a TorchScript object whose attributes are single-precision
 * tensors, if it has any, each with a storage of its own: what {@code torch.jit.save} writes,
 * without memoising.
 */
final class TensorPickle {
  private static final int MARK = '(';
  private static final int TUPLE = 't';
  private static final int REDUCE = 'R';
  private static final int TRUE = 0x88;
  private static final int FALSE = 0x89;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Begins an object of class {@code __torch__.<name>}. */
  TensorPickle(String name) {
    bytes.writeBytes(new byte[] {(byte) 0x80, 2});
    global("__torch__", name);
    bytes.writeBytes(new byte[] {')', (byte) 0x81, '}', MARK});
  }

  /** Adds a tensor in row-major order, whose values lie in the entry {@code data/<number>}. */
  void tensor(String attribute, int number, List<Long> shape) {
    text(attribute);
    global("torch._utils", "_rebuild_tensor_v2");
    bytes.write(MARK);
    storage(number, shape.stream().reduce(1L, Math::multiplyExact));
    integer(0);
    tuple(shape);
    tuple(strides(shape));
    bytes.write(FALSE);
    global("collections", "OrderedDict");
    bytes.write(')');
    bytes.write(REDUCE);
    bytes.write(TUPLE);
    bytes.write(REDUCE);
  }

  private void storage(int number, long elements) {
    bytes.write(MARK);
    text("storage");
    global("torch", "FloatStorage");
    text(Integer.toString(number));
    text("cpu");
    integer(elements);
    bytes.write(TUPLE);
    bytes.write('Q');
  }

  private static List<Long> strides(List<Long> shape) {
    Long[] strides = new Long[shape.size()];
    long stride = 1;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape.get(axis);
    }
    return List.of(strides);
  }

  private void tuple(List<Long> numbers) {
    bytes.write(MARK);
    numbers.forEach(this::integer);
    bytes.write(TUPLE);
  }

  private void integer(long value) {
    bytes.write('J');
    bytes.writeBytes(
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(Math.toIntExact(value))
            .array());
  }

  private void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    bytes.write('X');
    bytes.writeBytes(
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(utf8.length)
            .array());
    bytes.writeBytes(utf8);
  }

  private void global(String module, String name) {
    bytes.writeBytes(("c" + module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Ends the object.
   *
   * @param training whether it is in training mode
   */
  byte[] end(boolean training) {
    text("training");
    bytes.write(training ? TRUE : FALSE);
    bytes.writeBytes(new byte[] {'u', 'b', '.'});
    return bytes.toByteArray();
  }
}
