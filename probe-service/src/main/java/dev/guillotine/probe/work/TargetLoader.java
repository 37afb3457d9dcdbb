package dev.guillotine.probe.work;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.event.FeaturesExtracted;
import dev.guillotine.contracts.event.LabelFile;
import dev.guillotine.contracts.safetensors.SafetensorsFile;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.contracts.storage.ObjectReference;
import dev.guillotine.platform.failure.PermanentFailure;
import dev.guillotine.platform.failure.WorkFailure;
import dev.guillotine.probe.fit.Angles;
import dev.guillotine.probe.fit.Classes;
import dev.guillotine.probe.fit.LabelSets;
import dev.guillotine.probe.fit.Numbers;
import dev.guillotine.probe.fit.Targets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Fetches what is to be predicted, of all splits and tasks at once. */
final class TargetLoader {
  private final FeaturesExtracted source;
  private final TensorObjects objects;

  TargetLoader(FeaturesExtracted source, TensorObjects objects) {
    this.source = source;
    this.objects = objects;
  }

  /**
   * The targets of the given tasks.
   *
   * @throws PermanentFailure when a file is missing, corrupt, or holds what no probe can use
   */
  Map<Task, Map<Split, Targets>> load(List<Task> tasks) throws WorkFailure {
    Map<Task, Map<Split, Targets>> targets = new LinkedHashMap<>();
    for (Task task : tasks) {
      targets.put(task, new EnumMap<>(Split.class));
    }
    for (Split split : Split.values()) {
      try {
        Map<Task, Targets> ofSplit = objects.read(object(split), file -> read(file, tasks));
        ofSplit.forEach((task, values) -> targets.get(task).put(split, values));
      } catch (IllegalArgumentException | NoSuchElementException e) {
        throw new PermanentFailure("labels of " + split.json() + ": " + e.getMessage(), e);
      }
    }
    return targets;
  }

  private ObjectReference object(Split split) {
    return source.labels().stream()
        .filter(one -> one.split() == split)
        .findFirst()
        .map(LabelFile::object)
        .orElseThrow(() -> new NoSuchElementException("there is no file of them"));
  }

  private static Map<Task, Targets> read(SafetensorsFile file, List<Task> tasks)
      throws IOException {
    Map<Task, Targets> targets = new LinkedHashMap<>();
    for (Task task : tasks) {
      targets.put(task, read(file, task));
    }
    return targets;
  }

  private static Targets read(SafetensorsFile file, Task task) throws IOException {
    if (task instanceof Task.Classification classification) {
      long[] classes = file.longs(task.name());
      return new Classes(
          Arrays.stream(classes).mapToInt(Math::toIntExact).toArray(), classification.classes());
    }
    if (task instanceof Task.MultiLabel sets) {
      ByteBuffer data = file.data(task.name());
      byte[] values = new byte[data.remaining()];
      data.get(values);
      return new LabelSets(values, sets.labels());
    }
    if (task instanceof Task.Circular circular) {
      return new Angles(file.floats(task.name()), circular.period());
    }
    return new Numbers(file.floats(task.name()));
  }
}
