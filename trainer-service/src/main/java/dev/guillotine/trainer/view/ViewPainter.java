package dev.guillotine.trainer.view;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.specification.Views;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;

/**
 * Paints one view after another in memory of its own; for one thread. Each kind of transformation
 * draws at an address of its own, so that a new kind would leave the others' draws alone.
 */
final class ViewPainter {
  private static final int CROP = 0;
  private static final int FLIP = 1;
  private static final int JITTER = 2;
  private static final int GRAYSCALE = 3;

  private final Views views;
  private final RandomStream random = new RandomStream(new RandomAddress(0));
  private final CropWindow window;
  private final Resampler resampler;
  private final ColourChange colours;
  private final float[] mean;
  private final float[] scale;
  private final float[][] planes;
  private final float[] view;

  ViewPainter(Views views, ImageShape shape, Normalisation normalisation) {
    int pixels = shape.height() * shape.width();
    this.views = views;
    this.window = new CropWindow(shape.height(), shape.width());
    this.resampler = new Resampler(shape);
    this.colours = new ColourChange(shape.channels(), pixels);
    this.mean = new float[shape.channels()];
    this.scale = new float[shape.channels()];
    for (int channel = 0; channel < mean.length; channel++) {
      mean[channel] = normalisation.mean().get(channel).floatValue();
      scale[channel] = (float) (1 / normalisation.deviation().get(channel));
    }
    this.planes = new float[shape.channels()][pixels];
    this.view = new float[shape.values()];
  }

  /**
   * Paints a view.
   *
   * @param pixels of the image, {@code [height, width, channels]} unsigned bytes
   * @param address of the view's draws
   * @return {@code [height, width, channels]}, normalised; overwritten by the next call
   */
  float[] paint(byte[] pixels, RandomAddress address) {
    random.moveTo(address.at(CROP));
    window.draw(views.crop(), random);
    random.moveTo(address.at(FLIP));
    boolean flipped = random.chance(views.flip());
    resampler.resample(pixels, window, flipped, planes);
    random.moveTo(address.at(JITTER));
    colours.draw(views.jitter(), random);
    random.moveTo(address.at(GRAYSCALE));
    if (random.chance(views.grayscale())) {
      colours.fade();
    }
    colours.apply(planes);
    normalise();
    return view;
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
