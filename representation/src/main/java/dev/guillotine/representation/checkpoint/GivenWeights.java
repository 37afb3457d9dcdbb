package dev.guillotine.representation.checkpoint;

import ai.djl.ndarray.NDArray;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.safetensors.SafetensorsFile;
import dev.guillotine.contracts.safetensors.TensorSpec;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.Network;
import dev.guillotine.representation.network.NetworkDefinition;
import dev.guillotine.representation.network.RowMajor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Weights that were made elsewhere: a safetensors file with the names of torchvision's or timm's
 * state dicts. What an evaluation needs no more (counters of batch norms) and classifiers ({@code
 * fc}, {@code head}) may be in it and are left out; anything else that is unknown is refused, for
 * it means that the weights are of another network. Half-precision numbers are widened, exactly.
 */
public final class GivenWeights {
  private static final Pattern LEFT_OUT =
      Pattern.compile(".*\\.num_batches_tracked|(fc|head|classifier)\\.(weight|bias)");

  private GivenWeights() {}

  /**
   * Builds a network with such weights.
   *
   * @throws InvalidCheckpointException when a tensor is missing, unknown, of another shape, or not
   *     finite everywhere
   * @throws dev.guillotine.contracts.safetensors.SafetensorsException when the file is damaged, or
   *     of another format
   */
  public static Network read(Path file, Architecture architecture, ComputeEngine engine)
      throws IOException {
    Network network = new Network(NetworkDefinition.of(architecture), engine);
    try (SafetensorsFile stored = SafetensorsFile.open(file)) {
      requireFitting(stored.tensors(), network.tensors());
      for (Map.Entry<String, NDArray> tensor : network.tensors().entrySet()) {
        float[] values = stored.floats(tensor.getKey());
        requireFinite(tensor.getKey(), values);
        RowMajor.assign(tensor.getValue(), values);
      }
      return network;
    } catch (IOException | RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private static void requireFitting(List<TensorSpec> stored, Map<String, NDArray> wanted)
      throws InvalidCheckpointException {
    List<String> missing = new ArrayList<>(wanted.keySet());
    for (TensorSpec spec : stored) {
      NDArray tensor = wanted.get(spec.name());
      if (tensor == null) {
        requireLeftOut(spec.name());
      } else {
        missing.remove(spec.name());
        requireSameShape(spec, tensor);
      }
    }
    if (!missing.isEmpty()) {
      throw new InvalidCheckpointException(
          "%d tensors of the network are missing, the first is %s"
              .formatted(missing.size(), missing.get(0)));
    }
  }

  private static void requireLeftOut(String name) throws InvalidCheckpointException {
    if (!LEFT_OUT.matcher(name).matches()) {
      throw new InvalidCheckpointException("the network has no tensor " + name);
    }
  }

  private static void requireSameShape(TensorSpec spec, NDArray tensor)
      throws InvalidCheckpointException {
    List<Long> shape = Arrays.stream(tensor.getShape().getShape()).boxed().toList();
    if (!shape.equals(spec.shape())) {
      throw new InvalidCheckpointException(
          "tensor %s has the shape %s, that of the network has %s"
              .formatted(spec.name(), spec.shape(), shape));
    }
  }

  private static void requireFinite(String name, float[] values) throws InvalidCheckpointException {
    OptionalInt place = TensorFile.firstNotFinite(values);
    if (place.isPresent()) {
      throw new InvalidCheckpointException(
          "tensor %s holds %s at element %d"
              .formatted(name, values[place.getAsInt()], place.getAsInt()));
    }
  }
}
