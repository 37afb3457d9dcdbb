package dev.guillotine.representation.network.torchscript;

import dev.guillotine.representation.network.graph.TensorDefinition;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A TorchScript file that holds a program and its tensors, as {@code torch.jit.load} reads it: a
 * zip archive of stored entries, the tensors in row-major order, one entry each.
 */
public final class TrunkArchive {
  private static final String CLASS = "Trunk";

  private TrunkArchive() {}

  /**
   * Creates the file, or replaces it.
   *
   * @param weights values of the definition's tensors by name, in row-major order
   */
  public static void write(Path file, TrunkProgram program, Function<String, float[]> weights)
      throws IOException {
    TensorPickle pickle = new TensorPickle(CLASS);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        StoredEntries entries = new StoredEntries(out, "trunk")) {
      int number = 0;
      for (TensorDefinition tensor : program.definition().tensors()) {
        pickle.tensor(TrunkProgram.attribute(tensor), number, tensor.shape());
        entries.add("data/" + number, bytes(weights.apply(tensor.name())));
        number++;
      }
      for (String name : List.of(TrunkProgram.MEAN, TrunkProgram.DEVIATION)) {
        pickle.tensor(name, number, program.statisticsShape());
        entries.add("data/" + number, bytes(statistics(program, name)));
        number++;
      }
      entries.addProgram(pickle.end(false), source(program));
    }
  }

  private static String source(TrunkProgram program) {
    return "class "
        + CLASS
        + "(Module):\n  __parameters__ = []\n  __buffers__ = [\""
        + String.join("\", \"", program.attributes())
        + "\"]\n"
        + program.declarations()
        + "  training : bool\n"
        + program.methods();
  }

  private static float[] statistics(TrunkProgram program, String name) {
    List<Double> values =
        name.equals(TrunkProgram.MEAN)
            ? program.normalisation().mean()
            : program.normalisation().deviation();
    float[] statistics = new float[values.size()];
    for (int channel = 0; channel < statistics.length; channel++) {
      statistics[channel] = values.get(channel).floatValue();
    }
    return statistics;
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }
}
