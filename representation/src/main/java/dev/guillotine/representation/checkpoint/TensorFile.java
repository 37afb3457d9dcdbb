package dev.guillotine.representation.checkpoint;

import ai.djl.ndarray.NDArray;
import dev.guillotine.contracts.safetensors.SafetensorsFile;
import dev.guillotine.contracts.safetensors.SafetensorsWriter;
import dev.guillotine.contracts.safetensors.TensorSpec;
import dev.guillotine.contracts.safetensors.TensorType;
import dev.guillotine.representation.network.RowMajor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Named single-precision tensors in a safetensors file: weights, or an optimizer's state. Equal
 * tensors in equal order with equal metadata give equal bytes.
 */
public final class TensorFile {
  private TensorFile() {}

  /**
   * Creates the file, or replaces it.
   *
   * @param tensors by name, written in the map's order
   * @param metadata free text beside them
   */
  public static void write(Path file, Map<String, NDArray> tensors, Map<String, String> metadata)
      throws IOException {
    List<TensorSpec> specs = new ArrayList<>();
    tensors.forEach(
        (name, tensor) ->
            specs.add(TensorSpec.of(name, TensorType.F32, tensor.getShape().getShape())));
    try (SafetensorsWriter writer = SafetensorsWriter.create(file, specs, metadata)) {
      for (Map.Entry<String, NDArray> tensor : tensors.entrySet()) {
        float[] values = RowMajor.values(tensor.getValue());
        writer.append(tensor.getKey(), values, 0, values.length);
      }
      writer.finish();
    }
  }

  /**
   * Overwrites tensors with what the file holds. Half-precision numbers are widened. Names and
   * shapes are checked first; should a number then turn out not to be finite, some tensors have
   * been overwritten and others have not.
   *
   * @param tensors by name: exactly those that the file must hold
   * @return the file's metadata
   * @throws InvalidCheckpointException when a tensor is missing, unexpected, of another shape, or
   *     not finite everywhere
   * @throws dev.guillotine.contracts.safetensors.SafetensorsException when the file is damaged
   */
  public static Map<String, String> read(Path file, Map<String, NDArray> tensors)
      throws IOException {
    try (SafetensorsFile stored = SafetensorsFile.open(file)) {
      requireSameTensors(file, stored.tensors(), tensors);
      for (Map.Entry<String, NDArray> tensor : tensors.entrySet()) {
        float[] values = stored.floats(tensor.getKey());
        requireFinite(file, tensor.getKey(), values);
        RowMajor.assign(tensor.getValue(), values);
      }
      return stored.metadata();
    }
  }

  private static void requireSameTensors(
      Path file, List<TensorSpec> stored, Map<String, NDArray> tensors)
      throws InvalidCheckpointException {
    List<String> missing = new ArrayList<>(tensors.keySet());
    for (TensorSpec spec : stored) {
      NDArray tensor = tensors.get(spec.name());
      if (tensor == null) {
        throw new InvalidCheckpointException(
            "%s: tensor %s is unexpected".formatted(file, spec.name()));
      }
      missing.remove(spec.name());
      List<Long> shape = Arrays.stream(tensor.getShape().getShape()).boxed().toList();
      if (!shape.equals(spec.shape())) {
        throw new InvalidCheckpointException(
            "%s: tensor %s has shape %s, expected %s"
                .formatted(file, spec.name(), spec.shape(), shape));
      }
    }
    if (!missing.isEmpty()) {
      throw new InvalidCheckpointException("%s: tensors missing: %s".formatted(file, missing));
    }
  }

  private static void requireFinite(Path file, String name, float[] values)
      throws InvalidCheckpointException {
    OptionalInt place = firstNotFinite(values);
    if (place.isPresent()) {
      throw new InvalidCheckpointException(
          "%s: tensor %s holds %s at element %d, expected finite numbers"
              .formatted(file, name, values[place.getAsInt()], place.getAsInt()));
    }
  }

  /** Where the first number is that is none. */
  static OptionalInt firstNotFinite(float[] values) {
    return IntStream.range(0, values.length).filter(i -> !Float.isFinite(values[i])).findFirst();
  }
}
