package dev.guillotine.standalone.data;

import dev.guillotine.contracts.data.Task;
import dev.guillotine.contracts.network.ImageShape;
import dev.guillotine.contracts.network.SampleShape;
import dev.guillotine.contracts.network.SignalShape;
import dev.guillotine.contracts.specification.Split;
import dev.guillotine.representation.data.DataSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a data set holds, for a person to read. */
public final class DataSetLines {
  private static final int WIDTH = 80;
  private static final int COLUMN = 13;

  private final DataSet set;
  private final LocalData data;
  private final List<String> lines = new ArrayList<>();

  private DataSetLines(LocalData data) {
    this.data = data;
    this.set = data.set();
  }

  /**
   * Lines of 80 characters or so.
   *
   * @param levels of the channels, where the samples are images
   */
  public static List<String> of(LocalData data, Optional<ChannelLevels> levels) {
    DataSetLines text = new DataSetLines(data);
    text.say("data set", text.set.identity().name());
    text.say("digest", text.set.identity().digest());
    text.say("samples", shape(text.set.train().shape()));
    text.splits();
    levels.ifPresent(text::channels);
    text.say(
        "passed over",
        text.set.passedOver() == 0
            ? "no file"
            : TaskWords.number(text.set.passedOver()) + " files that could not be read");
    text.tasks();
    return List.copyOf(text.lines);
  }

  private static String shape(SampleShape shape) {
    if (shape instanceof ImageShape image) {
      String kind =
          switch (image.channels()) {
            case 1 -> "grey";
            case 3 -> "RGB";
            default -> image.channels() + "-channel";
          };
      return "%s images, %d pixels high, %d wide".formatted(kind, image.height(), image.width());
    }
    if (shape instanceof SignalShape signal) {
      return "signals of %s points in %s"
          .formatted(
              TaskWords.number(signal.length()),
              signal.channels() == 1 ? "1 channel" : signal.channels() + " channels");
    }
    return shape.toString();
  }

  private void splits() {
    for (Split split : Split.values()) {
      String size = TaskWords.number(data.splits().samples(split).size());
      String whence = isOwn(split) ? "" : "   carved out of train";
      say(
          split == Split.TRAIN ? "splits" : "",
          String.format(Locale.ROOT, "%-10s %10s%s", split.json(), size, whence));
    }
  }

  private boolean isOwn(Split split) {
    return switch (split) {
      case TRAIN -> true;
      case VALIDATION -> set.validation().isPresent();
      case TEST -> set.test().isPresent();
    };
  }

  private void channels(ChannelLevels levels) {
    say(
        "channels",
        "mean %s, deviation %s"
            .formatted(
                decimals(levels.statistics().mean()), decimals(levels.statistics().deviation())));
    say(
        "",
        "of pixels from 0 to 1, in %s images of train"
            .formatted(TaskWords.number(levels.images())));
  }

  private static String decimals(List<Double> values) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, "%.4f", value))
        .collect(Collectors.joining(" "));
  }

  private void tasks() {
    int names = set.tasks().stream().mapToInt(task -> task.name().length()).max().orElse(0) + 2;
    int kinds =
        set.tasks().stream().mapToInt(task -> TaskWords.kind(task).length()).max().orElse(0) + 2;
    lines.add("");
    lines.add(cell("task", names) + cell("kind", kinds) + "in train");
    for (Task task : set.tasks()) {
      lines.add(
          cell(task.name(), names)
              + cell(TaskWords.kind(task), kinds)
              + TaskWords.spread(task, data.splits().samples(Split.TRAIN).targets(task.name())));
      List<String> classes = set.names().getOrDefault(task.name(), List.of());
      if (!TaskWords.areNumbers(classes)) {
        lines.add(cell("", names) + TaskWords.names(classes, WIDTH - Math.min(names, WIDTH / 2)));
      }
    }
  }

  private void say(String name, String words) {
    lines.add((cell(name, COLUMN) + words).stripTrailing());
  }

  private static String cell(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
