package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.specification.LocatedSource;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.ContentDigest;
import dev.guillotine.representation.data.DataSet;
import dev.guillotine.representation.data.MemorySamples;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Splits;
import java.io.IOException;
import java.nio.file.Path;

/** Goes through a set once, in a process of its own, for tests. */
final class StreamingProgram {
  private StreamingProgram() {}

  /**
   * Prints the most memory that the heap may take, the set's digest, then one digest for each split
   * over samples and labels in its order.
   *
   * @param arguments folder of an IDX set, folder to work in, number of validation samples
   */
  public static void main(String[] arguments) throws IOException {
    System.out.println(Runtime.getRuntime().maxMemory());
    LocatedSource source = new LocatedSource.Idx(arguments[0]);
    try (DataSet set = OpenSets.in(Path.of(arguments[1])).open(source, samples -> {})) {
      System.out.println(set.identity().digest());
      Splits splits = new Splits(set, Integer.parseInt(arguments[2]));
      for (Split split : Split.values()) {
        System.out.println(digest(splits.samples(split)));
      }
    }
  }

  private static String digest(Samples samples) {
    ContentDigest digest = new ContentDigest();
    int[] labels = MemorySamples.labels(samples);
    byte[] sample = new byte[samples.shape().bytes()];
    for (int position = 0; position < samples.size(); position++) {
      samples.read(position, sample, 0);
      digest.raw(sample, 0, sample.length).number(labels[position]);
    }
    return digest.hexadecimal();
  }
}
