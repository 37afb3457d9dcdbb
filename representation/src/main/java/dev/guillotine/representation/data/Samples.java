package dev.guillotine.representation.data;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.validation.InvalidValueException;
import java.util.Optional;

/**
 * Samples of one shape with what can be predicted of them, each known by its position. Where their
 * values lie is up to the source: in files, or nowhere until they are asked for.
 *
 * <p>Safe for use by several threads at once. Targets are cheap to ask for, values need not be.
 */
public interface Samples {

  /** Shape of every sample, and so the form in which {@link #read} gives it. */
  SampleShape shape();

  /**
   * Shape of every image.
   *
   * @throws InvalidValueException if the samples are no images
   */
  default ImageShape imageShape() {
    if (shape() instanceof ImageShape image) {
      return image;
    }
    throw new InvalidValueException("data", "a set of signals", "a set of images");
  }

  /** Number of samples. */
  int size();

  /**
   * What is to be predicted under one task, for every sample.
   *
   * @throws java.util.NoSuchElementException if there is no such task
   */
  Targets targets(String task);

  /**
   * For every sample the number of the group that it belongs to: samples of one group are never put
   * into different splits. Empty when each sample is on its own.
   */
  default Optional<int[]> groups() {
    return Optional.empty();
  }

  /**
   * Writes one sample: {@code shape().bytes()} bytes.
   *
   * @param position of the sample
   * @param target array that receives it
   * @param offset where in it the first byte goes
   * @throws IndexOutOfBoundsException if {@code position} is not in [0, size), or the target is too
   *     short
   */
  void read(int position, byte[] target, int offset);
}
