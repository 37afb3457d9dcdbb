package dev.guillotine.trainer.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.Normalisation;
import dev.guillotine.contracts.specification.DataSource;
import dev.guillotine.contracts.specification.Views;
import dev.guillotine.contracts.validation.InvalidValueException;
import dev.guillotine.representation.data.Normaliser;
import dev.guillotine.representation.data.SampleBatch;
import dev.guillotine.representation.data.Samples;
import dev.guillotine.representation.data.Targets;
import dev.guillotine.representation.data.Workers;
import dev.guillotine.representation.data.objects.ObjectImageSet;
import dev.guillotine.representation.random.RandomAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewMakerTest {
  private static final Views STANDARD = Views.standard();
  private static final Views NONE = Views.none();
  private static final Normalisation NORMALISATION =
      new Normalisation(List.of(0.4, 0.5, 0.6), List.of(0.2, 0.3, 0.25));
  private static final RandomAddress ADDRESS = RandomAddress.of(7, "view");

  private final Samples images =
      new ObjectImageSet(new DataSource.Objects(500, 100, 24, 0L)).train();
  private final ImageShape shape = images.imageShape();

  @Test
  void shouldWriteTheNormalisedImageWhenNothingIsToChange() {
    int[] positions = {3, 14, 159};
    SampleBatch plain = SampleBatch.direct(shape, 3);
    try (Workers workers = new Workers(1)) {
      new Normaliser(shape, NORMALISATION).write(images, positions, plain, workers);
    }

    assertThat(views(NONE, positions, 0, 1, 1)).isEqualTo(values(plain));
  }

  @Test
  void shouldNotDependOnTheNumberOfThreads() {
    int[] positions = first(300);

    float[] alone = views(STANDARD, positions, 2, 2, 1);

    assertThat(views(STANDARD, positions, 2, 2, 2)).isEqualTo(alone);
    assertThat(views(STANDARD, positions, 2, 2, 5)).isEqualTo(alone);
  }

  @Test
  void shouldNotDependOnTheRestOfTheBatch() {
    float[] batch = views(STANDARD, new int[] {8, 5, 9}, 0, 2, 1);
    float[] alone = views(STANDARD, new int[] {5}, 0, 2, 1);

    assertThat(image(batch, 1)).isEqualTo(image(alone, 0));
    assertThat(image(batch, 3 + 1)).isEqualTo(image(alone, 1));
  }

  @Test
  void shouldDrawEveryViewAnew() {
    float[] first = views(STANDARD, new int[] {5, 6}, 0, 2, 1);

    assertThat(image(first, 0)).isNotEqualTo(image(first, 2));
    assertThat(views(STANDARD, new int[] {5, 6}, 1, 2, 1)).isNotEqualTo(first);
    assertThat(views(STANDARD, new int[] {5, 6}, 0, 2, 1)).isEqualTo(first);
  }

  @Test
  void shouldShowThePartnerUnderTheDrawsOfTheFirstSample() {
    SampleBatch batch = SampleBatch.direct(shape, 4);
    StepSamples step = new StepSamples(1, new int[][] {{5, 6}, {9, 6}});
    try (Workers workers = new Workers(1)) {
      new ViewMaker(STANDARD, shape, NORMALISATION, ADDRESS).write(images, step, batch, workers);
    }
    byte[] partner = new byte[shape.values()];
    images.read(9, partner, 0);
    float[] alike = views(STANDARD, new int[] {5, 6}, 1, 2, 1);

    assertThat(image(values(batch), 0)).isEqualTo(image(alike, 0));
    assertThat(image(values(batch), 1)).isEqualTo(image(alike, 1));
    assertThat(image(values(batch), 3)).isEqualTo(image(alike, 3));
    assertThat(image(values(batch), 2))
        .isEqualTo(
            ViewPainter.of(STANDARD, shape, NORMALISATION)
                .paint(partner, 1, ADDRESS.at(1).at(5).at(1)));
  }

  @Test
  void shouldRefuseStepsWithoutSamplesOrWithUnequalViews() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StepSamples.alike(0, new int[0], 2))
        .withMessageContaining("at least one view of one row");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StepSamples(0, new int[][] {{1, 2}, {1}}))
        .withMessageContaining("1 in one view, 2 in the first one");
  }

  @Test
  void shouldDrawEachKindOfChangeAtAnAddressOfItsOwn() {
    Views flipOnly =
        new Views(null, NONE.crop(), 0.5, NONE.jitter(), 0.0, null, null, null, null, null);
    Views flipAndJitter =
        new Views(
            null,
            NONE.crop(),
            0.5,
            new Views.Jitter(0.5, 0.0, 0.0, 0.0, 0.0),
            0.0,
            null,
            null,
            null,
            null,
            null);

    assertThat(views(flipAndJitter, first(20), 0, 1, 1))
        .isEqualTo(views(flipOnly, first(20), 0, 1, 1));
  }

  @Test
  void shouldFlipAndFadeAsOftenAsTold() {
    Views views =
        new Views(null, NONE.crop(), 0.25, NONE.jitter(), 0.6, null, null, null, null, null);
    float[] plain = views(NONE, first(500), 0, 1, 2);
    float[] drawn = views(views, first(500), 0, 1, 2);
    int flipped = 0;
    int faded = 0;
    for (int slot = 0; slot < 500; slot++) {
      float[] image = image(drawn, slot);
      boolean isFaded = isGrey(image);
      faded += isFaded ? 1 : 0;
      float[] reference = isFaded ? grey(image(plain, slot)) : image(plain, slot);
      flipped += distance(image, reference) > 1e-3 ? 1 : 0;
    }

    assertThat(flipped / 500.0).isCloseTo(0.25, within(0.08));
    assertThat(faded / 500.0).isCloseTo(0.6, within(0.09));
  }

  @Test
  void shouldNotAllocateMemoryForEachView() {
    ViewPainter painter = ViewPainter.of(STANDARD, shape, NORMALISATION);
    byte[] pixels = new byte[shape.values()];
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    painter.paint(pixels, 0, ADDRESS);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1000; i++) {
      painter.paint(pixels, 0, ADDRESS.at(i));
    }

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000 * 500L);
  }

  @Test
  void shouldMakeViewsOfGreyImages() {
    ImageShape grey = new ImageShape(1, 24, 24);
    Samples source = new GreyImages(images);
    Normalisation normalisation = new Normalisation(List.of(0.0), List.of(1.0));
    SampleBatch batch = SampleBatch.direct(grey, 20);
    try (Workers workers = new Workers(2)) {
      new ViewMaker(STANDARD, grey, normalisation, ADDRESS)
          .write(source, StepSamples.alike(0, first(10), 2), batch, workers);
    }

    assertThat(values(batch)).hasSize(20 * 24 * 24);
    for (float value : values(batch)) {
      assertThat(value).isBetween(0f, 1f);
    }
  }

  @Test
  void shouldRefuseWhatDoesNotFit() {
    SampleBatch batch = SampleBatch.direct(shape, 3);
    ViewMaker maker = new ViewMaker(STANDARD, shape, NORMALISATION, ADDRESS);
    try (Workers workers = new Workers(1)) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> maker.write(images, StepSamples.alike(0, first(2), 2), batch, workers));
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  maker.write(
                      new GreyImages(images), StepSamples.alike(0, first(1), 1), batch, workers))
          .withMessageContaining("channels=1");
    }
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(() -> new ViewMaker(STANDARD, new ImageShape(1, 8, 8), NORMALISATION, ADDRESS))
        .withMessageContaining("1 numbers");
  }

  private float[] views(Views views, int[] positions, int epoch, int count, int threads) {
    SampleBatch batch = SampleBatch.direct(shape, count * positions.length);
    try (Workers workers = new Workers(threads)) {
      new ViewMaker(views, shape, NORMALISATION, ADDRESS)
          .write(images, StepSamples.alike(epoch, positions, count), batch, workers);
    }
    return values(batch);
  }

  private static float[] values(SampleBatch batch) {
    float[] values = new float[batch.slots() * batch.shape().values()];
    batch.values().get(0, values);
    return values;
  }

  private float[] image(float[] batch, int slot) {
    return Arrays.copyOfRange(batch, slot * shape.values(), (slot + 1) * shape.values());
  }

  private static float pixel(float[] image, int index) {
    int channel = index % 3;
    return image[index] * NORMALISATION.deviation().get(channel).floatValue()
        + NORMALISATION.mean().get(channel).floatValue();
  }

  private static boolean isGrey(float[] image) {
    for (int i = 0; i < image.length; i += 3) {
      if (Math.abs(pixel(image, i) - pixel(image, i + 1)) > 1e-3) {
        return false;
      }
    }
    return true;
  }

  private static float[] grey(float[] image) {
    float[] grey = new float[image.length];
    for (int i = 0; i < image.length; i += 3) {
      double luma =
          0.299 * pixel(image, i) + 0.587 * pixel(image, i + 1) + 0.114 * pixel(image, i + 2);
      for (int channel = 0; channel < 3; channel++) {
        grey[i + channel] =
            (float)
                ((luma - NORMALISATION.mean().get(channel))
                    / NORMALISATION.deviation().get(channel));
      }
    }
    return grey;
  }

  private static double distance(float[] one, float[] other) {
    double most = 0;
    for (int i = 0; i < one.length; i++) {
      most = Math.max(most, Math.abs(one[i] - other[i]));
    }
    return most;
  }

  private static int[] first(int count) {
    int[] positions = new int[count];
    Arrays.setAll(positions, i -> i);
    return positions;
  }

  /** The red channel of coloured images. */
  private record GreyImages(Samples coloured) implements Samples {
    @Override
    public ImageShape shape() {
      return new ImageShape(1, coloured.imageShape().height(), coloured.imageShape().width());
    }

    @Override
    public int size() {
      return coloured.size();
    }

    @Override
    public Targets targets(String task) {
      return coloured.targets(task);
    }

    @Override
    public void read(int position, byte[] target, int offset) {
      byte[] pixels = new byte[coloured.shape().bytes()];
      coloured.read(position, pixels, 0);
      for (int i = 0; i < shape().values(); i++) {
        target[offset + i] = pixels[3 * i];
      }
    }
  }
}
