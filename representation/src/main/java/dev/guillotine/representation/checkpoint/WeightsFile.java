package dev.guillotine.representation.checkpoint;

import dev.guillotine.contracts.json.Json;
import dev.guillotine.contracts.network.Architecture;
import dev.guillotine.contracts.safetensors.SafetensorsFile;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.contracts.validation.Required;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.Network;
import dev.guillotine.representation.network.NetworkDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A network's parameters and buffers as a safetensors file, named as in a PyTorch state dict, with
 * the architecture that gives them meaning in its metadata. The same weights give the same bytes.
 */
public final class WeightsFile {
  private static final String FORMAT = "guillotine.format";
  private static final String ARCHITECTURE = "guillotine.architecture";
  private static final String VERSION = "1";

  private WeightsFile() {}

  /** Creates the file, or replaces it. */
  public static void write(Network network, Path file) throws IOException {
    String architecture = Json.write(network.definition().architecture());
    TensorFile.write(file, network.tensors(), Map.of(FORMAT, VERSION, ARCHITECTURE, architecture));
  }

  /**
   * Builds the network that the file describes, with its weights.
   *
   * @throws InvalidCheckpointException when the file does not hold the weights of a network that
   *     this version can build
   * @throws dev.guillotine.contracts.safetensors.SafetensorsException when the file is damaged
   */
  public static Network read(Path file, ComputeEngine engine) throws IOException {
    Network network = new Network(definition(file), engine);
    try {
      TensorFile.read(file, network.tensors());
      return network;
    } catch (IOException | RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private static NetworkDefinition definition(Path file) throws IOException {
    Architecture architecture = architecture(file);
    try {
      return NetworkDefinition.of(architecture);
    } catch (InvalidValueException e) {
      throw refused(file, e);
    }
  }

  private static InvalidCheckpointException refused(Path file, InvalidValueException e) {
    return new InvalidCheckpointException(
        "%s: metadata %s".formatted(file, e.within(ARCHITECTURE).getMessage()));
  }

  /**
   * The architecture that the file tells of; weights are not read.
   *
   * @throws InvalidCheckpointException when it tells of none, or of one that is not allowed
   */
  public static Architecture architecture(Path file) throws IOException {
    Map<String, String> metadata;
    try (SafetensorsFile stored = SafetensorsFile.open(file)) {
      metadata = stored.metadata();
    }
    if (!VERSION.equals(metadata.get(FORMAT))) {
      throw new InvalidCheckpointException(
          "%s: metadata %s is %s, expected %s"
              .formatted(file, FORMAT, metadata.get(FORMAT), VERSION));
    }
    String json = metadata.getOrDefault(ARCHITECTURE, "null");
    try {
      return Required.present("", Json.read(json, Architecture.class));
    } catch (InvalidValueException e) {
      throw refused(file, e);
    }
  }
}
