package dev.guillotine.embedding.extraction;

import ai.djl.ndarray.NDArray;
import dev.guillotine.contracts.network.CutPoint;
import dev.guillotine.contracts.safetensors.SafetensorsWriter;
import dev.guillotine.contracts.safetensors.TensorSpec;
import dev.guillotine.contracts.safetensors.TensorType;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.platform.storage.Scratch;
import dev.guillotine.representation.network.RowMajor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the features of one split, a file per cut, batch by batch. */
final class SplitWriter implements AutoCloseable {
  private static final String FEATURES = "features";
  private static final String INDICES = "indices";

  private final List<CutPoint> cuts;
  private final List<Path> files = new ArrayList<>();
  private final List<SafetensorsWriter> writers = new ArrayList<>();

  SplitWriter(List<CutPoint> cuts, Split split, int rows, Scratch.Folder folder)
      throws IOException {
    this.cuts = cuts;
    for (CutPoint cut : cuts) {
      Path file = folder.file(split.json() + "-" + cut.name());
      List<TensorSpec> tensors =
          List.of(
              TensorSpec.of(FEATURES, TensorType.F32, rows, cut.dimension()),
              TensorSpec.of(INDICES, TensorType.I64, rows));
      files.add(file);
      writers.add(
          SafetensorsWriter.create(
              file, tensors, Map.of("cut", cut.name(), "split", split.json())));
    }
  }

  /**
   * Appends a batch.
   *
   * @param embeddings {@code [n, d]} for each cut
   * @param indices position in the source's split of each of the n images
   */
  void append(List<NDArray> embeddings, long[] indices) throws IOException {
    for (int cut = 0; cut < cuts.size(); cut++) {
      float[] values = RowMajor.values(embeddings.get(cut));
      writers.get(cut).append(FEATURES, values, 0, values.length);
      writers.get(cut).append(INDICES, indices, 0, indices.length);
    }
  }

  /** The files, in the order of the cuts, once every one of them is whole. */
  List<Path> finish() throws IOException {
    for (SafetensorsWriter writer : writers) {
      writer.finish();
    }
    return List.copyOf(files);
  }

  @Override
  public void close() throws IOException {
    for (SafetensorsWriter writer : writers) {
      writer.close();
    }
  }
}
