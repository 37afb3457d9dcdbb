package dev.guillotine.trainer.view;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.specification.Views;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.data.SampleBatch;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Workers;
import dev.guillotine.representation.random.RandomAddress;

/**
 * Makes random views of images: crop, flip, colours, normalisation, in this order.
 *
 * <p>What is drawn for a view is a pure function of the address given here, the epoch, the image's
 * position and the view's number. Neither the order of the images nor the number of threads can
 * change a view. Safe for use by several threads at once.
 */
public final class ViewMaker {
  private final Views views;
  private final ImageShape shape;
  private final Normalisation normalisation;
  private final RandomAddress address;

  /**
   * @param views what is drawn
   * @param shape of every image, with 1 channel or 3; grey images have no colour, so that for them
   *     saturation, hue and grayscale change nothing
   * @param normalisation one mean and deviation for each channel
   * @param address of every random draw
   */
  public ViewMaker(
      Views views, ImageShape shape, Normalisation normalisation, RandomAddress address) {
    if (normalisation.mean().size() != shape.channels()) {
      throw new InvalidValueException(
          "mean", normalisation.mean(), shape.channels() + " numbers, one for each channel");
    }
    this.views = views;
    this.shape = shape;
    this.normalisation = normalisation;
    this.address = address;
  }

  /**
   * Makes views 0 to {@code count − 1} of each image. View v of the image at {@code positions[i]}
   * goes to slot {@code v × positions.length + i}: all first views, then all second ones.
   *
   * @param images to choose from
   * @param positions which of them
   * @param epoch whose draws these are, from 0
   * @param count views of each image
   * @param target receives them; has at least {@code count × positions.length} slots
   * @param workers that share the work
   */
  public void write(
      Samples images, int[] positions, int epoch, int count, SampleBatch target, Workers workers) {
    requireShape(images.imageShape());
    requireShape(target.shape());
    RandomAddress ofEpoch = address.at(epoch);
    workers.forEach(
        positions.length,
        () -> {
          byte[] pixels = new byte[shape.values()];
          ViewPainter painter = new ViewPainter(views, shape, normalisation);
          return slot -> {
            images.read(positions[slot], pixels, 0);
            RandomAddress ofImage = ofEpoch.at(positions[slot]);
            for (int view = 0; view < count; view++) {
              target.put(view * positions.length + slot, painter.paint(pixels, ofImage.at(view)));
            }
          };
        });
  }

  private void requireShape(SampleShape other) {
    if (!other.equals(shape)) {
      throw new IllegalArgumentException("%s, expected %s".formatted(other, shape));
    }
  }
}
