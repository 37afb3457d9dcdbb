package dev.guillotine.representation.data.read;

import dev.guillotine.contracts.specification.Split;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The two sets that come as CIFAR's binary version. */
enum CifarFormat {
  /** Ten classes. */
  CIFAR_10(
      "cifar10-2",
      List.of(new Label("class", 10)),
      IntStream.rangeClosed(1, 5).mapToObj(i -> "data_batch_" + i + ".bin").toList(),
      List.of("test_batch.bin")),
  /** A hundred classes in twenty groups. The first task is the finer one, the first byte is not. */
  CIFAR_100(
      "cifar100-1",
      List.of(new Label("coarse", 20), new Label("fine", 100)),
      List.of("train.bin"),
      List.of("test.bin"));

  /** One byte of a record's beginning. */
  record Label(String task, int classes) {}

  private final String version;

  @SuppressWarnings("ImmutableEnumChecker") // lists of immutable values
  private final List<Label> labels;

  @SuppressWarnings("ImmutableEnumChecker") // immutable lists
  private final List<String> train;

  @SuppressWarnings("ImmutableEnumChecker") // immutable lists
  private final List<String> test;

  CifarFormat(String version, List<Label> labels, List<String> train, List<String> test) {
    this.version = version;
    this.labels = labels;
    this.train = train;
    this.test = test;
  }

  /** Name and version of the reader. */
  String version() {
    return version;
  }

  /** What the bytes before the pixels mean, in their order. */
  List<Label> labels() {
    return labels;
  }

  /** The files of each split. */
  Map<Split, List<String>> files() {
    return Map.of(Split.TRAIN, train, Split.TEST, test);
  }
}
