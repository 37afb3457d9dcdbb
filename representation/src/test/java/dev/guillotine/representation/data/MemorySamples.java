package dev.guillotine.representation.data;

import dev.guillotine.contracts.network.SampleShape;
import java.util.Arrays;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/**
 * A few samples in memory, for tests.
 *
 * @param shape of every sample
 * @param size number of samples
 * @param values of all samples, one after another
 * @param all targets by task
 * @param groups which samples belong together
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record MemorySamples(
    SampleShape shape, int size, byte[] values, Map<String, Targets> all, Optional<int[]> groups)
    implements Samples {
  /** The task of the samples that have one. */
  public static final String CLASS = "class";

  /** Random values; the classes take turns. */
  public static MemorySamples random(SampleShape shape, int count, int classes, long seed) {
    int[] labels = new int[count];
    Arrays.setAll(labels, position -> position % classes);
    return labelled(shape, labels, seed);
  }

  /** Random values of given classes. */
  public static MemorySamples labelled(SampleShape shape, int[] labels, long seed) {
    byte[] values = new byte[shape.bytes() * labels.length];
    new Random(seed).nextBytes(values);
    return of(shape, values, labels);
  }

  /** Given values of given classes. */
  public static MemorySamples of(SampleShape shape, byte[] values, int... labels) {
    return new MemorySamples(
        shape, labels.length, values, Map.of(CLASS, new Targets.Classes(labels)), Optional.empty());
  }

  /** The same samples in groups. */
  public MemorySamples grouped(int... members) {
    return new MemorySamples(shape, size, values, all, Optional.of(members));
  }

  @Override
  public Targets targets(String task) {
    return Optional.ofNullable(all.get(task))
        .orElseThrow(() -> new NoSuchElementException("no task " + task));
  }

  @Override
  public void read(int position, byte[] target, int offset) {
    Objects.checkIndex(position, size);
    System.arraycopy(values, position * shape.bytes(), target, offset, shape.bytes());
  }

  /** The classes of any samples. */
  public static int[] labels(Samples samples) {
    return ((Targets.Classes) samples.targets(CLASS)).values();
  }

  /** One of any samples. */
  public static byte[] sample(Samples samples, int position) {
    byte[] sample = new byte[samples.shape().bytes()];
    samples.read(position, sample, 0);
    return sample;
  }
}
