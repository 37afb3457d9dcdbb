package dev.guillotine.representation.data.objects;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.representation.data.Targets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What can be predicted of a generated object: each of its {@linkplain ObjectFactors factors}. */
enum ObjectTask {
  /** Its shape. */
  SHAPE(factors -> List.of(ObjectShape.values()).indexOf(factors.shape())),
  /** Its hue, an angle in turns. */
  HUE(ObjectFactors::hue),
  /** The background's hue, an angle in turns. */
  BACKGROUND_HUE(ObjectFactors::backgroundHue),
  /** The direction of the light, an angle in turns. */
  LIGHT(ObjectFactors::light),
  /** Its size, in sides of the image. */
  SCALE(ObjectFactors::scale),
  /** Its turn, an angle in turns. It can't be seen of what is round. */
  YAW(ObjectFactors::yaw),
  /** Its place from left to right, in sides of the image. */
  X(ObjectFactors::x),
  /** Its place from top to bottom, in sides of the image. */
  Y(ObjectFactors::y),
  /** Waves of the background's texture across the image. */
  TEXTURE(ObjectFactors::texture);

  @SuppressWarnings("ImmutableEnumChecker") // a function of its argument alone
  private final ToDoubleFunction<ObjectFactors> factor;

  ObjectTask(ToDoubleFunction<ObjectFactors> factor) {
    this.factor = factor;
  }

  /** All of them, as a data set declares them. */
  static List<Task> all() {
    return Arrays.stream(values()).map(ObjectTask::task).toList();
  }

  /** The one of that name. */
  static ObjectTask named(String json) {
    return Arrays.stream(values())
        .filter(task -> task.json().equals(json))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("objects have no task " + json));
  }

  /** Its name. */
  String json() {
    return this == SHAPE ? "class" : name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Task task() {
    return switch (this) {
      case SHAPE -> new Task.Classification(json(), ObjectShape.values().length);
      case HUE, BACKGROUND_HUE, LIGHT, YAW -> new Task.Circular(json(), 1);
      case SCALE, X, Y, TEXTURE -> new Task.Regression(json());
    };
  }

  /** Its value for every image. */
  Targets targets(ObjectImages images) {
    if (this == SHAPE) {
      return new Targets.Classes(
          IntStream.range(0, images.size())
              .map(position -> (int) factor.applyAsDouble(images.factors(position)))
              .toArray());
    }
    float[] values = new float[images.size()];
    for (int position = 0; position < values.length; position++) {
      values[position] = (float) factor.applyAsDouble(images.factors(position));
    }
    return new Targets.Numbers(values);
  }
}
