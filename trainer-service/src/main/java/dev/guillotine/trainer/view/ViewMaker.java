package dev.guillotine.trainer.view;

import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.specification.Views;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.data.SampleBatch;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Workers;
import dev.guillotine.representation.random.RandomAddress;

/**
 * Makes random views of images or signals, normalised.
 *
 * <p>What is drawn for a view is a pure function of the address given here, the epoch, the position
 * of the sample that the first view shows, and the view's number. Neither the order of the samples
 * nor the number of threads can change a view. Safe for use by several threads at once.
 */
public final class ViewMaker {
  /** What a run's seed is used for where its views are drawn. */
  public static final String PURPOSE = "views";

  private final Views views;
  private final SampleShape shape;
  private final Normalisation normalisation;
  private final RandomAddress address;

  /**
   * @param views what is drawn
   * @param shape of every sample; grey images have no colour, so that for them saturation, hue and
   *     grayscale change nothing
   * @param normalisation one mean and deviation for each channel
   * @param address of every random draw
   */
  public ViewMaker(
      Views views, SampleShape shape, Normalisation normalisation, RandomAddress address) {
    if (normalisation.mean().size() != shape.channels()) {
      throw new InvalidValueException(
          "mean", normalisation.mean(), shape.channels() + " numbers, one for each channel");
    }
    this.views = views;
    this.shape = shape;
    this.normalisation = normalisation;
    this.address = address;
  }

  /** Shape of every sample, and so of every view. */
  public SampleShape shape() {
    return shape;
  }

  /**
   * Makes all views of one step: view v of row i goes to slot {@code v × step.rows() + i}, all
   * first views, then all second ones.
   *
   * @param samples to choose from
   * @param step which of them, and whose draws
   * @param target receives the views; has at least {@code step.slots()} slots
   * @param workers that share the work
   */
  public void write(Samples samples, StepSamples step, SampleBatch target, Workers workers) {
    requireShape(samples.shape());
    requireShape(target.shape());
    workers.forEach(
        step.rows(),
        () -> {
          byte[] stored = new byte[shape.bytes()];
          ViewPainter painter = ViewPainter.of(views, shape, normalisation);
          return row -> {
            RandomAddress ofRow = address.at(step.epoch()).at(step.position(0, row));
            for (int view = 0; view < step.views(); view++) {
              int position = step.position(view, row);
              if (view == 0 || position != step.position(view - 1, row)) {
                samples.read(position, stored, 0);
              }
              float[] painted = painter.paint(stored, view, ofRow.at(view));
              target.put(view * step.rows() + row, painted);
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
