package dev.guillotine.embedding.extraction;

import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.safetensors.SafetensorsWriter;
import dev.guillotine.contracts.safetensors.TensorSpec;
import dev.guillotine.contracts.safetensors.TensorType;
import dev.guillotine.contracts.specification.Features;
import dev.guillotine.platform.storage.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the features of some rows, a file per cut, batch by batch. */
final class ShardWriter implements AutoCloseable {
  private static final String FEATURES = "features";
  private static final String INDICES = "indices";
  private static final float MOST_IN_HALF = 65_504;

  private final List<CutPoint> cuts;
  private final boolean half;
  private final Map<CutPoint, Path> files = new LinkedHashMap<>();
  private final List<SafetensorsWriter> writers = new ArrayList<>();

  ShardWriter(List<CutPoint> cuts, RowRange range, Features.Type type, Scratch.Folder folder)
      throws IOException {
    this.cuts = cuts;
    this.half = type == Features.Type.F16;
    for (CutPoint cut : cuts) {
      Path file = folder.file("cut-" + cut.index());
      TensorType numbers = half ? TensorType.F16 : TensorType.F32;
      List<TensorSpec> tensors =
          List.of(
              TensorSpec.of(FEATURES, numbers, range.rows(), cut.dimension()),
              TensorSpec.of(INDICES, TensorType.I64, range.rows()));
      files.put(cut, file);
      writers.add(
          SafetensorsWriter.create(
              file, tensors, Map.of("cut", cut.name(), "split", range.split().json())));
    }
  }

  /**
   * Appends a batch.
   *
   * @param embeddings {@code [n, d]} for each cut
   * @param indices position in the source's split of each of the n samples
   * @throws FeatureOverflowException when half precision cannot hold one of them
   */
  void append(List<float[]> embeddings, long[] indices) throws IOException {
    for (int cut = 0; cut < cuts.size(); cut++) {
      float[] values = embeddings.get(cut);
      if (half) {
        requireRange(values, cuts.get(cut));
      }
      writers.get(cut).append(FEATURES, values, 0, values.length);
      writers.get(cut).append(INDICES, indices, 0, indices.length);
    }
  }

  private static void requireRange(float[] values, CutPoint cut) throws FeatureOverflowException {
    for (float value : values) {
      if (Math.abs(value) > MOST_IN_HALF) {
        throw new FeatureOverflowException(cut.name(), value);
      }
    }
  }

  /** The file of each cut, once every one of them is whole. */
  Map<CutPoint, Path> finish() throws IOException {
    for (SafetensorsWriter writer : writers) {
      writer.finish();
    }
    return files;
  }

  @Override
  public void close() throws IOException {
    for (SafetensorsWriter writer : writers) {
      writer.close();
    }
  }
}
