package dev.guillotine.trainer.view;

import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.contracts.specification.Views;
import dev.guillotine.representation.data.Normaliser;
import dev.guillotine.representation.random.RandomAddress;
import dev.guillotine.representation.random.RandomStream;

/**
 * Paints views of signals. A signal is normalised first; then, in this order:
 *
 * <ol>
 *   <li>each channel loses its mean and its linear trend, both by least squares;
 *   <li>all channels are shifted round by the same number of points, to the right;
 *   <li>each channel gets a slope s and an offset o of its own: the value at point t, counted from
 *       the signal's middle, grows by s·t + o.
 * </ol>
 */
final class SignalPainter implements ViewPainter {
  private static final int SHIFT = 8;
  private static final int SLOPE = 9;
  private static final int OFFSET = 10;

  private final Views.Signal first;
  private final Views.Signal second;
  private final int length;
  private final int channels;
  private final RandomStream random = new RandomStream(new RandomAddress(0));
  private final Normaliser normaliser;
  private final float[] normalised;
  private final float[] view;
  private final double[] slopes;
  private final double[] offsets;

  SignalPainter(Views views, SignalShape shape, Normalisation normalisation) {
    this.first = views.of(0).signal();
    this.second = views.of(1).signal();
    this.length = shape.length();
    this.channels = shape.channels();
    this.normaliser = new Normaliser(shape, normalisation);
    this.normalised = new float[shape.values()];
    this.view = new float[shape.values()];
    this.slopes = new double[channels];
    this.offsets = new double[channels];
  }

  @Override
  public float[] paint(byte[] stored, int number, RandomAddress address) {
    Views.Signal signal = number == 1 ? second : first;
    normaliser.normalise(stored, normalised);
    if (signal.detrend()) {
      for (int channel = 0; channel < channels; channel++) {
        detrend(channel);
      }
    }
    random.moveTo(address.at(SHIFT));
    shiftRound(random.below(signal.shift() + 1) % length);
    random.moveTo(address.at(SLOPE));
    draw(signal.slope(), slopes);
    random.moveTo(address.at(OFFSET));
    draw(signal.offset(), offsets);
    tilt();
    return view;
  }

  private void detrend(int channel) {
    double middle = (length - 1) / 2.0;
    double sum = 0;
    double moment = 0;
    for (int t = 0; t < length; t++) {
      double value = normalised[t * channels + channel];
      sum += value;
      moment += (t - middle) * value;
    }
    double mean = sum / length;
    double spread = length * ((double) length * length - 1) / 12;
    double slope = length == 1 ? 0 : moment / spread;
    for (int t = 0; t < length; t++) {
      normalised[t * channels + channel] -= (float) (mean + slope * (t - middle));
    }
  }

  private void shiftRound(int points) {
    int moved = points * channels;
    System.arraycopy(normalised, 0, view, moved, view.length - moved);
    System.arraycopy(normalised, view.length - moved, view, 0, moved);
  }

  private void draw(double deviation, double[] drawn) {
    for (int channel = 0; channel < channels; channel++) {
      drawn[channel] = deviation == 0 ? 0 : random.normal(deviation);
    }
  }

  private void tilt() {
    double middle = (length - 1) / 2.0;
    for (int t = 0; t < length; t++) {
      for (int channel = 0; channel < channels; channel++) {
        view[t * channels + channel] += (float) (slopes[channel] * (t - middle) + offsets[channel]);
      }
    }
  }
}
