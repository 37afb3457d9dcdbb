package dev.guillotine.representation.network.torchscript;

import dev.guillotine.representation.network.graph.TensorDefinition;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript file that holds a program and its tensors, as {@code torch.jit.load} reads it: a
 * zip archive of stored entries, the tensors in row-major order, one entry each.
 */
public final class TrunkArchive {
  private static final String ROOT = "trunk/";
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
        ZipOutputStream zip = new ZipOutputStream(out)) {
      int number = 0;
      for (TensorDefinition tensor : program.definition().tensors()) {
        pickle.tensor(TrunkProgram.attribute(tensor), number, tensor.shape());
        store(zip, "data/" + number, bytes(weights.apply(tensor.name())));
        number++;
      }
      for (String name : List.of(TrunkProgram.MEAN, TrunkProgram.DEVIATION)) {
        pickle.tensor(name, number, program.statisticsShape());
        store(zip, "data/" + number, bytes(statistics(program, name)));
        number++;
      }
      store(zip, "data.pkl", pickle.end());
      store(zip, "code/__torch__.py", source(program).getBytes(StandardCharsets.UTF_8));
      store(zip, "constants.pkl", TorchScriptArchive.NO_CONSTANTS.clone());
      store(zip, "version", TorchScriptArchive.FORMAT_VERSION.getBytes(StandardCharsets.UTF_8));
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

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(ROOT + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    CRC32 checksum = new CRC32();
    checksum.update(content);
    entry.setCrc(checksum.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
