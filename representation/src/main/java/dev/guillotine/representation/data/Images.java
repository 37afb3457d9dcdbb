package dev.guillotine.representation.data;

import dev.guillotine.contracts.network.ImageShape;

/**
 * Labelled images of one shape, each known by its position. Where the pixels lie is up to the
 * source: in memory, in files, or nowhere until they are asked for.
 *
 * <p>Safe for use by several threads at once. Labels are cheap to ask for, pixels need not be.
 */
public interface Images {

  /** Shape of every image. */
  ImageShape shape();

  /** Number of images. */
  int size();

  /**
   * The class of one image, from 0.
   *
   * @throws IndexOutOfBoundsException if {@code position} is not in [0, size)
   */
  int label(int position);

  /**
   * Writes the pixels of one image: {@code shape().values()} unsigned bytes, row by row, the
   * channels of a pixel side by side ({@code [height, width, channels]}).
   *
   * @param position of the image
   * @param target array that receives the pixels
   * @param offset where in it the first one goes
   * @throws IndexOutOfBoundsException if {@code position} is not in [0, size), or the target is too
   *     short
   * @throws java.io.UncheckedIOException if the source can't be read
   */
  void read(int position, byte[] target, int offset);
}
