package dev.guillotine.trainer.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.specification.Views;
import dev.guillotine.representation.data.SampleBatch;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Targets;
import dev.guillotine.representation.data.Workers;
import dev.guillotine.representation.network.ComputeEngine;
import dev.guillotine.representation.network.RowMajor;
import dev.guillotine.representation.network.SampleTensor;
import dev.guillotine.representation.random.RandomAddress;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeviceViewsTest {
  private static final RandomAddress ADDRESS = RandomAddress.of(11, "views");
  private static final ImageShape COLOURED = new ImageShape(3, 32, 32);

  /** Everything at once, and something else in the second view. */
  private static final Views ALL =
      new Views(
          new Views.Rotation(0.5, 90.0),
          null,
          null,
          null,
          null,
          new Views.Blur(0.6, 0.05, 10.0),
          0.4,
          new Views.Erasing(0.5, null, null),
          null,
          new Views.Second(
              null, null, null, null, null, new Views.Blur(0.1, null, null), 0.0, null, null));

  static Stream<Arguments> views() {
    return Stream.of(
        Arguments.of(Views.standard(), COLOURED),
        Arguments.of(Views.none(), COLOURED),
        Arguments.of(ALL, COLOURED),
        Arguments.of(ALL, new ImageShape(1, 28, 28)),
        Arguments.of(ALL, new ImageShape(3, 9, 21)),
        Arguments.of(ALL, new ImageShape(1, 1, 1)));
  }

  @ParameterizedTest
  @MethodSource("views")
  void shouldMakeTheViewsThatTheProcessorMakes(Views views, ImageShape shape) {
    Samples images = new RandomImages(shape);
    Normalisation normalisation =
        shape.channels() == 1
            ? new Normalisation(List.of(0.4), List.of(1.0))
            : new Normalisation(List.of(0.4, 0.5, 0.6), List.of(1.0, 1.0, 1.0));
    int[] shown = {0, 7, 3, 9, 4, 11, 20, 30, 31, 6, 2, 1};
    int[] partners = {0, 8, 3, 1, 4, 11, 2, 30, 5, 6, 2, 1};
    ComputeEngine engine = ComputeEngine.start(1);
    for (int epoch = 0; epoch < 4; epoch++) {
      StepSamples step = new StepSamples(epoch, new int[][] {shown, partners});
      SampleBatch batch = SampleBatch.direct(shape, step.slots());
      try (NDScope scope = new NDScope();
          NDManager manager = engine.newManager();
          Workers workers = new Workers(1);
          DeviceViews device = new DeviceViews(views, shape, normalisation, ADDRESS, engine)) {
        scope.suppressNotUsedWarning();
        new ViewMaker(views, shape, normalisation, ADDRESS).write(images, step, batch, workers);
        NDArray expected = SampleTensor.of(batch, step.slots(), manager);

        NDArray made = device.make(images, step, manager);

        assertThat(made.getShape())
            .isEqualTo(new Shape(24, shape.channels(), shape.height(), shape.width()));
        assertThat(RowMajor.values(made)).containsExactly(RowMajor.values(expected), within(1e-4f));
      }
    }
  }

  private record RandomImages(ImageShape shape) implements Samples {
    @Override
    public int size() {
      return 32;
    }

    @Override
    public Targets targets(String task) {
      throw new NoSuchElementException(task);
    }

    @Override
    public void read(int position, byte[] target, int offset) {
      byte[] pixels = new byte[shape.bytes()];
      new Random(position).nextBytes(pixels);
      System.arraycopy(pixels, 0, target, offset, pixels.length);
    }
  }
}
