package dev.guillotine.representation.data.store;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.safetensors.SafetensorsFile;
import dev.guillotine.contracts.safetensors.SafetensorsWriter;
import dev.guillotine.contracts.safetensors.TensorSpec;
import dev.guillotine.contracts.safetensors.TensorType;
import dev.guillotine.representation.data.Targets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Targets of some samples as safetensors, a tensor for each task under its name: classes i64 {@code
 * [n]}, labels u8 {@code [n, k]}, numbers and angles f32 {@code [n]}.
 */
public final class TargetFile {
  private static final String GROUPS = "__group__";

  private TargetFile() {}

  /** Writes the targets of every task. */
  public static void write(Path file, Map<String, Targets> targets) throws IOException {
    write(file, targets, Optional.empty());
  }

  static void write(Path file, Map<String, Targets> targets, Optional<int[]> groups)
      throws IOException {
    Map<String, Targets> all = new LinkedHashMap<>(targets);
    groups.ifPresent(members -> all.put(GROUPS, new Targets.Classes(members)));
    List<TensorSpec> tensors = new ArrayList<>();
    all.forEach((name, values) -> tensors.add(specification(name, values)));
    try (SafetensorsWriter writer = SafetensorsWriter.create(file, tensors, Map.of())) {
      for (Map.Entry<String, Targets> entry : all.entrySet()) {
        append(writer, entry.getKey(), entry.getValue());
      }
      writer.finish();
    }
  }

  private static TensorSpec specification(String name, Targets targets) {
    if (targets instanceof Targets.Classes) {
      return TensorSpec.of(name, TensorType.I64, targets.size());
    }
    if (targets instanceof Targets.LabelSets sets) {
      return TensorSpec.of(name, TensorType.U8, targets.size(), sets.labels());
    }
    return TensorSpec.of(name, TensorType.F32, targets.size());
  }

  private static void append(SafetensorsWriter writer, String name, Targets targets)
      throws IOException {
    if (targets instanceof Targets.Classes classes) {
      long[] values = Arrays.stream(classes.values()).asLongStream().toArray();
      writer.append(name, values, 0, values.length);
    } else if (targets instanceof Targets.LabelSets sets) {
      writer.append(name, ByteBuffer.wrap(sets.values()));
    } else if (targets instanceof Targets.Numbers numbers) {
      writer.append(name, numbers.values(), 0, numbers.values().length);
    }
  }

  /** Reads the targets of one task. */
  static Targets read(SafetensorsFile file, Task task) throws IOException {
    if (task instanceof Task.Classification) {
      return classes(file, task.name());
    }
    if (task instanceof Task.MultiLabel sets) {
      ByteBuffer data = file.data(task.name());
      byte[] values = new byte[data.remaining()];
      data.get(values);
      return new Targets.LabelSets(sets.labels(), values);
    }
    return new Targets.Numbers(file.floats(task.name()));
  }

  /** Reads which samples belong together. */
  static Optional<int[]> groups(SafetensorsFile file) throws IOException {
    boolean any = file.tensors().stream().anyMatch(tensor -> tensor.name().equals(GROUPS));
    return any ? Optional.of(classes(file, GROUPS).values()) : Optional.empty();
  }

  private static Targets.Classes classes(SafetensorsFile file, String name) throws IOException {
    return new Targets.Classes(
        Arrays.stream(file.longs(name)).mapToInt(Math::toIntExact).toArray());
  }
}
