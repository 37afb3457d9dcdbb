package dev.guillotine.trainer.view;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.contracts.specification.Views;
import dev.guillotine.representation.random.RandomAddress;

/** Paints one view after another in memory of its own; for one thread. */
sealed interface ViewPainter permits ImagePainter, SignalPainter {

  /** The painter of samples of a shape. */
  static ViewPainter of(Views views, SampleShape shape, Normalisation normalisation) {
    if (shape instanceof SignalShape signal) {
      return new SignalPainter(views, signal, normalisation);
    }
    return new ImagePainter(views, (ImageShape) shape, normalisation);
  }

  /**
   * Paints a view.
   *
   * @param stored the sample, {@code shape.bytes()} bytes
   * @param view its number, from 0
   * @param address of the view's draws
   * @return {@code [height, width, channels]} or {@code [length, channels]}, normalised;
   *     overwritten by the next call
   */
  float[] paint(byte[] stored, int view, RandomAddress address);
}
