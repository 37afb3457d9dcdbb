package dev.guillotine.contracts.network;

import dev.guillotine.contracts.specification.Backbone;
import dev.guillotine.contracts.specification.Projector;
import dev.guillotine.contracts.storage.ObjectKeys;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.contracts.validation.Required;
import java.util.List;

/**
 * A network that was trained elsewhere: a file, and what is in it. The file is safetensors, weights
 * under torchvision's or timm's names; where the backbone is a module, it is TorchScript.
 *
 * @param backbone the network that the weights are of
 * @param projector the layers after it whose weights are in the file, too; default none; always
 *     none after a module, which has its own
 * @param input shape of one sample
 * @param normalisation what the network's input is normalised by, one number for each channel
 * @param size of the file in bytes, 8 to 8 GiB
 * @param sha256 of the file, 64 lower-case hexadecimal digits
 */
public record GivenCheckpoint(
    Backbone backbone,
    Projector projector,
    SampleShape input,
    Normalisation normalisation,
    long size,
    String sha256) {
  /** Largest file that is taken, in bytes. */
  public static final long LARGEST = 8L << 30;

  private static final int SMALLEST = 8;

  public GivenCheckpoint {
    Required.present("backbone", backbone);
    projector = projector == null ? new Projector(List.of(), null, null) : projector;
    if (backbone instanceof Backbone.Module && !projector.widths().isEmpty()) {
      throw new InvalidValueException("projector.widths", projector.widths(), "[] after a module");
    }
    Required.present("input", input);
    Required.present("normalisation", normalisation);
    if (normalisation.mean().size() != input.channels()) {
      throw new InvalidValueException(
          "normalisation.mean", normalisation.mean(), input.channels() + " numbers");
    }
    if (size < SMALLEST || size > LARGEST) {
      throw new InvalidValueException(
          "size", size, "an integer from " + SMALLEST + " to " + LARGEST);
    }
    sha256 = new ObjectReference("file", size, sha256).sha256();
  }

  /** Where its file lies once it was uploaded. */
  public ObjectReference file() {
    return new ObjectReference(ObjectKeys.given(sha256), size, sha256);
  }

  /** What the weights mean. */
  public Architecture architecture() {
    return new Architecture(backbone, projector, null, input);
  }
}
