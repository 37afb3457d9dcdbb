package dev.guillotine.benchmarks;

import dev.guillotine.probe.fit.Classes;
import dev.guillotine.probe.fit.FeatureMatrix;
import dev.guillotine.probe.fit.ProbeData;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Features and classes of three sets in a file that a peer reads without any library of ours. */
final class RawFeatures {
  private RawFeatures() {}

  /**
   * Writes the rows of each set and the width as int64, then for each set its features (float32)
   * and classes (int64), little-endian.
   *
   * @return the file, which goes when this process ends
   */
  static Path write(ProbeData data) throws IOException {
    Path file = Files.createTempFile("guillotine-features", ".raw");
    file.toFile().deleteOnExit();
    List<FeatureMatrix> features =
        List.of(data.features().train(), data.features().validation(), data.features().test());
    List<Classes> classes =
        List.of((Classes) data.train(), (Classes) data.validation(), (Classes) data.test());
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      ByteBuffer header = ByteBuffer.allocate(4 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      features.forEach(set -> header.putLong(set.rows()));
      header.putLong(features.get(0).columns());
      out.write(header.array());
      for (int set = 0; set < features.size(); set++) {
        write(features.get(set), out);
        ByteBuffer labels =
            ByteBuffer.allocate(classes.get(set).rows() * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < classes.get(set).rows(); row++) {
          labels.putLong(classes.get(set).value(row));
        }
        out.write(labels.array());
      }
    }
    return file;
  }

  private static void write(FeatureMatrix set, DataOutputStream out) throws IOException {
    ByteBuffer row =
        ByteBuffer.allocate(set.columns() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int index = 0; index < set.rows(); index++) {
      row.clear();
      for (int column = 0; column < set.columns(); column++) {
        row.putFloat(set.value(index, column));
      }
      out.write(row.array());
    }
  }
}
