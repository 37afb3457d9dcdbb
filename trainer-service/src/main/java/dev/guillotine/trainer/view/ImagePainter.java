package dev.guillotine.trainer.view;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.specification.Views;
import dev.guillotine.representation.data.Normaliser;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;

/**
 * Paints views of images: rotation, crop and flip in one resampling, colours, blur, solarization,
 * normalisation, erasing, in this order. An image that nothing is done to is normalised as in
 * evaluation, to the bit.
 */
final class ImagePainter implements ViewPainter {
  private final Views first;
  private final Views second;
  private final ImageShape shape;
  private final RandomStream random = new RandomStream(new RandomAddress(0));
  private final Normaliser normaliser;
  private final Resampler resampler;
  private final TurnedResampler turnedResampler;
  private final ColourChange colours;
  private final GaussianBlur blur;
  private final float[] mean;
  private final float[] scale;
  private final float[][] planes;
  private final float[] view;

  ImagePainter(Views views, ImageShape shape, Normalisation normalisation) {
    int pixels = shape.height() * shape.width();
    this.first = views.of(0);
    this.second = views.of(1);
    this.shape = shape;
    this.normaliser = new Normaliser(shape, normalisation);
    this.resampler = new Resampler(shape);
    this.turnedResampler = new TurnedResampler(shape);
    this.colours = new ColourChange(shape.channels(), pixels);
    this.blur = new GaussianBlur(shape.height(), shape.width());
    this.mean = new float[shape.channels()];
    this.scale = new float[shape.channels()];
    for (int channel = 0; channel < mean.length; channel++) {
      mean[channel] = normalisation.mean().get(channel).floatValue();
      scale[channel] = (float) (1 / normalisation.deviation().get(channel));
    }
    this.planes = new float[shape.channels()][pixels];
    this.view = new float[shape.values()];
  }

  @Override
  public float[] paint(byte[] stored, int number, RandomAddress address) {
    return paint(stored, ViewDraw.of(number == 1 ? second : first, shape, address, random));
  }

  /**
   * Paints what was drawn.
   *
   * @param pixels of the image, {@code [height, width, channels]} unsigned bytes
   * @return {@code [height, width, channels]}, normalised; overwritten by the next call
   */
  float[] paint(byte[] pixels, ViewDraw draw) {
    if (draw.leavesAlone(shape)) {
      normaliser.normalise(pixels, view);
      return view;
    }
    if (draw.turn() == 0) {
      resampler.resample(pixels, draw.window(), draw.flipped(), planes);
    } else {
      turnedResampler.resample(pixels, Placement.of(draw, shape), planes);
    }
    colours.apply(draw.colours(), planes);
    if (draw.blur() > 0) {
      blur.apply(planes, draw.blur());
    }
    if (draw.solarized()) {
      solarize();
    }
    normalise();
    draw.erased().clear(view, shape.width(), shape.channels());
    return view;
  }

  private void solarize() {
    for (float[] plane : planes) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = plane[i] > 0.5f ? 1 - plane[i] : plane[i];
      }
    }
  }

  private void normalise() {
    int channels = planes.length;
    for (int pixel = 0; pixel < planes[0].length; pixel++) {
      for (int channel = 0; channel < channels; channel++) {
        view[pixel * channels + channel] =
            (planes[channel][pixel] - mean[channel]) * scale[channel];
      }
    }
  }
}
